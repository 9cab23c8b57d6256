import NNCore
import TestSupport
import Testing

@testable import LessonKit
@testable import compare_initializations
@testable import deep_neural_network_with_gd
@testable import rnn

/// `--verify`.
@Suite struct VerificationTests {
  /// Each program with its published settings gives the published figures, each within its tolerance; the last line
  /// says how many of `Data/Figures` have been compared. Nothing else runs these trainings for their numbers.
  @Test(arguments: [
    ("deep_neural_network_v1", "17 of 17"), ("deep_neural_network_v2", "17 of 17"),
    ("deep_neural_network_ng", "17 of 17"), ("compare_initializations", "240 of 240"),
    ("deep_neural_network_with_L2", "22 of 22"), ("deep_neural_network_with_dropout", "22 of 22"),
    ("gradient_checking", "2 of 2"), ("deep_neural_network_with_gd", "228 of 228"),
    ("deep_neural_network_with_optimizers", "653 of 653"), ("batch_normalization", "52 of 52"),
    ("deep_neural_network_release", "32 of 32"), ("rnn", "14 of 14"), ("softmax_regression", "12 of 12"),
  ])
  func printsThePublishedNumbersSlow(name: String, lastLine: String) throws {
    let result = try runProgram(name, ["--verify"], timeLimit: 300)
    #expect(result.status == 0, "\(result.stdout)\n\(result.stderr)")
    let last = try #require(result.stdout.split(separator: "\n").last)
    // From iteration 11,000 on, a run of lesson 8 is chaotic; without fused multiply-add it ends differently.
    let isOtherwise = name == "deep_neural_network_with_gd" && !arithmeticIsFused
    #expect(last.hasPrefix("\(lastLine) figures agree") || isOtherwise, "\(last)")
  }

  /// Runs that take longer than the pause before the first line of progress.
  @Test(
    arguments: [
      { try DeepNeuralNetworkWithGd.verification(progressOn: $0) },
      { try CompareInitializations.verification(progressOn: $0) },
      { try RNN.verification(RNN.Settings(), progressOn: $0) },
    ] as [@Sendable (Console) throws -> Verification])
  func showsItsProgressSlow(verify: @Sendable (Console) throws -> Verification) throws {
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
  }
}
