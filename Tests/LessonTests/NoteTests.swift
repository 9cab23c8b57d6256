import Foundation
import TestSupport
import Testing

/// What programs do not say on stderr where a run works, but hardly as it was meant; what they say is in
/// `Tests/Messages/notes.txt`.
@Suite struct NoteTests {
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
