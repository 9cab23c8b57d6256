import LessonKit
import Testing

struct OptionParserTests {
  typealias Settings = SampleLesson.Settings

  @Test("Without arguments the settings are the published ones")
  func defaults() throws {
    #expect(try SampleLesson.settings(from: []) == Settings())
  }

  @Test("Every kind of option, with and without an equals sign")
  func values() throws {
    var expected = Settings()
    expected.lambda = 0.5
    expected.keepProbability = 1
    expected.method = .miniBatch
    expected.units = []
    expected.isCorrected = true
    expected.drawsPlot = false
    expected.plot = "--odd name=é.svg"
    expected.dataset = "-"
    expected.training.hidden = [7]
    expected.training.seed = .max
    expected.training.iterations = 2_000
    expected.training.learningRate = 1e-3
    let arguments = [
      "--lambda", ".5", "--keep-probability=1", "--method", "mini-batch", "--units=none", "--corrected",
      "--no-plot", "--plot=--odd name=é.svg", "--dataset", "-", "--hidden", "7", "--seed", "4294967295",
      "--iterations", "2e3", "--learning-rate=1e-3", "--quiet",
    ]
    #expect(try SampleLesson.settings(from: arguments) == expected)
  }

  @Test(
    "An option is given once",
    arguments: [["--seed", "1", "--method=batch", "--seed=2"], ["--quiet", "--quiet"]])
  func repetition(_ arguments: [String]) throws {
    let error = try #require(
      throws: LessonError.self, performing: { try SampleLesson.settings(from: arguments) })
    #expect(error == .usage("\(arguments[0]) is given twice"))
  }

  @Test(
    "Help is given whatever else is asked",
    arguments: [["-h"], ["--help"], ["--nonsense", "--help"], ["--plot", "-h"]])
  func help(arguments: [String]) throws {
    let result = try OptionParser(SampleLesson.options).parse(arguments, defaults: Settings())
    #expect(result.asksForHelp)
  }

  @Test("The parser says whether quiet is wanted")
  func quiet() throws {
    let parser = OptionParser(SampleLesson.options)
    #expect(try parser.parse(["--quiet"], defaults: Settings()).isQuiet)
    #expect(try !parser.parse(["--corrected"], defaults: Settings()).isQuiet)
  }

  @Test("A wrong command line is answered with the rule and the value", arguments: mistakes)
  func mistake(arguments: [String], message: String) {
    #expect(throws: LessonError.usage(message)) { try SampleLesson.settings(from: arguments) }
  }

  static let hidden = "--hidden takes up to 100 whole numbers from 1 to 10000 with commas between"
  static let seed = "--seed takes a whole number from 0 to 4294967295"
  static let lambda = "--lambda takes a number of at least 0"
  static let keep = "--keep-probability takes a number above 0 and at most 1"
  static let methods = "--method takes batch, stochastic, mini-batch or all"

  static let mistakes: [([String], String)] = unknowns + missing + numbers + sizes + words

  static let unknowns: [([String], String)] = [
    (["--hiden", "3"], #"unknown option "--hiden"; did you mean --hidden?"#),
    (["--hidden-sizes=3"], #"unknown option "--hidden-sizes""#),
    (["--iter", "3"], #"unknown option "--iter"; did you mean --iterations?"#),
    (["--SEED=3"], #"unknown option "--SEED"; did you mean --seed?"#),
    (["-lambda", "3"], #"unknown option "-lambda"; did you mean --lambda?"#),
    (["–lambda", "3"], #"unknown option "–lambda"; did you mean --lambda?"#),
    (["—quite"], #"unknown option "—quite"; did you mean --quiet?"#),
    (["-x"], #"unknown option "-x""#),
    (["--"], #"unexpected argument "--""#),
    (["-"], #"unexpected argument "-""#),
    ([""], #"unexpected argument """#),
    (["-5"], #"unexpected argument "-5""#),
    (["seed", "5"], #"unexpected argument "seed"; did you mean --seed?"#),
    (["--corrected", "yes"], #"unexpected argument "yes""#),
    (["--seed", "1", "2"], #"unexpected argument "2""#),
    (["日本語"], #"unexpected argument "日本語""#),
    (["a\u{1B}[31m\n"], #"unexpected argument "a\u{1B}[31m\n""#),
    (
      [String(repeating: "x", count: 200) + "y"],
      "unexpected argument \"\(String(repeating: "x", count: 40))…\(String(repeating: "x", count: 39))y\""
    ),
  ]

  static let missing: [([String], String)] = [
    (["--seed"], "--seed needs a value: it takes a whole number from 0 to 4294967295"),
    (["--plot", "--quiet"], "--plot needs a value: it takes the name of a file"),
    (["--corrected=yes"], #"--corrected takes no value, got "yes""#),
    (["--quiet="], #"--quiet takes no value, got """#),
    (["--plot="], #"--plot takes the name of a file, got """#),
    (["--dataset", ""], #"--dataset takes a text that is not empty, got """#),
  ]

  static let numbers: [([String], String)] =
    ["abc", "", "-1", "4294967296", "1e99", "1.5", "nan", "inf", "0x10", "1_000", " 1", "1e", "٣"].map {
      (["--seed", $0], "\(seed), got \"\($0)\"")
    }
    + ["-1", "-1e-300", "nan", "-nan", "inf", "Infinity", "1e999", "0x1p3", "1,000", "0,5,5", "", "λ"].map {
      (["--lambda", $0], "\(lambda), got \"\($0)\"")
    }
    + ["0", "1.0000001", "-0.5", "1e-400"].map { (["--keep-probability=\($0)"], "\(keep), got \"\($0)\"") }
    + [
      (["--iterations", "0"], #"--iterations takes a whole number from 1 to 1000000000, got "0""#),
      (["--lambda", "0,5"], "\(lambda), got \"0,5\"; did you mean 0.5?"),
      (["--learning-rate", "0"], #"--learning-rate takes a number above 0, got "0""#),
    ]

  static let sizes: [([String], String)] =
    [
      "10,,5", "", ",", "10,", "0", "-3", "20,10,0", "10001", "99999999999999999999", "1.5", "none", "5;3",
      "a",
    ]
    .map { (["--hidden", $0], "\(hidden), got \"\($0)\"") }
    + [
      (
        ["--units", "9"],
        "--units takes up to 100 whole numbers from 1 to 8 with commas between, or none, got \"9\""
      ),
      (
        ["--hidden", Array(repeating: "1", count: 101).joined(separator: ",")],
        "\(hidden), got \"\(String(repeating: "1,", count: 20))…\(String(repeating: ",1", count: 20))\""
      ),
    ]

  static let words: [([String], String)] = [
    (["--method", "minibatch"], #"\#(methods), got "minibatch"; did you mean mini-batch?"#),
    (["--method", "sto"], #"\#(methods), got "sto"; did you mean stochastic?"#),
    (["--method", "adam"], #"\#(methods), got "adam""#),
    (["--method", ""], #"\#(methods), got """#),
    (["--activation=all"], #"--activation takes batch, stochastic or mini-batch, got "all""#),
  ]

  // MARK: - Lists

  private struct ListSettings: LessonSettings {
    var sizes: [Int]? = [1]
  }

  private let listParser = OptionParser<ListSettings>([
    .list("--sizes", \.sizes, of: ["one"], rule: "a whole number", "Sizes.")
  ])

  @Test(
    "Values separated by commas, in their order, or all",
    arguments: [("3", [3]), ("3,1,2", [3, 1, 2]), ("all", nil)] as [(String, [Int]?)])
  func lists(text: String, expected: [Int]?) throws {
    let settings = try listParser.parse(["--sizes", text], defaults: ListSettings()).settings
    #expect(settings.sizes == expected)
  }

  @Test(
    "No value twice, none empty, none of another kind", arguments: ["", ",", "1,", "1,1", "1,x", "1,all"])
  func badLists(text: String) {
    let error = #expect(throws: LessonError.self) {
      try listParser.parse(["--sizes", text], defaults: ListSettings())
    }
    #expect(
      error?.message.hasPrefix(
        "--sizes takes a whole number; several, each once, with commas between; or all, got ") == true,
      "\(error?.message ?? "")")
  }

  @Test("The part that is not a known word gets a suggestion")
  func suggestionInAList() {
    let error = #expect(throws: LessonError.self) {
      try listParser.parse(["--sizes", "one,al"], defaults: ListSettings())
    }
    #expect(error?.message.hasSuffix("did you mean all?") == true, "\(error?.message ?? "")")
  }
}
