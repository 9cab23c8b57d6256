import NNCore
import TestSupport
import Testing

@testable import rnn

/// Training on whole names: the way that is quick against the way that is written on paper.
@Suite struct RNNTrainingTests {
  /// A network of 6 units and 5 letters with weights that bend tanh, and a name whose letters repeat.
  static let network: Parameters = {
    var random = RandomState(seed: 21)
    var network = Parameters(units: 6, letters: 5, using: &random)
    for matrix in Parameters.matrices.prefix(3) { network[keyPath: matrix] *= 60 }
    network.ba = random.randn(6, 1) * 0.5
    network.by = random.randn(5, 1) * 0.5
    return network
  }()
  static let names = [
    Example(letters: [1, 3, 3, 2, 4, 1], end: 0), Example(letters: [2], end: 0),
    Example(letters: [4, 4, 1, 2, 3, 1, 4, 2, 2, 3, 1], end: 0),
  ]

  /// The loss and the gradient of a name, step by step with the formulas of the cell.
  private func onPaper(_ name: Example, after first: Matrix, _ p: Parameters) -> (
    loss: Double, gradient: Parameters, a: Matrix
  ) {
    let inputs = name.inputs.map { letter in
      Matrix.column((0..<p.letters).map { $0 == letter ? 1 : 0 })
    }
    var states = [first]
    var outputs: [Matrix] = []
    for x in inputs {
      let (a, y) = p.forward(x, states[states.count - 1])
      states.append(a)
      outputs.append(y)
    }
    var gradient = Parameters.zeros(units: p.units, letters: p.letters)
    var da_next = Matrix(rows: p.units, columns: 1)
    var loss = 0.0
    for (t, x) in inputs.enumerated().reversed() {
      loss -= log(outputs[t])[name.targets[t], 0]
      var dy = outputs[t]
      dy[name.targets[t], 0] -= 1
      let step = p.backward(p.Wya.T.dot(dy) + da_next, from: states[t + 1], x, states[t])
      gradient.Wya += dy.dot(states[t + 1].T)
      gradient.by += dy
      gradient.Wax += step.dWax
      gradient.Waa += step.dWaa
      gradient.ba += step.dba
      da_next = step.da_prev
    }
    return (loss, gradient, states[states.count - 1])
  }

  /// Names of several lengths one after another: buffers are used again, and the state is carried on.
  @Test func unrolledAgreesWithTheCell() {
    let p = Self.network
    var unrolled = Unrolled(units: 6, letters: 5)
    var gradient = Parameters.zeros(units: 6, letters: 5)
    for (number, name) in Self.names.enumerated() {
      let expected = onPaper(name, after: unrolled.a, p)
      let loss = unrolled.forward(name, p)
      unrolled.backward(name, p, into: &gradient)
      expectClose(loss, expected.loss, relative: 1e-13, "loss of name \(number)")
      expectClose(unrolled.a, expected.a, absolute: 1e-14, "state after name \(number)")
      expectClose(
        gradient.elements, expected.gradient.elements, absolute: 1e-12, "gradient of name \(number)")
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
    var unrolled = Unrolled(units: 100, letters: 27, a: a_prev)
    var gradient = Parameters.zeros(units: 100, letters: 27)
    let example = Example(inputs: [12, 3, 5, 11, 22, 3], targets: [4, 14, 11, 22, 25, 26])
    let loss = unrolled.forward(example, network)
    unrolled.backward(example, network, into: &gradient)
    gradient.clip(to: 5)
    let largest = gradient.Wax.elements.indices.max { gradient.Wax.elements[$0] < gradient.Wax.elements[$1] }
    for (name, value) in [
      ("loss", loss), ("dWaa[1][2]", gradient.Waa[1, 2]), ("argmax(dWax)", Double(try #require(largest))),
      ("dWya[1][2]", gradient.Wya[1, 2]), ("db[4]", gradient.ba[4, 0]), ("dby[1]", gradient.by[1, 0]),
      ("a_last[4]", unrolled.a[4, 0]),
    ] {
      expectClose([value], try published[name], absolute: published.tol, name)
    }
  }

  private struct Run: Decodable {
    struct Sample: Decodable {
      let iteration: Int
      let loss: Double
      let loss_tolerance: Double?
      let names: [String?]
    }
    let samples: [Sample]
  }

  /// Our own corpus: what NumPy makes of it, wherever its runs agree with one another.
  @Test func printsWhatNumPyDoes() throws {
    let run = try Fixture.load(Run.self, "rnn_dinosaurs")
    var settings = RNN.Settings()
    let last = try #require(run.samples.last)
    settings.descent.iterations = last.iteration + 1
    var report = Report(every: 2_000, of: settings.descent.iterations)
    _ = try RNN.train(settings, on: .dinosaurs(), report: &report)
    try #require(report.entries.count == run.samples.count)
    for (entry, sample) in zip(report.entries, run.samples) {
      #expect(entry.iteration == sample.iteration)
      if let tolerance = sample.loss_tolerance {
        expectClose(entry.loss, sample.loss, relative: tolerance, "loss at \(entry.iteration)")
      }
      for (name, expected) in zip(entry.names, sample.names) where expected != nil {
        #expect(name == expected, "iteration \(entry.iteration)")
      }
    }
  }

  @Test func numbersThatAreNoneStopTheTraining() throws {
    var settings = RNN.Settings()
    settings.descent.learningRate = 1e308
    settings.clip = 1e308
    var report = Report(every: 1_000_000, of: 1_000)
    #expect(throws: (any Error).self) { try RNN.train(settings, on: .dinosaurs(), report: &report) }
  }
}

extension Parameters {
  /// All numbers in one list.
  var elements: [Double] { Parameters.matrices.flatMap { self[keyPath: $0].elements } }

  /// Parameters of the same shapes with other numbers.
  func with(_ elements: [Double]) -> Parameters {
    var (result, rest) = (self, elements[...])
    for matrix in Parameters.matrices {
      let (rows, columns) = (self[keyPath: matrix].rows, self[keyPath: matrix].columns)
      result[keyPath: matrix] = Matrix(
        rows: rows, columns: columns, elements: Array(rest.prefix(rows * columns)))
      rest = rest.dropFirst(rows * columns)
    }
    return result
  }
}

extension GradientCase {
  /// Through the time of two names, from a state that is not zero; the gradient is that of the second.
  static let rnn: GradientCase = {
    let network = RNNTrainingTests.network
    let name = RNNTrainingTests.names[2]
    var random = RandomState(seed: 22)
    let first = random.randn(6, 1) * 0.5
    var gradient = Parameters.zeros(units: 6, letters: 5)
    var unrolled = Unrolled(units: 6, letters: 5, a: first)
    _ = unrolled.forward(name, network)
    unrolled.backward(name, network, into: &gradient)
    return GradientCase(
      name: "rnn", parameters: network.elements, gradient: gradient.elements,
      cost: { elements in
        var unrolled = Unrolled(units: 6, letters: 5, a: first)
        return unrolled.forward(name, network.with(elements))
      })
  }()
}
