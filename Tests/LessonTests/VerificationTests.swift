import TestSupport
import Testing

@testable import LessonKit
@testable import compare_initializations
@testable import deep_neural_network_with_gd
@testable import rnn

/// `--verify`.
@Suite struct VerificationTests {
  /// Programs whose whole reference run is short, and how their last line begins.
  @Test(arguments: [
    ("deep_neural_network_v1", "17 of 17"), ("gradient_checking", "2 of 2"),
    ("deep_neural_network_with_gd", ""),
    ("batch_normalization", "52 of 52"),
    ("compare_initializations", "240 of 240"), ("softmax_regression", "12 of 12"),
  ])
  func agrees(name: String, lastLine: String) throws {
    let result = try runProgram(name, ["--verify"], timeLimit: 300)
    #expect(result.status == 0, "\(result.stdout)\n\(result.stderr)")
    let last = try #require(result.stdout.split(separator: "\n").last)
    #expect(last.contains("figures agree") && last.hasPrefix(lastLine), "\(last)")
  }

  /// Runs that take longer than the pause before the first line of progress.
  @Test(
    arguments: [
      { try DeepNeuralNetworkWithGd.verification(progressOn: $0) },
      { try CompareInitializations.verification(progressOn: $0) },
      { try RNN.verification(RNN.Settings(), progressOn: $0) },
    ] as [@Sendable (Console) throws -> Verification])
  func showsItsProgress(verify: @Sendable (Console) throws -> Verification) throws {
    let terminal = try PseudoTerminal(columns: 80)
    let console = Console(
      isQuiet: false, results: terminal.user, remarks: terminal.user, terminalKind: "xterm")
    let verification = try verify(console)
    #expect(verification.counts.compared > 0)
    let shown = terminal.written()
    #expect(shown.contains(" of ") && shown.contains("/s"), "\(shown.debugDescription)")
  }

  @Test func knowsTheOriginalCorpusByItsContent() throws {
    #expect(fingerprint(of: []) == 0xcbf2_9ce4_8422_2325)
    #expect(fingerprint(of: Array("foobar".utf8)) == 0x85944171f73967e8)
    #expect(try RNN.figuresName(ofCorpus: dataFile(RNN.ownCorpus)) == "rnn_dinosaurs")
    try withTemporaryFolder { folder in
      try "anna\n".write(to: folder.appending(path: "names.txt"), atomically: false, encoding: .utf8)
      let result = try runProgram("rnn", ["--verify", "--corpus", "names.txt"], in: folder)
      #expect(result.status == 64 && result.stderr.contains("names.txt"), "\(result)")
    }
  }

  @Test(arguments: [
    ("deep_neural_network_v2", ["--iterations", "3"]), ("deep_neural_network_v2", ["--seed", "3"]),
    ("deep_neural_network_with_gd", ["--method", "batch"]), ("batch_normalization", ["--corrected"]),
    ("deep_neural_network_with_optimizers", ["--optimizer", "adam"]), ("rnn", ["--names", "3"]),
    ("compare_initializations", ["--examples", "7"]), ("gradient_checking", ["--one-dimensional"]),
  ])
  func standsAlone(name: String, options: [String]) throws {
    let result = try runProgram(name, ["--verify"] + options)
    #expect(result.status == 64 && result.stderr.contains(options[0]) && result.stdout.isEmpty, "\(result)")
  }
}
