import Foundation
import TestSupport
import Testing

/// A lesson is added in one place, the list in `Package.swift`; whatever else has to know it is checked here.
@Suite struct LessonListTests {
  @Test func theListIsRead() { #expect(Lessons.names.count >= 12 && Lessons.names.contains("rnn")) }

  @Test(arguments: Lessons.names) func everyLessonHasAFolderAndAProgram(name: String) {
    let folder = Lessons.package.appending(path: "Sources/\(name)")
    #expect(FileManager.default.fileExists(atPath: folder.path), "Sources/\(name) is missing")
    #expect(FileManager.default.isExecutableFile(atPath: Program.url(name).path), "\(name) is not built")
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
