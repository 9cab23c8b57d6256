import LessonKit

/// What the options can set of a method; the raw value is the option's name.
enum Hyperparameter: String, CaseIterable, Sendable {
  case learningRate = "--learning-rate"
  case beta = "--beta"
  case beta2 = "--beta2"
  case epsilon = "--epsilon"
}

/// The two families of formulas that learners meet.
enum Variant: String, CaseIterable, Sendable {
  /// The formulas of the published scripts.
  case published
  /// Momentum as a velocity, and ε outside the root in RMSprop and Adam. The settings stay the published ones.
  case textbook
}

extension Optimizer {
  /// The method in a form, at its published settings but for the given ones; `name` is for messages.
  ///
  /// - Throws: `LessonError.usage` if the method does not have one of them.
  init(_ variant: Variant, _ given: [Hyperparameter: Double], name: String) throws(LessonError) {
    self = (variant == .textbook ? Self.textbook : nil) ?? Self()
    for hyperparameter in Hyperparameter.allCases {
      guard let value = given[hyperparameter] else { continue }
      guard let property = Self.hyperparameters[hyperparameter] else {
        let names = Hyperparameter.allCases.filter { Self.hyperparameters[$0] != nil }.map(\.rawValue)
        throw .usage(
          "\(name) has no \(hyperparameter.rawValue)", hint: "It takes \(names.joined(separator: ", ")).")
      }
      self[keyPath: property] = value
    }
  }
}
