import Foundation
import NNCore
import TestSupport
import Testing

/// The articles of the guide, as opposed to the lessons' pages: their code and output, and the tables that quote the
/// sources.
@Suite struct GuidePageTests {
  /// The articles that exist in both languages.
  static let pages = MarkdownPage.allPaths.filter { $0.hasPrefix(".guide/") && !$0.hasSuffix(".zh.md") }
    .filter { MarkdownPage.allPaths.contains($0.replacing(/\.md$/, with: ".zh.md")) }

  @Test func thereAreArticles() { #expect(Self.pages.count >= 4) }

  /// A block of Swift is found in the file that the line above it links to.
  @Test(arguments: pages) func codeIsThatOfTheSources(path: String) throws {
    let page = try MarkdownPage(path: path)
    for block in page.blocks where block.language == "swift" {
      let place = "\(path), line \(block.line)"
      let link = try #require(
        block.caption.firstMatch(of: /\]\(([^)]+\.swift)\)/), "\(place): no link to a file above the code")
      let source = try String(contentsOf: page.target(of: String(link.1)), encoding: .utf8)
      let missing = firstLineMissing(block.lines, in: source.components(separatedBy: "\n"))
      #expect(missing == nil, "\(place): \(link.1) has no such line here: \(missing ?? "")")
    }
  }

  /// A block that begins with `$ swift run …` shows lines of what that command prints: its notes, except for the one
  /// on the picture, then its results. The command runs where it finds the tables of the tests as in the checkout.
  @Test(arguments: pages) func outputIsThatOfTheProgramsSlow(path: String) throws {
    for block in try MarkdownPage(path: path).blocks {
      guard let words = block.lines.first?.firstMatch(of: /^\$ swift run (.+)$/) else { continue }
      let command = words.1.split(separator: " ").map(String.init)
      let result = try withTemporaryFolder { folder in
        try FileManager.default.createSymbolicLink(
          at: folder.appending(path: "Tests"), withDestinationURL: Lessons.package.appending(path: "Tests"))
        return try runProgram(command[0], Array(command.dropFirst()), in: folder)
      }
      let notes = result.stderr.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("Picture: ") }
      let printed = notes + result.stdout.components(separatedBy: "\n")
      let missing = firstLineMissing(Array(block.lines.dropFirst()), in: printed)
      #expect(
        missing == nil || !NNCore.arithmeticIsFused,
        "\(path), line \(block.line): the command does not print this line here: \(missing ?? "")")
    }
  }

  /// A row of three cells, `NumPy | Swift | file`: the Swift is found in the file that the row links to.
  @Test(arguments: [".guide/swift-for-python.md", ".guide/swift-for-python.zh.md"])
  func swiftLinesStandInTheirFiles(path: String) throws {
    let page = try MarkdownPage(path: path)
    let rows = page.prose.compactMap { $0.firstMatch(of: /^\|.*\| `([^`]+)` \| \[.+\]\((.+\.swift)\) \|$/) }
    #expect(rows.count >= 20, "\(path): only \(rows.count) rows with a file")
    for row in rows {
      let source = try String(contentsOf: page.target(of: String(row.2)), encoding: .utf8)
      #expect(inOneLine(source).contains(row.1), "\(path): \(row.2) does not have \(row.1)")
    }
  }

  /// The first cell of a row quotes what a program prints. `…` stands for what differs from run to run; the rest is
  /// in the sources, letter by letter.
  @Test func messagesStandInTheSources() throws {
    let path = ".guide/messages.zh.md"
    let rows = try MarkdownPage(path: path).prose.compactMap { $0.firstMatch(of: /^\| `([^`]+)` \|/) }
    #expect(rows.count >= 40, "\(path): only \(rows.count) rows with a message")
    let sources = try allSources()
    for row in rows {
      for part in row.1.split(separator: "…").map({ $0.trimmingCharacters(in: .whitespaces) }) {
        #expect(sources.contains { $0.contains(part) }, "\(path): no source has \"\(part)\" of \"\(row.1)\"")
      }
    }
  }

  /// Each `swift test --filter …` of a page names a test: `Suite` or `Suite/test`, or several with `|` between.
  @Test(arguments: MarkdownPage.allPaths) func filtersNameTests(path: String) throws {
    let tests = try Self.tests.get()
    let text = try String(contentsOf: Lessons.package.appending(path: path), encoding: .utf8)
    for filter in text.matches(of: /swift test --filter "?([\w\/|]+)/) {
      for name in filter.1.split(separator: "|") {
        let parts = name.split(separator: "/")
        let isThere = tests.contains { file in
          file.matches(of: /(?:struct|extension) (\w+)/).contains { $0.1.contains(parts[0]) }
            && parts.dropFirst().allSatisfy { file.contains("func \($0)(") }
        }
        #expect(isThere, "\(path): no test is called \(name)")
      }
    }
  }

  /// The files of the tests, read once.
  private static let tests = Result { try sources(in: "Tests") }

  private func allSources() throws -> [String] { try Self.sources(in: "Sources").map(inOneLine) }

  private static func sources(in folder: String) throws -> [String] {
    let folder = Lessons.package.appending(path: folder)
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }

  /// A source on one line: the parts of a string that is spread over lines are joined, and a line break and its
  /// indentation become one space.
  private func inOneLine(_ source: String) -> String {
    let lines = source.split(separator: "\n").map { $0.drop { $0 == " " } }
    return lines.joined(separator: " ").replacing("\\ ", with: "").replacing("\" + \"", with: "")
      .replacing("\\\"", with: "\"")
  }
}
