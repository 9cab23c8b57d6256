import Foundation
import TestSupport
import Testing

/// What programs say on stderr where a run works, but hardly as it was meant.
@Suite struct NoteTests {
  @Test(arguments: [
    (
      "deep_neural_network_v2", ["--learning-rate", "2", "--iterations", "300"],
      "same number for all examples"
    ),
    (
      "deep_neural_network_with_L2", ["--learning-rate", "30", "--standardize", "--iterations", "300"],
      "The cost rose in training"
    ),
    ("rnn", ["--learning-rate", "1000", "--iterations", "300"], "even the longest name would lose only"),
  ])
  func aRateThatIsTooLargeIsNamed(name: String, arguments: [String], words: String) throws {
    let result = try runProgram(name, arguments + ["--no-plot"])
    #expect(result.status == 0, "\(result)")
    #expect(result.stderr.contains(words) && result.stderr.contains("a smaller --learning-rate"), "\(result)")
  }

  private static let lab: [String] = [
    "--dataset", "planar", "--hidden", "20,3", "--learning-rate", "0.3", "--iterations", "30000",
  ]

  /// Runs in which too long steps would be blamed by who compares what does not compare: the costs of thinned networks
  /// with that of the whole one, those of a few examples with that of all, those by the batch's statistics with
  /// that by running ones, and losses of long names with a guess at short ones.
  static let blamelessRuns: [(name: String, arguments: [String])] = {
    let frozenMasks: [[String]] = [
      [], ["--mask-seed", "2"], ["--mask-seed", "3"], ["--seed", "5"], ["--keep-probability", "0.8"],
      ["--keep-probability", "0.7"], ["--mask-seed", "4", "--hidden", "30,10"],
    ]
    let singles = ["--corrected", "--standardize", "--batch-size", "1", "--iterations", "200"]
    let dropout: [(name: String, arguments: [String])] = frozenMasks.map { masks in
      // An option stands once: where the masks bring a network of their own, it takes the lab's place.
      let rest = masks.contains("--hidden") ? lab.filter { !["--hidden", "20,3"].contains($0) } : lab
      return (name: "deep_neural_network_with_dropout", arguments: rest + masks)
    }
    return dropout + [
      (name: "batch_normalization", arguments: singles),
      (name: "deep_neural_network_with_gd", arguments: ["--method", "stochastic"]),
      (name: "rnn", arguments: ["--corpus", "long.txt", "--iterations", "3000", "--hidden", "20"]),
    ]
  }()

  @Test(arguments: blamelessRuns)
  func stepsAreNotBlamedByCostsThatDoNotCompareSlow(name: String, arguments: [String]) throws {
    try withTemporaryFolder { folder in
      let names: [String] = (0..<200).map { name in
        let places: [Int] = (0..<60).map { place in (place * place + name * (place + 3)) % 10 }
        return String(decoding: places.map { UInt8(97 + $0) }, as: UTF8.self)
      }
      try names.joined(separator: "\n").write(
        to: folder.appending(path: "long.txt"), atomically: false, encoding: .utf8)
      let result = try runProgram(name, arguments + ["--no-plot"], in: folder)
      #expect(result.status == 0, "\(result)")
      #expect(!result.stderr.contains("steps are too long"), "\(result)")
      #expect(!result.stderr.contains("would lose only"), "\(result)")
    }
  }

  /// With classes of one size none is the largest.
  @Test func noClassIsCalledTheLargestThatIsNot() throws {
    let arguments = ["--dataset", "circles", "--hidden", "none", "--iterations", "300", "--no-plot"]
    let result = try runProgram("deep_neural_network_v2", arguments)
    #expect(result.stderr.contains("always predicting class 0 would be right"), "\(result)")
  }

