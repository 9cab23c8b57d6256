import Datasets
import LessonKit
import NNCore
import TestSupport
import Testing
import rnn_heart

@testable import rnn

/// Training on whole names: the fast form against the form that follows the formulas.
@Suite struct RNNTrainingTests {
  /// A network of 6 units and 5 letters with weights that bend tanh, and a name whose letters repeat.
  static let network: Parameters = {
    var random = RandomState(seed: 21)
    var network = Parameters(units: 6, letters: 5, using: &random)
    for matrix in Parameters.parts.prefix(3) { network[keyPath: matrix] *= 60 }
    network.ba = random.randn(6, 1) * 0.5
    network.by = random.randn(5, 1) * 0.5
    return network
  }()
  static let names = [
    Example(letters: [1, 3, 3, 2, 4, 1], end: 0), Example(letters: [2], end: 0),
    Example(letters: [4, 4, 1, 2, 3, 1, 4, 2, 2, 3, 1], end: 0),
  ]

  /// Names of several lengths one after another: buffers are reused, and the state is carried over.
  @Test func theFastFormAgreesWithTheCell() throws {
    let p = Self.network
    var pass = WholeNamePass(units: 6, letters: 5)
    var gradient = Parameters.zeros(units: 6, letters: 5)
    for (number, name) in Self.names.enumerated() {
      let steps = p.forward(name, from: pass.a)
      let loss = pass.forward(name, p)
      pass.backward(name, p, into: &gradient)
      expectClose(loss, p.loss(of: name, steps), relative: 1e-13, "loss of name \(number)")
      expectClose(pass.a, try #require(steps.last).a, absolute: 1e-14, "state after name \(number)")
      expectClose(
        gradient.elements, p.backward(name, through: steps).elements, absolute: 1e-12,
        "gradient of name \(number)")
    }
  }

  /// DINO-4: forward, backward, clip, for given letters from a given state.
  @Test func optimizeAsPublished() throws {
    let published = try PublishedCase.named("DINO-4")
    var random = RandomState(seed: 1)
    let a_prev = random.randn(100, 1)
    let network = Parameters(
      Wax: random.randn(100, 27), Waa: random.randn(100, 100), Wya: random.randn(27, 100),
      ba: random.randn(100, 1), by: random.randn(27, 1))
    var pass = WholeNamePass(units: 100, letters: 27, a: a_prev)
    var gradient = Parameters.zeros(units: 100, letters: 27)
    let example = Example(inputs: [12, 3, 5, 11, 22, 3], targets: [4, 14, 11, 22, 25, 26])
    let loss = pass.forward(example, network)
    pass.backward(example, network, into: &gradient)
    gradient.clip(to: 5)
    let largest = gradient.Wax.elements.indices.max { gradient.Wax.elements[$0] < gradient.Wax.elements[$1] }
    for (name, value) in [
      ("loss", loss), ("dWaa[1][2]", gradient.Waa[1, 2]), ("argmax(dWax)", Double(try #require(largest))),
      ("dWya[1][2]", gradient.Wya[1, 2]), ("db[4]", gradient.ba[4, 0]), ("dby[1]", gradient.by[1, 0]),
      ("a_last[4]", pass.a[4, 0]),
    ] {
      expectClose([value], try published[name], absolute: published.tol, name)
    }
  }

  /// The heart's `optimize`, an iteration in the plain form, takes the same step as the fast form.
  @Test func optimizeTakesTheStepOfTheFastForm() {
    let name = Self.names[2]
    var random = RandomState(seed: 23)
    let first = random.randn(6, 1) * 0.5
    var (plain, fast, gradient) = (Self.network, Self.network, Parameters.zeros(units: 6, letters: 5))
    var pass = WholeNamePass(units: 6, letters: 5, a: first)
    let (loss, a) = plain.optimize(name, from: first, rate: 0.1, clip: 0.5)
    expectClose(loss, pass.forward(name, fast), relative: 1e-13, "loss")
    pass.backward(name, fast, into: &gradient)
    #expect(gradient.elements.contains { abs($0) > 0.5 }, "clipping has something to do")
    gradient.clip(to: 0.5)
    fast.update(gradient, rate: 0.1)
    expectClose(a, pass.a, absolute: 1e-14, "state")
    expectClose(plain.elements, fast.elements, absolute: 1e-13, "parameters after the step")
  }

  /// -7·ln(1/V), and from then on 0.999 of the old value and 0.001 of the new one.
  @Test func thePrintedLossIsARunningMean() {
    expectClose(firstLoss(letters: 27), 23.070858062030304, relative: 1e-15, "first loss")
    expectClose(smooth(20, 30), 20.01, relative: 1e-15, "smoothed")
  }

  /// On the package's corpus, lesson 12 prints what NumPy does, wherever NumPy's runs agree with one another.
  @Test func printsWhatNumPyDoes() throws {
    let run = try reference(Figures.self, named: "rnn_dinosaurs")
    var settings = RNN.Settings()
    let last = try #require(run.samples.last)
    settings.descent.iterations = last.iteration + 1
    var report = Report(every: 2_000, of: settings.descent.iterations)
    try train(settings, &report)
    try #require(report.entries.count == run.samples.count)
    for (entry, sample) in zip(report.entries, run.samples) {
      #expect(entry.iteration == sample.iteration)
      if let tolerance = sample.loss_tolerance {
        expectClose(entry.loss, sample.loss, relative: tolerance, "loss at \(entry.iteration)")
      }
      for (name, expected) in zip(entry.names, sample.names ?? []) where expected != nil {
        #expect(name == expected, "iteration \(entry.iteration)")
      }
    }
  }

  @Test func numbersThatAreNoneStopTheTraining() throws {
    var settings = RNN.Settings()
    settings.descent.learningRate = 1e308
    settings.clip = 1e308
    var report = Report(every: 1_000_000, of: 1_000)
    #expect(throws: (any Error).self) { try train(settings, &report) }
  }

  /// The losses are those of the training, whatever is printed beside them.
  @Test func namesShownChangeNoLoss() throws {
    let losses = try [1, 7, 12].map { names in
      var settings = RNN.Settings()
      settings.names = names
      settings.descent.iterations = 21
      var report = Report(every: 10, of: 21)
      try train(settings, &report)
      #expect(report.entries.allSatisfy { $0.names.count == names })
      return report.entries.map(\.loss)
    }
    #expect(losses[0] == losses[1] && losses[2] == losses[1] && losses[1].count == 3)
  }

  private func train(_ settings: RNN.Settings, _ report: inout Report) throws {
    let names = try Corpus.dinosaurs().names
    _ = try RNN.train(settings, on: names, Alphabet(of: names), report: &report)
  }
}

extension Parameters {
  /// The five matrices.
  static var parts: [WritableKeyPath<Parameters, Matrix>] { [\.Wax, \.Waa, \.Wya, \.ba, \.by] }

  /// All numbers in one list.
  var elements: [Double] { Parameters.parts.flatMap { self[keyPath: $0].elements } }

  /// Parameters of the same shapes with other numbers.
  func with(_ elements: [Double]) -> Parameters {
    var (result, rest) = (self, elements[...])
    for matrix in Parameters.parts {
      let (rows, columns) = (self[keyPath: matrix].rows, self[keyPath: matrix].columns)
      result[keyPath: matrix] = Matrix(
        rows: rows, columns: columns, elements: Array(rest.prefix(rows * columns)))
      rest = rest.dropFirst(rows * columns)
    }
    return result
  }
}

extension GradientCase {
  /// Backpropagation through time over one name, from a state that is not zero, in the plain and in the fast form.
  static let rnn = rnnCase("rnn") { name, first, network in
    network.backward(name, through: network.forward(name, from: first))
  }
  static let rnnFast = rnnCase("rnn, fast form") { name, first, network in
    var gradient = Parameters.zeros(units: 6, letters: 5)
    var pass = WholeNamePass(units: 6, letters: 5, a: first)
    _ = pass.forward(name, network)
    pass.backward(name, network, into: &gradient)
    return gradient
  }

  private static func rnnCase(
    _ title: String, gradient: (_ name: Example, _ first: Matrix, Parameters) -> Parameters
  ) -> GradientCase {
    let network = RNNTrainingTests.network
    let name = RNNTrainingTests.names[2]
    var random = RandomState(seed: 22)
    let first = random.randn(6, 1) * 0.5
    return GradientCase(
      name: title, parameters: network.elements, gradient: gradient(name, first, network).elements,
      cost: { elements in
        let network = network.with(elements)
        return network.loss(of: name, network.forward(name, from: first))
      })
  }
}
