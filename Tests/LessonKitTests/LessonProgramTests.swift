import Foundation
import SampleLesson
import TestSupport
import Testing

struct LessonProgramTests {
  private func sample(_ arguments: String...) throws -> ProgramResult {
    try runProgram("SampleLesson", arguments)
  }

  @Test("A run prints its results and ends with status 0")
  func success() throws {
    let output = "Iteration 5000\nIteration 10000\nIteration 15000\n"
    #expect(try sample() == ProgramResult(status: 0, stdout: output, stderr: ""))
  }

  @Test("Help goes to standard output")
  func help() throws {
    let result = try sample("--help")
    #expect(result.status == 0)
    #expect(result.stdout.hasPrefix("Usage: sample_lesson [options]\n"))
    #expect(result.stdout.hasSuffix("  This text.\n"))
    #expect(result.stderr == "")
  }

  @Test("A wrong option: message, hint, status 64, no results")
  func usage() throws {
    let message = """
      Error: --lambda takes a number of at least 0, got "-1"
        See: sample_lesson --help

      """
    #expect(try sample("--lambda", "-1") == ProgramResult(status: 64, stdout: "", stderr: message))
  }

  @Test("An error of the lesson keeps its own hint and status, quiet or not")
  func lessonError() throws {
    let message = "Error: cannot learn from x\n  Try another.\n"
    #expect(try sample("--fail", "x", "--quiet") == ProgramResult(status: 65, stdout: "", stderr: message))
  }

  @Test("A file is written, with a note unless quiet")
  func file() throws {
    try withTemporaryFolder { folder in
      let arguments = ["--iterations", "1", "--plot", "out.txt"]
      let loud = try runProgram("SampleLesson", arguments, in: folder)
      #expect(loud == ProgramResult(status: 0, stdout: "", stderr: "Settings written to out.txt\n"))
      let quiet = try runProgram("SampleLesson", arguments + ["--quiet"], in: folder)
      #expect(quiet == ProgramResult(status: 0, stdout: "", stderr: ""))
      let text = try String(contentsOf: folder.appending(path: "out.txt"), encoding: .utf8)
      #expect(text.contains("iterations: 1,"))
    }
  }

  @Test("/dev/stdout takes a file among the results")
  func fileOnStandardOutput() throws {
    let result = try sample("--iterations", "5000", "--plot", "/dev/stdout", "--quiet")
    #expect(result.status == 0)
    #expect(result.stdout.hasPrefix("Iteration 5000\nSettings("))
  }

  @Test("A file that grows too large is an error, and leaves nothing behind")
  func tooLarge() throws {
    try withTemporaryFolder { folder in
      // The message must not count towards the limit, so it goes through a pipe.
      let line = "{ (ulimit -f 0; \"$1\" --iterations 1 --plot out.txt 2>&1; echo $?) | cat; } >/dev/stderr"
      let result = try runShell(line, "SampleLesson", in: folder)
      #expect(result.stderr == "Error: cannot write \"out.txt\": \(String(cString: strerror(EFBIG)))\n74\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  #if os(Linux)
    @Test("Results that cannot be written end the program with status 74")
    func fullDisk() throws {
      let result = try runShell("\"$1\" > /dev/full", "SampleLesson")
      let reason = String(cString: strerror(ENOSPC))
      let message = "Error: cannot write to standard output: \(reason)\n"
      #expect(result == ProgramResult(status: 74, stdout: "", stderr: message))
    }
  #endif

  @Test("When the reader has gone, the program ends silently")
  func closedPipe() throws {
    let line = "{ \"$1\" --iterations 1e9; echo $? >&2; } | head -n 1"
    let result = try runShell(line, "SampleLesson")
    #expect(result == ProgramResult(status: 0, stdout: "Iteration 5000\n", stderr: "141\n"))
  }

  @Test("An interrupt ends the program as it ends others", arguments: [SIGINT, SIGTERM, SIGHUP])
  func interrupt(signal: Int32) throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = Program.url("SampleLesson")
    process.arguments = ["--iterations", "1e9"]
    process.standardOutput = output
    try withoutBlockedSignals { try process.run() }
    #expect(try output.fileHandleForReading.read(upToCount: 1) != nil)
    kill(process.processIdentifier, signal)
    _ = try output.fileHandleForReading.readToEnd()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == signal)
  }

  /// The threads on which tests run block signals, and the programs that they start would inherit that.
  private func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
    var (none, former) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    try body()
  }
}
