import Foundation
import NNCore
import TestSupport
import Testing

/// The pages of the guide cannot go stale: links are compared with the files, the Chinese pages with the English
/// ones, and in `PageBlockTests` code with the sources and output with what the programs print.
@Suite struct GuideTests {
  static let pages = MarkdownPage.allPaths
  static let lessonPages = Lessons.names.map { "Sources/\($0)/README.md" }
    .filter { FileManager.default.fileExists(atPath: Lessons.package.appending(path: $0).path) }

  @Test(arguments: pages) func linksLeadSomewhere(path: String) throws {
    let page = try MarkdownPage(path: path)
    for link in page.localLinks {
      let isThere = FileManager.default.fileExists(atPath: page.target(of: link).path)
      #expect(isThere, "\(path): the link \(link) leads nowhere")
    }
  }

  /// Formulas are written in the form that is rendered everywhere: $`…`$ within a line, and blocks of `math`.
  @Test(arguments: pages) func formulasAreCode(path: String) throws {
    let page = try MarkdownPage(path: path)
    #expect(page.bareDollars == [], "\(path): write $`…`$ for $…$, and a block of ```math for $$…$$")
  }

  /// The commands on the page of the options run one after the other, in a folder with the guide's files.
  @Test func commandsOfTheOptionsRunSlow() throws {
    let blocks = try MarkdownPage(path: ".guide/options.md").blocks.map(\.lines)
      .filter { $0.allSatisfy { $0.hasPrefix("swift run ") } }
    #expect(blocks.map(\.count) == [4])
    try withTemporaryFolder { folder in
      try linkTheGuidesFiles(into: folder)
      for command in blocks.joined() {
        let words = command.split(separator: " ").dropFirst(2).map(String.init)
        let result = try runProgram(words[0], Array(words.dropFirst()), in: folder)
        #expect(result.status == 0, "\(command): \(result)")
      }
      let answers = try String(contentsOf: folder.appending(path: "answers.csv"), encoding: .utf8)
      #expect(answers.split(separator: "\n").dropFirst().map { $0.prefix(1) } == ["0", "1", "1", "1", "1"])
    }
  }

  /// The numbers beside the labs' commands are accuracies that these commands print.
  @Test func accuraciesOfTheLabsAreThoseOfTheProgramsSlow() throws {
    let rows = try MarkdownPage(path: "README.md").prose
      .compactMap { $0.firstMatch(of: /^\|.*?\| `swift run (\w+ --[^`]+)`.* \| (.*) \|$/) }
    #expect(rows.count >= 7)
    for row in rows {
      let printed = try Outputs.lines(of: row.1.split(separator: " ").map(String.init))
        .joined(separator: "\n")
      let shares = printed.matches(of: /([\d.]+) %/).compactMap { Double($0.1) }.map { $0 / 100 }
      let accuracies = printed.matches(of: /accuracy: ([\d.]+)/).compactMap { Double($0.1) }
      let text = row.2.replacing(/`[^`]*`/, with: "")
      for number in text.matches(of: /0\.\d+/).compactMap({ Double($0.0) }) {
        let isThere = (shares + accuracies).contains { abs($0 - number) < 0.0051 }
        #expect(isThere || !NNCore.arithmeticIsFused, "\(row.1): no accuracy of \(number)")
      }
    }
  }

  /// Above its first section a page links to the lessons before and after it, in its own language.
  @Test(arguments: Lessons.names.indices, ["README.md", "README.zh.md"])
  func pagesLinkToTheirNeighbours(index: Int, page: String) throws {
    let head = try MarkdownPage(path: "Sources/\(Lessons.names[index])/\(page)").prose
      .prefix { !$0.hasPrefix("## ") }.joined(separator: "\n")
    let linked = head.matches(of: /\]\(\.\.\/(\w+)\/([\w.]+)\)/).map { "\($0.1)/\($0.2)" }
    let neighbours = [index - 1, index + 1].filter(Lessons.names.indices.contains)
    #expect(linked == neighbours.map { "\(Lessons.names[$0])/\(page)" }, "\(Lessons.names[index])/\(page)")
  }

  /// The Chinese page has the sections, the formulas, the code and the commands of the English one.
  @Test(arguments: ["README.md"] + lessonPages + GuidePageTests.pages)
  func theChinesePageSaysTheSame(path: String) throws {
    let english = try MarkdownPage(path: path)
    let chinese = try MarkdownPage(
      path: path == "README.md" ? ".guide/README.zh.md" : path.replacing(/\.md$/, with: ".zh.md"))
    #expect(english.headings.map(\.level) == chinese.headings.map(\.level), "\(chinese.path): other sections")
    #expect(english.formulas == chinese.formulas, "\(chinese.path): other formulas")
    #expect(english.blocks.map(\.language) == chinese.blocks.map(\.language), "\(chinese.path): other blocks")
    for (one, other) in zip(english.blocks, chinese.blocks) {
      let isSame = one.lines == other.lines && one.marker == other.marker
      #expect(isSame, "\(chinese.path), line \(other.line): another block, or another comment before it")
    }
  }
}
