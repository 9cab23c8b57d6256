import Foundation
import TestSupport
import Testing

/// Runs that are interrupted or killed while they write: what was there before is whole, or what was to come.
@Suite struct InterruptedWritingTests {
  struct Output: Sendable, CustomTestStringConvertible {
    let file: String
    let arguments: [String]
    var testDescription: String { file }
  }

  private static let program = "deep_neural_network_v2"

  static let outputs = [
    Output(
      file: "picture.svg",
      arguments: ["--dataset", "circles", "--iterations", "300", "--plot", "picture.svg"]),
    Output(
      file: "trace.csv",
      arguments: [
        "--dataset", "circles", "--hidden", "1", "--iterations", "20000", "--report-every", "1", "--no-plot",
        "--trace", "trace.csv",
      ]),
    Output(
      file: "kept.safetensors",
      arguments: ["--hidden", "500,500", "--iterations", "0", "--no-plot", "--save", "kept.safetensors"]),
  ]

  @Test(arguments: outputs, [SIGINT, SIGTERM, SIGKILL])
  func theFileIsWhole(_ output: Output, _ signal: Int32) throws {
    let (expected, time) = try reference(output)
    for moment in [nil, 0.5, 0.8, 0.95] {
      try withTemporaryFolder { folder in
        let file = folder.appending(path: output.file)
        try Data("old".utf8).write(to: file)
        try interrupt(output, in: folder, with: signal, after: moment.map { time * $0 })
        let after = try Data(contentsOf: file)
        #expect(after == Data("old".utf8) || after == expected, "\(after.count) of \(expected.count) bytes")
        if signal != SIGKILL { #expect(try temporaryFiles(in: folder) == []) }
        #expect(try runProgram(Self.program, output.arguments, in: folder).status == 0)
        #expect(try Data(contentsOf: file) == expected)
        #expect(try temporaryFiles(in: folder) == [], "the next run removes what a killed one has left")
      }
    }
  }

  /// What an undisturbed run writes, and its seconds.
  private func reference(_ output: Output) throws -> (Data, Double) {
    try withTemporaryFolder { folder in
      let start = ContinuousClock.now
      #expect(try runProgram(Self.program, output.arguments, in: folder).status == 0)
      let time = (ContinuousClock.now - start) / .seconds(1)
      return (try Data(contentsOf: folder.appending(path: output.file)), time)
    }
  }

  /// Sends the signal after so many seconds, or as soon as a file is being written.
  private func interrupt(_ output: Output, in folder: URL, with signal: Int32, after seconds: Double?) throws
  {
    let program = try StartedProgram(Program.url(Self.program), output.arguments, in: folder)
    if let seconds {
      Thread.sleep(forTimeInterval: seconds)
    } else {
      while try !program.hasEnded && !isWriting(in: folder) {}
    }
    kill(program.identifier, signal)
    _ = program.waitForStatus()
  }

  private func isWriting(in folder: URL) throws -> Bool {
    try temporaryFiles(in: folder).contains { name in
      let path = folder.appending(path: name).path
      let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      return (size ?? 0) > 0
    }
  }

  private func temporaryFiles(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(".lesson-") }
  }
}
