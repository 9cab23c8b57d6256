import Foundation
import TestSupport
import Testing

/// What programs do not say on stderr about a run that works, but hardly as intended; what they do say is in
/// `Tests/Messages/notes.txt`.
@Suite struct NoteTests {
  private static let lab: [String] = [
    "--dataset", "planar", "--hidden", "20,3", "--learning-rate", "0.3", "--iterations", "30000",
  ]

  /// Runs whose steps would look too long to a comparison of costs that are not comparable: those of thinned networks
  /// with the whole one's, those of a few examples with that of all, those by a batch's statistics with that by
  /// running ones, and the losses of long names with a guess for short ones.
  static let blamelessRuns: [(name: String, arguments: [String])] = {
    let frozenMasks: [[String]] = [
      [], ["--mask-seed", "2"], ["--mask-seed", "3"], ["--seed", "5"], ["--keep-probability", "0.8"],
      ["--keep-probability", "0.7"], ["--mask-seed", "4", "--hidden", "30,10"],
    ]
    let singles = ["--corrected", "--standardize", "--batch-size", "1", "--iterations", "200"]
    let dropout: [(name: String, arguments: [String])] = frozenMasks.map { masks in
      // An option may be given once: if the masks come with their own network, it replaces the lab's.
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

  /// A file called plots is where the folder should be; a run that draws nothing does not mind.
  @Test func theOneDimensionalCheckNeedsNoPlaceForPictures() throws {
    try withTemporaryFolder { folder in
      try Data().write(to: folder.appending(path: "plots"))
      let result = try runProgram("gradient_checking", ["--one-dimensional"], in: folder)
      #expect(result.status == 0, "\(result)")
      #expect(try runProgram("gradient_checking", [], in: folder).status == 74)
    }
  }
}
