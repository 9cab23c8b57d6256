import Datasets
import NNCore
import TrainingKit

/// A method of going downhill: it turns the gradients of the cost into steps of the parameters.
///
/// A method sees one matrix of parameters at a time, the `W` or the `b` of a layer, and treats both alike. In
/// the formulas `g` is its gradient and `η` the learning rate; everything is element by element, so that each
/// parameter is on its own.
protocol Optimizer: Sendable {
  /// What is remembered of a matrix of parameters from step to step.
  associatedtype Memory: Sendable

  /// The method in the published form, at its published settings.
  init()

  /// The method in the form that most textbooks give it; `nil` where that is the published one.
  static var textbook: Self? { get }

  /// The settings that the method has.
  static var hyperparameters: [Hyperparameter: WritableKeyPath<Self, Double> & Sendable] { get }

  /// The memory before the first step.
  func memory(for parameter: Matrix) -> Memory

  /// One step: changes `W` by what the gradient `g` and the memory say, and the memory by `g`. Nothing is
  /// allocated.
  func update(_ W: inout Matrix, _ g: Matrix, _ memory: inout Memory)

  /// Trains `network` with mini-batches; see the implementation, which all methods share. It is a requirement
  /// so that each method gets a loop compiled for it.
  func train(
    _ network: inout Network, on examples: LabelledData, _ schedule: Schedule, trace: inout TrainingTrace,
    afterEpoch: (_ epoch: Int, Network) -> Void
  ) throws
}

extension Optimizer {
  static var textbook: Self? { nil }
}

extension Matrix {
  /// Zeros in this shape, as most methods remember before the first step.
  var zeros: Matrix { Matrix(rows: rows, columns: columns) }
}
