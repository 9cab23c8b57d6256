import LessonKit

/// The seven methods, in the order in which they were found.
enum Method: String, CaseIterable, Sendable {
  case gradientDescent = "gradient-descent"
  case momentum
  case nesterov
  case adagrad
  case adadelta
  case rmsprop
  case adam

  private var type: any Optimizer.Type {
    switch self {
    case .gradientDescent: GradientDescent.self
    case .momentum: Momentum.self
    case .nesterov: Nesterov.self
    case .adagrad: AdaGrad.self
    case .adadelta: AdaDelta.self
    case .rmsprop: RMSProp.self
    case .adam: Adam.self
    }
  }

  /// Whether the textbooks' form is another than the published one.
  var hasTextbookForm: Bool { type.textbook != nil }

  /// The method in a form, at its published settings but for the given ones.
  ///
  /// - Throws: `LessonError.usage` if the method does not have one of them.
  func optimizer(
    _ variant: Variant = .published, _ given: [Hyperparameter: Double] = [:]
  ) throws(LessonError) -> any Optimizer {
    try type.init(variant, given, name: rawValue)
  }
}
