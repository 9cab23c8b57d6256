import Foundation
import NNCore
import TestSupport
import Testing

/// The costs and gradients of `Tests/Fixtures/softmax.json`, which NumPy computed from the logits.
@Suite struct LogitCaseTests {
  struct Cases: Decodable {
    struct Scores: Decodable {
      let `case`: String
      let Z: [[Double]]
      let classes: [Int]
      let softmax: [[Double]]
      let cost: Double
      let gradient: [[Double]]
    }
    struct Sigmoid: Decodable {
      let z: [Double]
      let y: [Double]
      let cost: Double
      let gradient: [Double]
    }
    struct Soft: Decodable {
      let Z: [[Double]]
      let labels: [[Double]]
      let cost: Double
      let gradient: [[Double]]
    }
    let logits: [Scores]
    let sigmoid_logits: [Sigmoid]
    let soft_labels: [Soft]
  }

  let cases: Cases
  init() throws { cases = try Fixture.load(Cases.self, "softmax") }

  /// NumPy adds the largest score before it subtracts the class's score, and so rounds to the largest score's last
  /// digit.
  private func tolerance(_ Z: Matrix) -> Double { 2 * max(abs(Z.maximum()), abs(Z.minimum())).ulp }

  @Test func classes() {
    #expect(cases.logits.count == 4)
    for item in cases.logits {
      let Z = Matrix(item.Z)
      let Y = oneHot(item.classes, classes: Z.rows)
      expectClose(softmax(Z), Matrix(item.softmax), relative: 1e-15, "\(item.case): softmax")
      for cost in [softmaxCrossEntropy(logits: Z, classes: item.classes), softmaxCrossEntropy(logits: Z, Y)] {
        expectClose(cost, item.cost, relative: 1e-15, absolute: tolerance(Z), "\(item.case): cost")
      }
      let gradients = [
        softmaxCrossEntropyGradient(logits: Z, classes: item.classes),
        softmaxCrossEntropyGradient(logits: Z, Y),
      ]
      for gradient in gradients {
        expectClose(gradient, Matrix(item.gradient), relative: 1e-15, "\(item.case): gradient")
      }
    }
  }

  @Test func softLabels() {
    #expect(cases.soft_labels.count == 1)
    for item in cases.soft_labels {
      let (Z, Y) = (Matrix(item.Z), Matrix(item.labels))
      expectClose(softmaxCrossEntropy(logits: Z, Y), item.cost, relative: 1e-15, "cost of \(item.Z)")
      expectClose(
        softmaxCrossEntropyGradient(logits: Z, Y), Matrix(item.gradient), relative: 1e-15, absolute: 1e-17,
        "gradient of \(item.Z)")
    }
  }

  @Test func sigmoids() {
    #expect(cases.sigmoid_logits.count == 4)
    for item in cases.sigmoid_logits {
      let (Z, Y) = (Matrix.row(item.z), Matrix.row(item.y))
      expectClose(sigmoidCrossEntropy(logits: Z, Y), item.cost, relative: 1e-15, "cost of \(item.z)")
      expectClose(
        sigmoidCrossEntropyGradient(logits: Z, Y), Matrix.row(item.gradient), relative: 1e-15,
        absolute: 1e-17,
        "gradient of \(item.z)")
    }
  }
}
