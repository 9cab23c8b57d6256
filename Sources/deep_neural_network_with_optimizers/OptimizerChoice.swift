import Datasets
import LessonKit
import NNCore
import TrainingKit
import deep_neural_network_with_optimizers_heart

/// A method in one of its variants, as `--optimizer` names it: `adam` or `adam:textbook`.
struct OptimizerChoice: Equatable, Sendable, LosslessStringConvertible {
  let method: OptimizerKind
  /// The variant, if the name includes one; otherwise that of `--variant`.
  var variant: Variant?

  /// What the option takes, for messages.
  static let rule =
    "\(OptimizerKind.allCases.map(\.rawValue).joined(separator: ", ")), with a form if you like, as in adam:textbook"

  init(_ method: OptimizerKind, _ variant: Variant? = nil) { (self.method, self.variant) = (method, variant) }

  init?(_ name: String) {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let method = OptimizerKind(rawValue: parts[0]) else { return nil }
    self.init(method)
    if parts.count == 1 { return }
    guard let variant = Variant(rawValue: parts[1]) else { return nil }
    self.variant = variant
  }

  var description: String { method.rawValue + (variant.map { ":\($0.rawValue)" } ?? "") }
}

/// A method with everything that it needs for its first step.
struct PreparedOptimizer: Sendable {
  let name: String
  let method: OptimizerKind
  let variant: Variant
  let given: Hyperparameters

  /// - Parameter list: The methods that are compared; an option applies to each of them.
  /// - Throws: `LessonError.usage` if the method has no such variant, or no option that was given.
  init(
    _ choice: OptimizerChoice, _ variant: Variant, _ given: Hyperparameters,
    among list: [OptimizerChoice] = []
  ) throws(LessonError) {
    (name, method) = (choice.description, choice.method)
    (self.variant, self.given) = (choice.variant ?? variant, given)
    if self.variant == .fromScratch && !isFormOfItsOwn {
      throw .usage(
        "Deep Learning from Scratch has no \(method.rawValue)",
        hint: "It has \(Self.fromScratch.map(\.rawValue).joined(separator: ", ")).")
    }
    if let option = given.names.first(where: { !method.hyperparameters.contains($0) }) {
      throw .usage("\(method.rawValue) has no \(option)", hint: hint(for: option, among: list))
    }
  }

  private func hint(for option: String, among list: [OptimizerChoice]) -> String {
    if list.count < 2 { return "It takes \(method.hyperparameters.joined(separator: ", "))." }
    let rest = list.filter { $0.method.hyperparameters.contains(option) }.map(\.description)
    let advice =
      rest.isEmpty ? "Leave it out" : "Leave it out, or try --optimizer \(rest.joined(separator: ","))"
    return "An option holds for every method in the list. \(advice)."
  }

  /// The methods that are in the book *Deep Learning from Scratch*.
  static let fromScratch = OptimizerKind.allCases.filter { $0.otherForms.contains(.fromScratch) }

  /// Whether this method has the requested variant.
  var isFormOfItsOwn: Bool { variant == .published || method.otherForms.contains(variant) }

  /// The learning rate, given or default; `nil` for AdaDelta, which has none.
  var learningRate: Double? { method.learningRate(variant, given) }
}

extension DeepNeuralNetworkWithOptimizers.Settings {
  /// The optimizers to train with, in order.
  ///
  /// - Throws: `LessonError.usage` if a method does not have the requested variant, or an option that was given.
  func preparedOptimizers(console: Console) throws(LessonError) -> [PreparedOptimizer] {
    let choices = optimizers ?? allOptimizers
    var prepared: [PreparedOptimizer] = []
    for choice in choices {
      prepared.append(try PreparedOptimizer(choice, variant, hyperparameters, among: choices))
    }
    if optimizers == nil && variant == .fromScratch {
      console.note("Note: Deep Learning from Scratch has no adadelta and no rmsprop; they are left out.")
    }
    for optimizer in prepared where optimizers != nil && !optimizer.isFormOfItsOwn {
      console.note("Note: the textbooks' form of \(optimizer.method.rawValue) is the published one.")
    }
    return prepared
  }

  /// The methods that have the variant, for `--optimizer all`.
  private var allOptimizers: [OptimizerChoice] {
    (variant == .fromScratch ? PreparedOptimizer.fromScratch : OptimizerKind.allCases).map {
      OptimizerChoice($0)
    }
  }

  /// Announces the run on the first line of stderr.
  func announce(_ data: Split, _ optimizers: [PreparedOptimizer], on console: Console) {
    let names = optimizers.map(\.name).joined(separator: ", ")
    let only = optimizers.count == 1 ? optimizers[0].learningRate : nil
    announce(
      data, "\(names) with mini-batches of \(batches.size)", rate: only, epochs, unit: "epoch", on: console)
  }
}
