import Foundation
import LessonKit
import TestSupport
import Testing

/// Temporary files of runs that were killed while writing.
struct LeftoverTests {
  /// The number of a process that has ended; it will not be used again so soon.
  private func endedProcess() throws -> Int32 {
    let program = try StartedProgram(URL(filePath: "/bin/sh"), ["-c", "exit"])
    _ = program.waitForStatus()
    return program.identifier
  }

  @Test func theNextWritingRemovesThemAndNothingElse() throws {
    let ended = try endedProcess()
    try withTemporaryFolder { folder in
      let kept = [
        ".lesson-\(getpid())-1.tmp", ".lesson-1-2.tmp", ".lesson-\(ended)-x.tmp", "lesson-\(ended)-3.tmp",
        ".lesson-\(ended)-4.tmp.csv", ".lesson--5-6.tmp", ".lesson-99999999999999999999-7.tmp",
      ]
      for name in kept + [".lesson-\(ended)-8.tmp", ".lesson-\(ended)-9.tmp"] {
        try "x".write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
      }
      let manager = FileManager.default
      let subfolder = ".lesson-\(ended)-10.tmp"
      try manager.createDirectory(at: folder.appending(path: subfolder), withIntermediateDirectories: false)
      try writeAtomically("x", to: folder.appending(path: "file").path)
      let left = try manager.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(left == (kept + ["file", subfolder]).sorted())
    }
  }

  @Test func aFileThatIsStillWrittenElsewhereStays() throws {
    let ended = try endedProcess()
    try withTemporaryFolder { folder in
      let name = folder.appending(path: ".lesson-\(ended)-1.tmp").path
      let number = open(name, O_WRONLY | O_CREAT, 0o600)
      flock(number, LOCK_EX)
      try writeAtomically("x", to: folder.appending(path: "file").path)
      #expect(FileManager.default.fileExists(atPath: name))
      close(number)
      try writeAtomically("x", to: folder.appending(path: "file").path)
      #expect(!FileManager.default.fileExists(atPath: name))
    }
  }
}
