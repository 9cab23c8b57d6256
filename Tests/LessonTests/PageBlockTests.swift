import Foundation
import NNCore
import Synchronization
import TestSupport
import Testing

/// The blocks of the pages: code is that of the sources, and after `$ swift run …` come lines of what that command
/// prints.
///
/// If a source or a number has changed, `RENEW=1 swift test --filter PageBlock` rewrites the blocks of all pages;
/// look at the diff before committing it.
@Suite struct PageBlockTests {
  static let pages = GuideTests.lessonPages.flatMap {
    [$0, $0.replacing("README.md", with: "README.zh.md")]
  }

  /// The comment before a block of Swift says which file and which declarations it shows; the line above links to the
  /// file.
  @Test(.enabled(if: !isRenewing), arguments: pages) func codeIsThatOfTheSources(path: String) throws {
    let page = try MarkdownPage(path: path)
    for block in page.blocks where block.language == "swift" {
      let place = "\(path), line \(block.line)"
      guard let marker = block.marker else {
        Issue.record("\(place): no comment <!-- code: File.swift: function --> right before the code")
        continue
      }
      #expect(block.caption.contains("](\(marker.file))"), "\(place): no link to \(marker.file) above")
      do throws(StaleBlock) {
        let code = try page.code(block, marker)
        let difference = firstDifference(block.lines, code)
        #expect(difference == nil, "\(place), against \(marker.file): \(difference ?? ""); \(renewing)")
      } catch {
        Issue.record("\(place): \(marker.file): \(error)")
      }
    }
  }

  @Test(.enabled(if: !isRenewing), arguments: pages) func outputIsThatOfTheProgramsSlow(path: String) throws {
    for block in try MarkdownPage(path: path).blocks {
      guard let printed = try Outputs.lines(shownBy: block) else { continue }
      let missing = firstLineMissing(Array(block.lines.dropFirst()), in: printed)
      #expect(
        missing == nil || !NNCore.arithmeticIsFused,
        "\(path), line \(block.line): the command does not print this line here: \(missing ?? ""); \(renewing)"
      )
    }
  }

  private var renewing: String { "if the source is right: RENEW=1 swift test --filter PageBlock" }

  @Test(.enabled(if: isRenewing), arguments: pages) func renewal(path: String) throws {
    let page = try MarkdownPage(path: path)
    let text = try page.replacingBlocks { block in
      do {
        return try page.renewed(block)
      } catch {
        Issue.record("\(path), line \(block.line) has to be mended by hand: \(error)")
        return nil
      }
    }
    try text.write(to: page.url, atomically: true, encoding: .utf8)
  }
}

extension MarkdownPage {
  /// The lines of a block of code as its source has them.
  fileprivate func code(_ block: Block, _ marker: CodeMarker) throws(StaleBlock) -> [String] {
    guard let text = try? String(contentsOf: target(of: marker.file), encoding: .utf8) else {
      throw StaleBlock("there is no such file")
    }
    return try marker.block(shown: block.lines, in: text.components(separatedBy: "\n"))
  }

  /// New lines for a block, if it shows code or output that has changed.
  fileprivate func renewed(_ block: Block) throws -> [String]? {
    if let marker = block.marker { return try code(block, marker) }
    let shown = Array(block.lines.dropFirst())
    guard NNCore.arithmeticIsFused, let printed = try Outputs.lines(shownBy: block),
      firstLineMissing(shown, in: printed) != nil
    else { return nil }
    guard let lines = counterpart(of: shown, in: printed) else {
      throw StaleBlock("the command prints nothing like what is shown")
    }
    return block.lines.prefix(1) + lines
  }
}

/// What commands print, each run once for all pages and tests that need it.
enum Outputs {
  /// The output of one command; whoever asks while it runs waits for it.
  private final class Output: Sendable {
    let lines = Mutex<[String]?>(nil)
  }

  private static let known = Mutex<[[String]: Output]>([:])

  static func lines(of command: [String]) throws -> [String] {
    let output = known.withLock { known in
      let output = known[command] ?? Output()
      known[command] = output
      return output
    }
    return try output.lines.withLock { lines in
      if let lines { return lines }
      let printed = try withTemporaryFolder { folder in
        try linkTheGuidesFiles(into: folder)
        return try runProgram(command[0], Array(command.dropFirst()), in: folder).stdout
          .components(separatedBy: "\n")
      }
      lines = printed
      return printed
    }
  }

  /// What the command at the beginning of the block prints; `nil` if there is none.
  static func lines(shownBy block: MarkdownPage.Block) throws -> [String]? {
    guard let words = block.lines.first?.firstMatch(of: /^\$ swift run (.+)$/) else { return nil }
    return try lines(of: words.1.split(separator: " ").map(String.init))
  }
}

/// Lets commands find the guide's files, such as `.guide/patients.csv`, as they do in the root of the package.
func linkTheGuidesFiles(into folder: URL) throws {
  try FileManager.default.createSymbolicLink(
    at: folder.appending(path: ".guide"), withDestinationURL: Lessons.package.appending(path: ".guide"))
}
