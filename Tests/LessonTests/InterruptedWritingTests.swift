import Foundation
import TestSupport
import Testing

/// Runs that are interrupted or killed while they write: the file is the whole old one or the whole new one.
@Suite struct SlowInterruptedWritingTests {
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

  /// How far the new file has come when the signal is sent; before it exists, the program has not begun to write.
  enum Moment: CaseIterable { case isThere, isGrowing, isHalf }

  @Test(arguments: outputs, [SIGINT, SIGTERM, SIGKILL])
  func theFileIsWhole(_ output: Output, _ signal: Int32) throws {
    let expected = try Self.references[output.file, default: .failure(CocoaError(.fileNoSuchFile))].get()
    for moment in Moment.allCases {
      try withTemporaryFolder { folder in
        let file = folder.appending(path: output.file)
        try Data("old".utf8).write(to: file)
        try interrupt(output, in: folder, with: signal, at: moment, of: expected.count)
        let after = try Data(contentsOf: file)
        #expect(after == Data("old".utf8) || after == expected, "\(after.count) of \(expected.count) bytes")
        if signal != SIGKILL { #expect(try temporaryFiles(in: folder) == []) }
        // Only a killed run can have left something behind.
        guard signal == SIGKILL || moment == .isThere else { return }
        #expect(try runProgram(Self.program, output.arguments, in: folder).status == 0)
        #expect(try Data(contentsOf: file) == expected)
        #expect(try temporaryFiles(in: folder) == [], "the next run removes what a killed one has left")
      }
    }
  }

  /// What undisturbed runs write.
  private static let references = Dictionary(
    uniqueKeysWithValues: outputs.map { output in
      (
        output.file,
        Result {
          try withTemporaryFolder { folder in
            #expect(try runProgram(program, output.arguments, in: folder).status == 0)
            return try Data(contentsOf: folder.appending(path: output.file))
          }
        }
      )
    })

  /// Sends the signal as soon as the new file, of `count` bytes when complete, has come so far.
  private func interrupt(
    _ output: Output, in folder: URL, with signal: Int32, at moment: Moment, of count: Int
  ) throws {
    let program = try StartedProgram(Program.url(Self.program), output.arguments, in: folder)
    let least =
      switch moment {
      case .isThere: 0
      case .isGrowing: 1
      case .isHalf: count / 2
      }
    while try !program.hasEnded && !hasWritten(least, in: folder) {}
    kill(program.identifier, signal)
    _ = program.waitForStatus()
  }

  private func hasWritten(_ count: Int, in folder: URL) throws -> Bool {
    try temporaryFiles(in: folder).contains { name in
      let path = folder.appending(path: name).path
      let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      return (size ?? -1) >= count
    }
  }

  private func temporaryFiles(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(".lesson-") }
  }
}