  /// Lessons that draw other weights than the settings of all lessons say, or normalize, blame none for fading.
  @Test(arguments: [
    ("batch_normalization", ["--corrected"]), ("batch_normalization", []),
    ("softmax_regression", ["--hidden", "4"]), ("softmax_regression", []),
  ])
  func weightsAreNotBlamedThatAreNoReason(name: String, arguments: [String]) throws {
    try withTemporaryFolder { folder in
      let rows = (0..<100).map { "\($0 * 7 % 50 - 25),\($0 * 11 % 90 - 45),\($0 == 7 ? 1 : 0)\n" }
      try ("a,b,y\n" + rows.joined())
        .write(to: folder.appending(path: "rare.csv"), atomically: false, encoding: .utf8)
      let more = [
        "--dataset", "rare.csv", "--standardize", "--iterations", "300", "--no-plot", "--learning-rate",
        "0.1",
      ]
      let result = try runProgram(name, arguments + more, in: folder)
      #expect(
        result.stderr.contains("for every example") && !result.stderr.contains("First weights"), "\(result)")
    }
  }

  /// What somebody meets first who brings data.
  @Test func anUnscaledTableOfOnesOwnLearnsNothingAndIsToldWhy() throws {
    try withTemporaryFolder { folder in
      let rows = (0..<60).map { "\($0 * 7 % 50),\($0 * 11 % 90),\($0 % 3 == 0 ? "yes" : "no")\n" }
      try ("age,weight,ill\n" + rows.joined())
        .write(to: folder.appending(path: "own.csv"), atomically: false, encoding: .utf8)
      let arguments = ["--dataset", "own.csv", "--iterations", "300", "--no-plot"]
      let result = try runProgram("deep_neural_network_v2", arguments, in: folder)
      #expect(
        result.stderr.contains("predicts no for every example")
          && result.stderr.contains("--initialization he"),
        "\(result)")
    }
  }

  /// The penalty's sum overflows while the outputs are sound.
  @Test func aStrongPenaltyIsNamed() throws {
    let arguments = ["--dataset", "iris", "--lambda", "1e5", "--iterations", "300", "--no-plot"]
    let result = try runProgram("softmax_regression", arguments)
    #expect(result.status == 70 && result.stderr.contains("a smaller --lambda than 100000.0"), "\(result)")
    #expect(!result.stderr.contains("exactly 0 or 1"), "\(result)")
  }

  @Test(arguments: [
    ("mean radius,mean texture\n17.99,10.38\n20.57,17.77\n", "mean radius,mean texture"),
    ("{\n\"names\": [\"anna\"]\n}\n", "{"), ("<svg>\n<path d=\"M0\"/>\n</svg>\n", "<svg>"),
    ("17.99 10.38\n20.57 17.77\n", "17.99 10.38"),
  ])
  func aCorpusThatIsNoListOfNamesIsNoted(text: String, line: String) throws {
    let note = try notesOnCorpus(text)
    #expect(note.contains("names.txt does not look like a list of names") && note.contains(line), "\(note)")
  }

  @Test func namesAreNotNoted() throws {
    for names in [
      "anna\nbernd\nclara\n", "Louis 14\nanna\nO'Neill\nJean-Luc\n", "Boeing 747\nA320\nDC-10\n", "花子\n太郎\n",
    ] {
      let notes = try notesOnCorpus(names)
      #expect(!notes.contains("look like"), "\(notes)")
    }
  }

  private func notesOnCorpus(_ text: String) throws -> String {
    try withTemporaryFolder { folder in
      try text.write(to: folder.appending(path: "names.txt"), atomically: false, encoding: .utf8)
      let arguments = ["--corpus", "names.txt", "--iterations", "1", "--no-plot"]
      let result = try runProgram("rnn", arguments, in: folder)
      #expect(result.status == 0, "\(result)")
      return result.stderr
    }
  }

  /// A file called plots stands where the folder would be; who draws nothing need not care.
  @Test func theOneDimensionalCheckNeedsNoPlaceForPictures() throws {
    try withTemporaryFolder { folder in
      try Data().write(to: folder.appending(path: "plots"))
      let result = try runProgram("gradient_checking", ["--one-dimensional"], in: folder)
      #expect(result.status == 0, "\(result)")
      #expect(try runProgram("gradient_checking", [], in: folder).status == 74)
    }
  }
}
