import Foundation
import TestSupport

/// A table of what programs say when something is wrong, kept in `Tests/Messages`: a shell command after `$ `, and
/// below it the exit status and, indented, the text on stderr.
///
/// In a command, `LESSON` stands for each of the programs, `NETWORK` for those with a network that classifies, and
/// `SHORT` for options that make a run short; in the text, `LESSON` is the program's name. Commands after `% ` run
/// once, before all rows, and make the files that the rows start with.
struct MessageTable: Sendable {
  struct Row: Sendable {
    let command: String
    let status: Int32
    let message: String
    /// The lines of the table below the command.
    let place: Range<Int>
  }

  let name: String
  let lines: [String]
  let rows: [Row]

  static let folder = Fixture.folder.deletingLastPathComponent().appending(path: "Messages")

  #if os(Linux)
    static let names = [
      "every_lesson", "values", "files", "outputs", "field", "models", "tables", "notes", "linux",
    ]
  #else
    static let names = ["every_lesson", "values", "files", "outputs", "field", "models", "tables", "notes"]
  #endif
  static let all = names.map { MessageTable($0) }

  init(_ name: String) {
    self.name = name
    let file = MessageTable.folder.appending(path: "\(name).txt")
    let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").components(separatedBy: "\n")
    rows = lines.indices.filter { lines[$0].hasPrefix("$ ") }.map { index in
      let below = lines[(index + 1)...].prefix { !$0.isEmpty }
      let message = below.dropFirst().map { String($0.dropFirst(2)) }.joined(separator: "\n")
      return Row(
        command: String(lines[index].dropFirst(2)), status: below.first.flatMap { Int32($0) } ?? -1,
        message: message, place: index + 1..<index + 1 + below.count)
    }
    self.lines = lines
  }

  /// The files that every row of the table starts with.
  func files() throws -> [String: Data] {
    let field = Fixture.folder.appending(path: "field")
    let files =
      ["every_lesson", "values", "tables", "notes"].contains(name)
      ? [:] : name == "field" || name == "models" ? try contents(of: field) : MessageTable.badFiles
    let preparations = lines.filter { $0.hasPrefix("% ") }.map { String($0.dropFirst(2)) }
    guard !preparations.isEmpty else { return files }
    return try withTemporaryFolder { folder in
      for (name, data) in files { try data.write(to: folder.appending(path: name)) }
      for line in preparations {
        let result = try MessageTable.run(line, in: folder)
        guard result.status == 0 else { throw UnusablePreparation(line: line, result: result) }
      }
      return try contents(of: folder)
    }
  }

  /// Runs a shell command in which the programs are known by their names; their messages are not wrapped.
  static func run(_ line: String, in folder: URL) throws -> ProgramResult {
    try runShell(
      "PATH='\(Program.folder.path)':$PATH COLUMNS=1000; export PATH COLUMNS; \(line)", "", in: folder)
  }

  /// The table with other answers, one for each row.
  func text(_ answers: [(status: Int32, message: String)]) -> String {
    var lines = lines
    for (row, answer) in zip(rows, answers).reversed() {
      let message =
        answer.message.isEmpty ? [] : answer.message.components(separatedBy: "\n").map { "  \($0)" }
      lines.replaceSubrange(row.place, with: ["\(answer.status)"] + message)
    }
    return lines.joined(separator: "\n")
  }
}

struct UnusablePreparation: Error {
  let line: String
  let result: ProgramResult
}

/// The files in a folder and in its subfolders, with their contents; for a subfolder, these are empty.
func contents(of folder: URL) throws -> [String: Data] {
  let manager = FileManager.default
  return try manager.subpathsOfDirectory(atPath: folder.path).reduce(into: [:]) {
    $0[$1] = manager.contents(atPath: folder.appending(path: $1).path) ?? Data()
  }
}

extension MessageTable {
  /// Files that are not valid as data, as a model or as a corpus, and one that is good.
  static let badFiles: [String: Data] = [
    "good.csv": "a,b,y\n" + (0..<20).map { "\($0),\($0 * 7 % 5),\($0 % 2)\n" }.joined(), "empty": "",
    "blank.txt": "\n \n\n", "header.csv": "a,b,y\n", "wide.csv": "1,2,3,4\n",
    "ragged.csv": "a,y\n1,0\n1,0,1\n",
    "text.csv": "a,y\n1,0\nx\u{1B}[31m,1\n", "quote.csv": "a,y\n\"1,0\n", "huge.csv": "a,y\n1e999,0\n1,1\n",
    "long.txt": String(repeating: "n", count: 2_000), "zeros": String(repeating: "\0", count: 64),
    "cut.model": "\u{8}\0\0\0\0\0\0\0{}", "long.model": String(repeating: "\u{7F}", count: 64),
    "json.model": "\u{2}\0\0\0\0\0\0\0[]",
  ].mapValues { Data($0.utf8) }.merging(
    [
      "latin.csv": Data([0x61, 0x2C, 0xE9, 0x0A, 0x31, 0x2C, 0x30]),
      "utf16.csv": Data([0xFF, 0xFE, 0x31, 0, 0x0A, 0]),
    ]
  ) { $1 }
}
