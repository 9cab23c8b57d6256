import Foundation
import TestSupport
import Testing

/// What people type by mistake or out of malice, and the files that they have: each command in the tables of
/// `Tests/Messages` ends with exactly the status and the message given there, and leaves every file as it was.
///
/// For a new row write only its command, after `$ `: `RENEW=1 swift test --filter MessageTests` adds what the program
/// says. Look at the diff before committing it.
@Suite struct MessageTests {
  /// A row of a table, for one program.
  struct Case: Sendable, CustomTestStringConvertible {
    let table: Int
    let row: Int
    /// The program, if the row is about each of them.
    var lesson = ""

    var content: MessageTable.Row { MessageTable.all[table].rows[row] }
    var command: String {
      content.command.replacing("LESSON", with: lesson).replacing("NETWORK", with: lesson)
        .replacing("SHORT", with: Lessons.shortRun(of: lesson).joined(separator: " "))
    }
    var testDescription: String { "\(MessageTable.names[table]): \(command.prefix(160))" }
    /// Whether another program has already been tested with this row.
    var isRepeated = false
  }

  static let cases: [Case] = MessageTable.all.indices.flatMap { table in
    MessageTable.all[table].rows.indices.flatMap { cases(table, $0) }
  }

  private static func cases(_ table: Int, _ row: Int) -> [Case] {
    let command = MessageTable.all[table].rows[row].command
    let networks = Lessons.names.filter { $0 != "rnn" && $0 != "compare_initializations" }
    let lessons = command.contains("LESSON") ? Lessons.names : command.contains("NETWORK") ? networks : [""]
    return lessons.map { Case(table: table, row: row, lesson: $0, isRepeated: $0 != lessons[0]) }
  }

  /// The files that the rows of each table start with, made once.
  private static let files = MessageTable.all.map { table in Result { try table.files() } }

  private static func cases(ofLinux isOfLinux: Bool, repeated isRepeated: Bool = false) -> [Case] {
    cases.filter { (MessageTable.names[$0.table] == "linux") == isOfLinux && $0.isRepeated == isRepeated }
  }

  @Test(.enabled(if: !isRenewing), arguments: cases(ofLinux: false)) func isAsWritten(_ row: Case) throws {
    try expectAsWritten(row)
  }

  /// A row about each lesson says the same in each: `isAsWritten` tries the first one, this test all others.
  @Test(.enabled(if: !isRenewing), arguments: cases(ofLinux: false, repeated: true))
  func isAsWrittenInEveryLessonSlow(_ row: Case) throws { try expectAsWritten(row) }

  #if os(Linux)
    /// A separate test, because builds with a sanitizer need more memory than these limits leave.
    @Test(.enabled(if: !isRenewing), arguments: cases(ofLinux: true)) func limitsOfTheSystem(_ row: Case)
      throws
    {
      try expectAsWritten(row)
    }
  #endif

  private func expectAsWritten(_ row: Case) throws {
    let (status, message) = try answer(to: row)
    let isSame = status == row.content.status && message == row.content.message
    #expect(
      isSame,
      """
      \(row.command)
      expected \(row.content.status): \(row.content.message)
      got \(status): \(message)
      """)
  }

  /// The command's status and its message. Also checks that a failure is reported by one error and no results, and
  /// that no file is made, changed or removed.
  private func answer(to row: Case) throws -> (status: Int32, message: String) {
    let files = try Self.files[row.table].get()
    return try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "folder.csv"), withIntermediateDirectories: false)
      for (name, data) in files { try data.write(to: folder.appending(path: name)) }
      let result = try MessageTable.run(row.command, in: folder)
      let errors = result.stderr.split(separator: "\n").count { $0.hasPrefix("Error: ") }
      #expect(
        errors == (result.status == 0 ? 0 : 1) && [0, 64, 65, 70, 74].contains(result.status),
        "\(row.command): \(result)")
      // A training that ends early has printed costs, but no accuracy.
      let isEarly = result.status == 70 && !result.stdout.contains("accuracy")
      #expect(result.stdout.isEmpty || result.status == 0 || isEarly, "\(row.command): \(result)")
      let steers = result.stderr.unicodeScalars.contains {
        $0.properties.generalCategory == .control && $0 != "\n"
      }
      #expect(!steers, "a control character in \(result.stderr.debugDescription)")
      let after = try contents(of: folder)
      #expect(after == files.merging(["folder.csv": Data()]) { $1 }, "\(row.command) left or changed a file")
      // Only the machine knows how much memory there is; and `LESSON` stands for every program's name.
      var message = result.stderr.replacing(/; [\d.]+ GB is available/, with: "; # GB is available")
      if !row.lesson.isEmpty { message = message.replacing(row.lesson, with: "LESSON") }
      return (result.status, message.hasSuffix("\n") ? String(message.dropLast()) : message)
    }
  }

  @Test(.enabled(if: isRenewing), arguments: MessageTable.all.indices) func renewal(_ table: Int) throws {
    let answers = try MessageTable.all[table].rows.indices.map { row in
      let answers = try Self.cases(table, row).map { try answer(to: $0) }
      #expect(
        answers.allSatisfy { $0 == answers[0] },
        "\(MessageTable.all[table].rows[row].command): the programs differ")
      return answers[0]
    }
    try MessageTable.all[table].text(answers).write(
      to: MessageTable.folder.appending(path: "\(MessageTable.names[table]).txt"), atomically: true,
      encoding: .utf8)
  }

  @Test func thereAreEnoughOfThem() {
    #expect(Self.cases.count >= 500, "\(Self.cases.count) commands")
    #expect(MessageTable.all.allSatisfy { !$0.rows.isEmpty })
  }

  /// The ordinary user that root becomes for a while: root may write anywhere.
  private static let ordinary = getuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : ""

  @Test(arguments: [
    ("mkdir r; chmod 555 r; cd r; USER\"$1\" --iterations 1", "Permission denied"),
    ("touch f; chmod 444 f; USER\"$1\" --iterations 1 --no-plot --trace f", "Permission denied"),
    ("chmod 0 good.csv; USER\"$1\" --no-plot --dataset good.csv", "cannot read"),
    ("mkdir -m 0 r; USER\"$1\" --iterations 1 --plot r/x.svg", "Permission denied"),
  ])
  func permissions(_ line: String, _ message: String) throws {
    try withTemporaryFolder { folder in
      try MessageTable.badFiles["good.csv"]?.write(to: folder.appending(path: "good.csv"))
      let line = "chmod 755 .; " + line.replacing("USER", with: Self.ordinary)
      let probe = try runShell("\(Self.ordinary)\"$1\" --version", "deep_neural_network_v2")
      guard probe.status == 0 else { return }
      let result = try runShell(line, "deep_neural_network_v2", in: folder)
      #expect(result.status == 74 && result.stdout.isEmpty && result.stderr.contains(message), "\(result)")
    }
  }
}
