import Datasets
import Foundation
import NNCore
import TestSupport
import Testing

/// The README's example for packages: the code it shows is here, and prints what the README says.
@Suite struct ReadmeExampleTests {
  private func example(print: (Any...) -> Void) throws {
    let data = try DataSet("moons").load()  // or a file of your own: "patients.csv"
    let (X, Y) = (data.train.X, data.train.Y)  // columns are examples: (2, 300) and (1, 300)
    var random = RandomState(seed: 3)
    var network = Network(layerSizes: [2, 10, 5, 1], .he, using: &random)

    for iteration in 0...5_000 {
      if iteration % 1_000 == 0 {
        print(iteration, network.cost(X, Y), network.accuracy(data.test.X, data.test.Y))
      }
      let pass = network.forward(X)
      network.descend(network.backward(pass, Y), rate: 0.03)
    }
  }

  @Test(arguments: ["README.md", ".guide/README.zh.md"]) func itIsThatOfTheReadme(path: String) throws {
    let blocks = try MarkdownPage(path: path).blocks
    let place = try #require(
      blocks.firstIndex { $0.lines.contains("import NNCore") }, "\(path) has no example")
    let source = try String(contentsOfFile: #filePath, encoding: .utf8).components(separatedBy: "\n")
    let shown = blocks[place].lines.drop { $0.hasPrefix("import ") || $0.isEmpty }
    let missing = firstLineMissing(Array(shown), in: source)
    #expect(missing == nil, "\(path): the example in this test has no such line here: \(missing ?? "")")

    var printed: [String] = []
    try example { items in printed.append(items.map { "\($0)" }.joined(separator: " ")) }
    #expect(
      printed == blocks[place + 1].lines || !NNCore.arithmeticIsFused, "\(path): it prints something else")
  }

  /// The example below it: a network that estimates numbers, here the product of the coordinates.
  @Test(arguments: ["README.md", ".guide/README.zh.md"]) func theOptimizersExampleRuns(path: String) throws {
    let blocks = try MarkdownPage(path: path).blocks
    let shown = try #require(
      blocks.first { $0.lines.contains { $0.contains("ParameterOptimizer") } }, "\(path) has no example")
    let source = try String(contentsOfFile: #filePath, encoding: .utf8).components(separatedBy: "\n")
    let missing = firstLineMissing(shown.lines, in: source)
    #expect(missing == nil, "\(path): the example in this test has no such line here: \(missing ?? "")")

    let X = try DataSet("moons").load().train.X
    let Y = X.row(0) * X.row(1)
    var random = RandomState(seed: 3)
    var printed: [Double] = []
    func print(_ cost: Double) { printed.append(cost) }
    var numbers = Network(layerSizes: [2, 10, 1], hidden: .tanh, output: .linear, .xavier, using: &random)
    var optimizer = ParameterOptimizer.adam(rate: 0.01, schedule: .cosine(steps: 1_000))
    for _ in 0..<1_000 { optimizer.update(&numbers, numbers.backward(numbers.forward(X), Y)) }
    print(numbers.cost(X, Y))  // the mean squared error
    #expect(printed.count == 1 && printed[0] < 0.01, "\(printed)")
  }
}
