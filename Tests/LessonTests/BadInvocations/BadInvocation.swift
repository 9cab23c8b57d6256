import Foundation
import TestSupport
import Testing

/// A command line that must not work: how the program ends, and what it says.
struct BadInvocation: Sendable, CustomTestStringConvertible {
  let program: String
  /// A line of shell in which `$1` is the program.
  let line: String
  let status: Int32
  /// What the message must hold.
  let message: String
  /// Whether some results come before the error, as where the disk becomes full.
  var hasResults = false

  init(_ program: String, _ arguments: [String], _ status: Int32, _ message: String) {
    (self.program, self.status, self.message) = (program, status, message)
    line = "\"$1\" " + arguments.map(inShell).joined(separator: " ")
  }

  init(_ program: String, shell line: String, _ status: Int32, _ message: String) {
    (self.program, self.line, self.status, self.message) = (program, line, status, message)
  }

  var testDescription: String { "\(program): \(line.prefix(120))" }
}

/// The text as one word of a shell's line.
private func inShell(_ text: String) -> String { "'\(text.replacing("'", with: "'\\''"))'" }

/// The files of a folder, or the folders in it: what they are called and what they hold.
private func snapshot(of folder: URL) throws -> [String: Data] {
  let manager = FileManager.default
  let names = try manager.subpathsOfDirectory(atPath: folder.path)
  return names.reduce(into: [:]) {
    $0[$1] = manager.contents(atPath: folder.appending(path: $1).path) ?? Data()
  }
}

/// Expects the error, in words and nothing but words, and that no file was made, changed or removed.
func expectRefusal(_ bad: BadInvocation, files: [String: [UInt8]]) throws {
  try withTemporaryFolder { folder in
    try FileManager.default.createDirectory(
      at: folder.appending(path: "folder.csv"), withIntermediateDirectories: false)
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    let before = try snapshot(of: folder)
    let result = try runShell(bad.line, bad.program, in: folder)
    #expect(result.status == bad.status, "\(result)")
    #expect(result.stderr.contains(bad.message), "\(result.stderr)")
    let lines = result.stderr.split(separator: "\n")
    let errors = lines.filter { $0.hasPrefix("Error: ") }
    #expect(errors.count == 1 && lines.count <= 5, "\(result.stderr)")
    let steers = result.stderr.unicodeScalars.contains {
      $0.properties.generalCategory == .control && $0 != "\n"
    }
    #expect(!steers, "a control character in \(result.stderr.debugDescription)")
    if !bad.hasResults { #expect(result.stdout.isEmpty, "\(result.stdout)") }
    #expect(try snapshot(of: folder) == before, "\(bad.line) left or changed a file")
  }
}
