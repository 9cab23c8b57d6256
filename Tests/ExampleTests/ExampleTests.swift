import Foundation
import NNCore
import TestSupport
import Testing

/// The programs of `.guide/examples` are short, and print what is expected of them.
@Suite struct ExampleTests {
  static let names = ["digits", "regression", "xor", "save_and_load", "one_example", "own_activation"]
  private static let folder = Lessons.package.appending(path: ".guide/examples")

  /// Runs an example that prints no times, and compares its output line by line; without fused multiply-add, where
  /// the last digits differ, only the words that the first line begins with.
  private func expect(
    _ name: String, prints lines: [String], _ arguments: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let result = try runProgram("example_\(name)", arguments)
    #expect(result.status == 0 && result.stderr.isEmpty, "\(name): \(result)", sourceLocation: sourceLocation)
    let printed = result.stdout.split(separator: "\n").map(String.init)
    if arithmeticIsFused {
      for (number, (line, expected)) in zip(1..., zip(printed, lines)) {
        #expect(line == expected, "\(name), line \(number)", sourceLocation: sourceLocation)
      }
      #expect(printed.count == lines.count, "\(name) prints \(printed)", sourceLocation: sourceLocation)
    } else {
      let words = [printed, lines].map { $0.first?.prefix { !$0.isNumber } }
      #expect(words[0] == words[1], "\(name)", sourceLocation: sourceLocation)
    }
  }

  @Test func allAreListedAndShort() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(files.sorted() == Self.names.map { "\($0).swift" }.sorted())
    for file in files {
      let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 < 40, "\(file)")
    }
  }

  /// The pages on using the package, in both languages, link every example.
  @Test(arguments: ["README.md", ".guide/README.zh.md"]) func thePagesListAll(path: String) throws {
    let page = try MarkdownPage(path: path)
    for name in Self.names {
      let isLinked = page.localLinks.contains { $0.hasSuffix("examples/\(name).swift") }
      #expect(isLinked, "\(path) has no link to \(name).swift")
    }
  }

  @Test func xor() throws {
    try expect(
      "xor",
      prints: [
        "iteration 0: cost 0.6592274113788472", "iteration 500: cost 0.010843088309776695",
        "iteration 1000: cost 0.005056362108310276", "iteration 1500: cost 0.003275818372048868",
        "iteration 2000: cost 0.0024157763637863267", "0 xor 0 = 0", "0 xor 1 = 1", "1 xor 0 = 1",
        "1 xor 1 = 0",
      ])
  }

  /// What the example's comment says about other seeds and about two units.
  @Test(arguments: [(units: 2, stuck: 3), (4, 0)]) func someFirstWeightsGetStuck(units: Int, stuck: Int) {
    let (X, Y): (Matrix, Matrix) = ([[0, 0, 1, 1], [0, 1, 0, 1]], [[0, 1, 1, 0]])
    let solved = (0..<6).map { seed in
      var random = RandomState(seed: seed)
      var network = Network(layerSizes: [2, units, 1], hidden: .tanh, .xavier, using: &random)
      for _ in 0...2_000 { network.descend(network.backward(network.forward(X), Y), rate: 0.5) }
      return network.classes(of: X) == [0, 1, 1, 0]
    }
    #expect(solved.count { !$0 } == stuck, "\(units) units: \(solved)")
  }

  @Test func digits() throws {
    try expect(
      "digits",
      prints: [
        "1221 216 360", "epoch 0: cost of the validation set 0.7017752555392825",
        "epoch 5: cost of the validation set 0.1488223239323164",
        "epoch 10: cost of the validation set 0.13188778650536218",
        "epoch 15: cost of the validation set 0.11364221791358971",
        "epoch 20: cost of the validation set 0.10554011800050246",
        "epoch 25: cost of the validation set 0.09719960178411045",
        "epoch 30: cost of the validation set 0.09343802457187074",
        "epoch 35: cost of the validation set 0.0947785384630898",
        "epoch 40: cost of the validation set 0.1006880466289089",
        "best epoch 30, test accuracy 0.9611111111111111",
      ])
  }

  @Test func regression() throws {
    try expect(
      "regression",
      prints: [
        "estimated 0.394 cm, measured 0.2 cm", "estimated 1.985 cm, measured 1.4 cm",
        "estimated 1.124 cm, measured 1.0 cm", "root mean square error of the network: 0.203",
        "of always answering with the mean: 0.772",
      ])
  }

  /// A lesson reads the file that the example writes, and gets the accuracy that the example prints.
  @Test func saveAndLoad() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "cancer.safetensors").path
      try expect(
        "save_and_load",
        prints: [
          "30→5→1, 161 parameters; the same as before: true",
          #"its features: ["mean radius", "mean texture"] and more"#, "test accuracy: 0.956140350877193",
        ], [path])
      let lesson = try runProgram("deep_neural_network_v2", ["--load", path, "--no-plot"])
      #expect(lesson.status == 0 && lesson.stdout.contains("0.956140350877193"), "\(lesson)")
    }
  }

  /// The times depend on the machine; the probabilities add up to 1.
  @Test func oneExample() throws {
    let result = try runProgram("example_one_example")
    #expect(result.status == 0, "\(result)")
    let numbers = result.stdout.matches(of: /\d+\.\d+(e-?\d+)?/).compactMap { Double($0.0) }
    try #require(numbers.count == 12, "ten probabilities and two times: \(result.stdout)")
    #expect(abs(numbers[..<10].reduce(0, +) - 1) < 1e-12, "\(numbers)")
    #expect(numbers[10] > 0 && numbers[11] > 0, "\(numbers)")
  }

  @Test func ownActivation() throws {
    try expect(
      "own_activation",
      prints: [
        "the gradient is right: difference 3.930972349684827e-09", "test accuracy after 500 steps: 0.96",
      ])
  }
}
