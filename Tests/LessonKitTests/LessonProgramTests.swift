import Foundation
import LessonKit
import TestSupport
import Testing

/// What every lesson does as a program, tested with one of them.
struct LessonProgramTests {
  private static let lesson = "deep_neural_network_v2"
  private static let short = [
    "--dataset", "circles", "--hidden", "3", "--iterations", "2", "--report-every", "1",
  ]

  private func lesson(_ arguments: [String], in folder: URL? = nil) throws -> ProgramResult {
    try runProgram(Self.lesson, arguments, in: folder)
  }

  @Test("A run prints its results and ends with status 0")
  func success() throws {
    let result = try lesson(Self.short + ["--no-plot"])
    #expect(result.status == 0, "\(result)")
    #expect(result.stderr.hasPrefix("circles: 300 training and 100 test examples, "), "\(result.stderr)")
    let heads = result.stdout.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(heads.prefix(2) == ["Cost after iteration 0", "Cost after iteration 1"])
    #expect(heads.suffix(2) == ["Train accuracy", "Test accuracy"])
  }

  @Test("Help and version go to standard output")
  func help() throws {
    let result = try lesson(["--help"])
    #expect(result.status == 0 && result.stderr == "")
    #expect(result.stdout.hasPrefix("Usage: deep_neural_network_v2 [options]\n"))
    #expect(result.stdout.hasSuffix("  Print this help.\n"))
    let version = "deep_neural_network_v2 \(packageVersion)\n"
    #expect(try lesson(["--version"]) == ProgramResult(status: 0, stdout: version, stderr: ""))
  }

  @Test("A wrong option: message, hint, status 64, no results")
  func usage() throws {
    let message = """
      Error: --learning-rate takes a number above 0, got "-1"
        See: deep_neural_network_v2 --help

      """
    let result = try lesson(["--learning-rate", "-1"])
    #expect(result == ProgramResult(status: 64, stdout: "", stderr: message))
  }

  @Test("A list with spaces is shown with commas")
  func listWithSpaces() throws {
    let message = """
      Error: unexpected argument "10"
        A list has commas between its values: --hidden 20,10,5

      """
    let result = try lesson(["--hidden", "20", "10", "5", "--iterations", "1"])
    #expect(result == ProgramResult(status: 64, stdout: "", stderr: message))
  }

  @Test("An error of the lesson keeps its own status, quiet or not")
  func lessonError() throws {
    try withTemporaryFolder { folder in
      try "a,b\n1,2\nx,y\n".write(to: folder.appending(path: "bad.csv"), atomically: true, encoding: .utf8)
      let result = try lesson(["--dataset", "bad.csv", "--quiet", "--no-plot"], in: folder)
      #expect(
        result.status == 65 && result.stdout == "" && result.stderr.hasPrefix("Error: bad.csv"), "\(result)")
    }
  }

  @Test("The files that were written are named together at the end, unless quiet")
  func files() throws {
    try withTemporaryFolder { folder in
      let arguments = Self.short + ["--trace", "t.csv"]
      let names = [
        "Trace: t.csv", "Picture: plots/deep_neural_network_v2.svg",
        "Picture: plots/deep_neural_network_v2-regions.svg",
      ]
      let loud = try lesson(arguments, in: folder)
      #expect(
        loud.status == 0 && loud.stderr.hasSuffix("\n" + names.joined(separator: "\n") + "\n"), "\(loud)")
      let quiet = try lesson(arguments + ["--quiet"], in: folder)
      #expect(quiet == ProgramResult(status: 0, stdout: loud.stdout, stderr: ""))
    }
  }

  @Test("With --trace - the table is all that is on standard output")
  func traceOnStandardOutput() throws {
    let result = try lesson(Self.short + ["--no-plot", "--quiet", "--trace", "-"])
    let plain = try lesson(Self.short + ["--no-plot"])
    #expect(result.status == 0 && result.stderr == plain.stdout, "\(result)")
    let rows = result.stdout.split(separator: "\n")
    #expect(rows.first == "series,iteration,cost" && rows.count == 3)
    let twice = try lesson(Self.short + ["--no-plot", "--trace", "-", "--trace", "/dev/null"])
    #expect(twice.status == 64 && twice.stdout.isEmpty, "\(twice)")
  }

  @Test("Notes are wrapped between words at the environment's number of columns")
  func narrowNotes() throws {
    let line = "COLUMNS=40 \"$1\" --iterations 2 --no-plot"
    let result = try runShell(line, Self.lesson)
    #expect(result.status == 0)
    let lines = result.stderr.split(separator: "\n")
    #expect(lines.count > 1 && lines.allSatisfy { $0.count <= 40 }, "\(result.stderr)")
    let wide = try lesson(["--iterations", "2", "--no-plot"])
    let words = { (text: String) in text.split(whereSeparator: \.isWhitespace) }
    #expect(words(result.stderr) == words(wide.stderr))
    #expect(wide.stderr.contains("--report-every 1000 prints only the first of 2 costs"), "\(wide.stderr)")
  }

  @Test("A file that grows too large is an error, and leaves nothing behind")
  func tooLarge() throws {
    try withTemporaryFolder { folder in
      // The message must not count towards the limit, so it goes through a pipe.
      let options = Self.short.joined(separator: " ") + " --no-plot --quiet --trace out.csv"
      let line = "{ (ulimit -f 0; \"$1\" \(options) 2>&1 >/dev/null; echo $?) | cat; } >/dev/stderr"
      let result = try runShell(line, Self.lesson, in: folder)
      #expect(result.stderr == "Error: cannot write \"out.csv\": \(String(cString: strerror(EFBIG)))\n74\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  #if os(Linux)
    @Test("Results that cannot be written end the program with status 74")
    func fullDisk() throws {
      let result = try runShell("\"$1\" --no-plot --quiet > /dev/full", Self.lesson)
      let reason = String(cString: strerror(ENOSPC))
      let message = "Error: cannot write to standard output: \(reason)\n"
      #expect(result == ProgramResult(status: 74, stdout: "", stderr: message))
    }
  #endif

  @Test("When the reader has gone, the program ends silently")
  func closedPipe() throws {
    let line = "{ \"$1\" --no-plot --quiet --iterations 1e9 --report-every 1; echo $? >&2; } | head -n 1"
    let result = try runShell(line, Self.lesson)
    #expect(result.status == 0 && result.stdout.hasPrefix("Cost after iteration 0: "), "\(result)")
    #expect(result.stderr == "141\n")
  }

  @Test("An interrupt ends the program as it ends others", arguments: [SIGINT, SIGTERM, SIGHUP])
  func interrupt(signal: Int32) throws {
    try withTemporaryFolder { folder in
      let output = folder.appending(path: "output")
      let arguments = ["--no-plot", "--iterations", "1e9"]
      let program = try StartedProgram(Program.url(Self.lesson), arguments, output: output.path)
      while !program.hasEnded && (try? Data(contentsOf: output))?.isEmpty ?? true {
        Thread.sleep(forTimeInterval: 0.01)
      }
      kill(program.identifier, signal)
      #expect(program.waitForStatus() == 128 + signal)
    }
  }
}
