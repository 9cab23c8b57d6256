import Foundation
import TestSupport
import Testing

/// A lesson is added in one place, the list in `Package.swift`; whatever else has to know it is checked here.
@Suite struct LessonListTests {
  @Test func theListIsRead() { #expect(Lessons.names.count >= 12 && Lessons.names.contains("rnn")) }

  /// What a lesson consists of besides its program; one message lists all that is missing.
  @Test(arguments: Lessons.names) func everyLessonIsWhole(name: String) throws {
    let missing = try missingParts(of: name)
    #expect(missing.isEmpty, "\(name) lacks:\n\(missing.map { "- \($0)" }.joined(separator: "\n"))")
  }

  /// A lesson that is only a name lacks every part.
  @Test func everyMissingPartIsNamed() throws {
    let missing = try missingParts(of: "no_such_lesson")
    for part in [
      "a main file", "README.md", "README.zh.md", "README.md's table", ".guide/README.zh.md", "hearts",
      "Data/Figures",
      "Tests/LessonTests", "LessonOptionsTests", "HeartTests", "help/no_such_lesson.txt",
      "runs/no_such_lesson.txt",
    ] {
      #expect(missing.contains { $0.contains(part) }, "nothing is said about \(part): \(missing)")
    }
  }

  private func missingParts(of name: String) throws -> [String] {
    let folder = "Sources/\(name)"
    let sources = swiftFiles(in: folder)
    let code = sources.map(text)
    let main = code.first { $0.contains("\n@main\n") }
    let type = main?.firstMatch(of: /@main\s+(?:struct|enum) (\w+)/).map { String($0.1) } ?? "?"
    let tests = swiftFiles(in: "Tests/LessonTests").filter { !$0.contains("LessonOptionsTests") }.map(text)
    func test(_ file: String) -> String { text("Tests/LessonTests/\(file).swift") }
    let pages = ["\(folder)/README.md", "\(folder)/README.zh.md"]
    let tables = ["README.md", ".guide/README.zh.md"]
    let figures = files(in: "Data/Figures").contains { $0.hasPrefix("\(name).") }
    let snapshots = ["help", "runs"].map { "Tests/Snapshots/\($0)/\(name).txt" }
    let parts: [(isThere: Bool, name: String)] =
      [
        (FileManager.default.isExecutableFile(atPath: Program.url(name).path), "a program: it is not built"),
        (main != nil, "a main file in \(folder)"),
        (Lessons.hearts[name] != nil, "its files in the list hearts of Package.swift"),
      ]
      + pages.map { (!text($0).isEmpty, $0) }
      + tables.map { (text($0).contains("\(folder)/README"), "a row in \($0)'s table, linked to its page") }
      + [
        (
          figures || code.contains { $0.contains("referenceRun") },
          "published figures, Data/Figures/\(name).json"
        ),
        (tests.contains { $0.contains("import \(name)") }, "a file in Tests/LessonTests that imports it"),
        (test("LessonOptionsTests").contains("\(type).self"), "its type in the list of LessonOptionsTests"),
        (test("HeartTests").contains("\"\(name)\":"), "its script's functions in HeartTests"),
      ]
      + snapshots.map {
        (!text($0).isEmpty, "\($0): RENEW=1 swift test --filter Snapshot makes it")
      }
    return parts.filter { !$0.isThere }.map(\.name)
  }

  private func files(in folder: String) -> [String] {
    (try? FileManager.default.subpathsOfDirectory(atPath: Lessons.package.appending(path: folder).path)) ?? []
  }

  private func swiftFiles(in folder: String) -> [String] {
    files(in: folder).filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
  }

  /// The text of a file of the package; empty if there is no such file.
  private func text(_ path: String) -> String {
    (try? String(contentsOf: Lessons.package.appending(path: path), encoding: .utf8)) ?? ""
  }

  /// The README's table has a row for each lesson, in the order of the course.
  @Test func theReadmeListsTheLessonsInOrder() throws {
    let readme = try String(contentsOf: Lessons.package.appending(path: "README.md"), encoding: .utf8)
    let rows = readme.matches(of: /(?m)^\| \d+ \| \[?`(\w+)`/).map { String($0.1) }
    #expect(rows.sorted() == Lessons.names.sorted(), "the README's table and Package.swift differ")
    #expect(rows == Lessons.names, "the README's table is in another order than Package.swift")
  }

  /// The main file's opening comment names the file that holds the lesson's mathematics.
  @Test(arguments: Lessons.names) func everyMainFileNamesTheFileOfItsMathematics(name: String) throws {
    let folder = Lessons.package.appending(path: "Sources/\(name)")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
    let texts = try files.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
    let main = try #require(texts.first { $0.contains("\n@main\n") }, "\(name) has no @main")
    let comment = main.components(separatedBy: "\nimport ")[0]
    let named = comment.matches(of: /\w+(\+\w+)?\.swift/).map { String($0.0) }
    #expect(!named.isEmpty, "the opening comment of \(name) names no file")
    for file in named {
      #expect(files.contains { $0 == file || $0.hasSuffix("/\(file)") }, "\(name): there is no \(file)")
    }
  }
}
