import Foundation
import TestSupport
import Testing

/// What people type by mistake or out of malice, over all programs: each ends with the right status and a message,
/// and leaves every file as it was.
@Suite struct BadInvocationTests {
  /// The same mistakes in every program.
  private static let ofEveryProgram: [BadInvocation] = Lessons.names.flatMap { program in
    let short = Lessons.shortRun(of: program)
    let options = short.joined(separator: " ")
    let long = String(repeating: "n", count: 300)
    return [
      BadInvocation(program, ["--nonsense"], 64, "unknown option \"--nonsense\""),
      BadInvocation(program, ["—seed", "1"], 64, "did you mean --seed?"),
      BadInvocation(program, ["-seed", "1"], 64, "did you mean --seed?"),
      BadInvocation(program, ["stray"], 64, "unexpected argument \"stray\""),
      BadInvocation(program, ["--"], 64, "\"--\""),
      BadInvocation(program, ["--seed"], 64, "--seed needs a value"),
      BadInvocation(program, ["--seed", "--quiet"], 64, "--seed needs a value"),
      BadInvocation(program, ["--seed", "4294967296"], 64, "from 0 to 4294967295"),
      BadInvocation(program, ["--seed", "0x1"], 64, "got \"0x1\""),
      BadInvocation(program, ["--plot="], 64, "--plot takes the name of a file"),
      BadInvocation(program, ["--quiet=yes"], 64, "--quiet takes no value"),
      BadInvocation(program, ["--hidden", "0"], 64, "--hidden takes"),
      BadInvocation(program, ["--\u{1B}[31m", "\u{202E}"], 64, "\\u{1B}"),
      BadInvocation(program, short + ["--plot", "folder.csv"], 74, "Is a directory"),
      BadInvocation(program, short + ["--plot", "missing/x.svg"], 74, "The folder must exist."),
      BadInvocation(program, short + ["--plot", long], 74, "File name too long"),
      BadInvocation(program, short + ["--trace", "/dev/full/x"], 74, "Not a directory"),
      BadInvocation(program, short + ["--plot", "a", "--trace", "./a"], 64, "would both write"),
      BadInvocation(program, short + ["--trace", "plots"], 64, "cannot be both"),
      BadInvocation(program, shell: "\"$1\" --plot \"$(printf 'p\\377.svg')\"", 64, "is not UTF-8 text"),
      BadInvocation(program, shell: "\"$1\" \(options) --no-plot --quiet >&-", 74, "standard output"),
      BadInvocation(program, shell: "mkdir d; cd d; rmdir ../d; \"$1\" \(options)", 74, "cannot write"),
    ]
  }

  private static let values: [BadInvocation] = [
    ("deep_neural_network_v1", "--learning-rate", "nan"), ("deep_neural_network_v1", "--learning-rate", "0"),
    ("deep_neural_network_v1", "--learning-rate", "1e999"), ("deep_neural_network_v1", "--iterations", "-1"),
    ("deep_neural_network_v2", "--iterations", "1.5"), ("deep_neural_network_v2", "--iterations", "1e10"),
    ("deep_neural_network_v2", "--report-every", "0"), ("deep_neural_network_v2", "--scale", "-0.1"),
    ("deep_neural_network_v2", "--hidden", "1,,2"), ("deep_neural_network_v2", "--hidden", "10001"),
    ("deep_neural_network_v2", "--hidden", ","), ("deep_neural_network_v2", "--initialization", "xaver"),
    ("deep_neural_network_ng", "--split-seed", "-1"), ("deep_neural_network_ng", "--scale", "inf"),
    ("compare_initializations", "--examples", "0"), ("compare_initializations", "--threads", "257"),
    ("compare_initializations", "--inputs", "1000001"),
    ("compare_initializations", "--activation", "sigmoid"),
    ("deep_neural_network_with_L2", "--lambda", "-1"), ("deep_neural_network_with_L2", "--lambda", "one"),
    ("deep_neural_network_with_dropout", "--keep-probability", "0"),
    ("deep_neural_network_with_dropout", "--keep-probability", "1.4"),
    ("deep_neural_network_with_dropout", "--mask-seed", "x"), ("gradient_checking", "--epsilon", "nan"),
    ("gradient_checking", "--epsilon", "-1"), ("deep_neural_network_with_gd", "--method", "mini"),
    ("deep_neural_network_with_gd", "--batch-size", "0"),
    ("deep_neural_network_with_gd", "--batch-seed", "-1"),
    ("deep_neural_network_with_optimizers", "--optimizer", "adem"),
    ("deep_neural_network_with_optimizers", "--optimizer", "adam,adam"),
    ("deep_neural_network_with_optimizers", "--beta", "1"),
    ("deep_neural_network_with_optimizers", "--epsilon", "0"),
    ("batch_normalization", "--batch-size", "1e12"), ("rnn", "--hidden", "10001"), ("rnn", "--clip", "0"),
    ("rnn", "--names", "0"), ("rnn", "--temperature", "-1"), ("rnn", "--max-length", "0"),
  ].map { BadInvocation($0, [$1, $2], 64, $1) }

  @Test(arguments: ofEveryProgram) func everyProgramRefuses(_ bad: BadInvocation) throws {
    try expectRefusal(bad, files: [:])
  }

  @Test(arguments: values) func valuesOutOfTheirRange(_ bad: BadInvocation) throws {
    try expectRefusal(bad, files: [:])
  }

  @Test func thereAreEnoughOfThem() {
    let count = Self.ofEveryProgram.count + Self.values.count + BadFileTests.all.count
    #expect(count >= 200, "\(count) bad invocations")
  }
}
