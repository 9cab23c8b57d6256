import Foundation

/// A page of the guide, taken apart, so that tests can compare what may go stale in it with the project.
public struct MarkdownPage: Sendable {
  /// A fenced block, with the line before it that says what it shows.
  public struct Block: Equatable, Sendable {
    public let language: String
    public let lines: [String]
    /// The last line of text before the block; comments, which nobody sees, do not count.
    public let caption: String
    /// What a comment right before the block says about its code.
    public let marker: CodeMarker?
    /// The line of the page on which the block begins, counted from 1.
    public let line: Int
  }

  /// The path of the page below the root of the package.
  public let path: String
  public private(set) var blocks: [Block] = []
  /// The headings with their levels: `##` is 2.
  public private(set) var headings: [(level: Int, text: String)] = []
  /// The lines outside of blocks.
  public private(set) var prose: [String] = []

  public var url: URL { Lessons.package.appending(path: path) }

  public init(path: String) throws { self.init(path: path, lines: try MarkdownPage.lines(of: path)) }

  /// The documentation comments of a Swift file as a page of as many lines.
  public init(commentsOf path: String) throws {
    let lines = try MarkdownPage.lines(of: path).map { $0.trimmingCharacters(in: .whitespaces) }
    self.init(path: path, lines: lines.map { $0.hasPrefix("/// ") ? String($0.dropFirst(4)) : "" })
  }

  private static func lines(of path: String) throws -> [String] {
    try String(contentsOf: Lessons.package.appending(path: path), encoding: .utf8).components(
      separatedBy: "\n")
  }

  private init(path: String, lines: [String]) {
    self.path = path
    var open: (language: String, lines: [String], line: Int)?
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(
            Block(
              language: block.language, lines: block.lines, caption: caption,
              marker: prose.last.flatMap(CodeMarker.init), line: block.line))
          open = nil
        } else {
          open = (String(line.dropFirst(3)), [], index + 1)
        }
      } else if open != nil {
        open?.lines.append(line)
      } else {
        add(line)
      }
    }
  }

  private var caption: String { prose.last { !$0.allSatisfy(\.isWhitespace) && !$0.hasPrefix("<!--") } ?? "" }

  private mutating func add(_ line: String) {
    prose.append(line)
    let level = line.prefix { $0 == "#" }.count
    if level > 0, line.dropFirst(level).hasPrefix(" ") {
      headings.append((level, String(line.dropFirst(level + 1))))
    }
  }

  /// The page with new lines in those blocks for which `lines` returns some.
  public func replacingBlocks(with lines: (Block) -> [String]?) throws -> String {
    var text = try MarkdownPage.lines(of: path)
    for block in blocks.reversed() {
      guard let lines = lines(block) else { continue }
      text.replaceSubrange(block.line..<block.line + block.lines.count, with: lines)
    }
    return text.joined(separator: "\n")
  }

  /// The targets of the links and pictures that lead to places inside the project, without their anchors.
  public var localLinks: [String] {
    prose.joined(separator: "\n").matches(of: /\]\(([^)\s]+)/).map { String($0.1) }
      .filter { !$0.contains("://") && !$0.hasPrefix("#") && !$0.hasPrefix("mailto:") }
      .map { $0.components(separatedBy: "#")[0] }
  }

  /// The file that a relative link of this page leads to.
  public func target(of link: String) -> URL {
    url.deletingLastPathComponent().appending(path: link.removingPercentEncoding ?? link).standardizedFileURL
  }

  /// The formulas within the text, written $`…`$, section by section; displayed ones are blocks of `math`. Those of a
  /// section are sorted, because languages put their words, and so their formulas, in different orders.
  public var formulas: [[String]] {
    prose.split(omittingEmptySubsequences: false) { $0.hasPrefix("#") }.map { section in
      section.joined(separator: "\n").matches(of: /\$`([^`]+)`\$/)
        .map { $0.1.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.sorted()
    }
  }

  /// What follows each `$` that is neither in code nor at the ends of a formula. Between such signs GitHub takes a
  /// formula's backslashes and asterisks for Markdown, and after full-width punctuation it does not render the
  /// formula.
  public var bareDollars: [String] {
    prose.split { $0.allSatisfy(\.isWhitespace) }.flatMap { paragraph in
      paragraph.joined(separator: "\n").replacing(/\$`[^`]+`\$|`[^`]+`/, with: "").matches(of: /\$.{0,20}/)
        .map { String($0.0) }
    }
  }

  /// The pages below the root of the package: the README, and those of the guide and of the lessons.
  public static var allPaths: [String] {
    let folders = [".guide", "Sources", "Data"].map { Lessons.package.appending(path: $0) }
    let found = folders.flatMap { folder in
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
      return names.filter { $0.hasSuffix(".md") }.map { "\(folder.lastPathComponent)/\($0)" }
    }
    return ["README.md"] + found.sorted()
  }
}

/// The first shown line that is not found, in order, in `text`; `nil` if all are. A line of only `…` stands for any
/// lines left out; spaces at both ends of a line do not count.
public func firstLineMissing(_ shown: [String], in text: [String]) -> String? {
  let text = text.map { $0.trimmingCharacters(in: .whitespaces) }
  var start = 0
  for part in shown.map({ $0.trimmingCharacters(in: .whitespaces) }).split(separator: "…") {
    guard let found = firstPlace(of: Array(part), in: text, from: start) else {
      return part.first { !text[start...].contains($0) } ?? part.first
    }
    start = found + part.count
  }
  return nil
}

private func firstPlace(of part: [String], in text: [String], from start: Int) -> Int? {
  guard part.count + start <= text.count else { return nil }
  return (start...text.count - part.count).first { text[$0..<$0 + part.count].elementsEqual(part) }
}
