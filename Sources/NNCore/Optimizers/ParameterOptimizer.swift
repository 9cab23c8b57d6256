/// An optimization method, which turns gradients into steps of the parameters, and what it remembers of earlier steps.
///
/// ```swift
/// var optimizer = ParameterOptimizer.adam(rate: 0.01)
/// for _ in 0..<200 {
///   let pass = network.forward(X)
///   optimizer.update(&network, network.backward(pass, Y))
/// }
/// ```
///
/// An optimizer is a value: a copy continues from the same state. What it remembers starts at zero, takes the shapes of
/// the parameters in the first update, and belongs to these parameters. In the formulas, which hold element by element,
/// `g` is the gradient and `η` the learning rate times the schedule's factor.
///
/// The formulas are those of most textbooks. Lesson 9, `deep_neural_network_with_optimizers`, explains each of them and
/// its relatives.
public struct ParameterOptimizer: Equatable, Sendable {
  /// The formula and its constants, except for the rate.
  public let method: Method
  /// η, before the schedule. It may be changed at any time.
  public var rate: Double
  /// How the rate changes from step to step.
  public let schedule: LearningRateSchedule
  /// How many updates there have been.
  public internal(set) var steps = 0

  /// What is remembered for each parameter matrix, in order: v, or s if the method has no v.
  var memories: [Matrix] = []
  /// The second number for each parameter, if the method has two.
  var secondMemories: [Matrix] = []
  /// β₁ᵗ and β₂ᵗ after t steps of Adam.
  var betaPower = 1.0
  var beta2Power = 1.0

  /// An optimizer before its first step. The functions named after the methods know the usual constants.
  ///
  /// - Precondition: The rate is positive, each β is in 0..<1, ε is positive, and the schedule is valid.
  public init(
    _ method: Method, rate: Double, schedule: LearningRateSchedule = .constant, file: StaticString = #file,
    line: UInt = #line
  ) {
    let misfit = ParameterOptimizer.misfit(method, rate, schedule)
    require(misfit == nil, misfit ?? "", file: file, line: line)
    (self.method, self.rate, self.schedule) = (method, rate, schedule)
  }

  /// The rate of the next step, including the schedule's factor.
  public var currentRate: Double { rate * schedule.factor(at: steps) }

  /// What is wrong with the optimizer's numbers; `nil` if nothing is.
  static func misfit(_ method: Method, _ rate: Double, _ schedule: LearningRateSchedule) -> String? {
    if !(rate > 0 && rate.isFinite) { return "a learning rate must be positive, got \(rate)" }
    return schedule.misfit ?? method.misfit
  }
}

extension ParameterOptimizer {
  /// The formulas, with their constants β (β₁ for Adam), β₂ and ε.
  public enum Method: Equatable, Sendable {
    /// W -= ηg
    case gradientDescent
    /// v = βv + (1-β)g, W -= ηv; or v = βv - ηg, W += v
    case momentum(beta: Double, form: MomentumForm)
    /// v = βv - ηg, W += βv - ηg
    case nesterov(beta: Double)
    /// s += g², W -= ηg/(√s + ε)
    case adaGrad(epsilon: Double)
    /// s = βs + (1-β)g², u = √((d+ε)/(s+ε))·g, W -= ηu, d = βd + (1-β)u²
    case adaDelta(beta: Double, epsilon: Double)
    /// s = βs + (1-β)g², W -= ηg/(√s + ε)
    case rmsProp(beta: Double, epsilon: Double)
    /// v = β₁v + (1-β₁)g, s = β₂s + (1-β₂)g², W -= ηv̂/(√ŝ + ε)
    case adam(beta: Double, beta2: Double, epsilon: Double)

    /// How many numbers are remembered for each parameter.
    package var memories: Int {
      switch self {
      case .gradientDescent: 0
      case .momentum, .nesterov, .adaGrad, .rmsProp: 1
      case .adaDelta, .adam: 2
      }
    }

    /// What is wrong with the constants; `nil` if nothing is.
    var misfit: String? {
      let (betas, epsilon): ([Double], Double) =
        switch self {
        case .gradientDescent: ([], 1)
        case .momentum(let beta, _), .nesterov(let beta): ([beta], 1)
        case .adaGrad(let epsilon): ([], epsilon)
        case .adaDelta(let beta, let epsilon), .rmsProp(let beta, let epsilon): ([beta], epsilon)
        case .adam(let beta, let beta2, let epsilon): ([beta, beta2], epsilon)
        }
      for beta in betas where !(beta >= 0 && beta < 1) { return "a β must be in 0..<1, got \(beta)" }
      return epsilon > 0 && epsilon.isFinite ? nil : "ε must be positive, got \(epsilon)"
    }
  }

  /// What momentum remembers.
  public enum MomentumForm: String, Sendable {
    /// The weighted mean of the gradients: v = βv + (1-β)g, W -= ηv.
    case average
    /// A velocity: v = βv - ηg, W += v. It equals the average at a rate of η/(1-β).
    case velocity
  }

  /// Gradient descent (Cauchy, 1847; with mini-batches Robbins and Monro, "A stochastic approximation method", 1951):
  ///
  ///     W -= ηg
  ///
  /// - Precondition: The rate is positive, and the schedule is valid.
  public static func gradientDescent(
    rate: Double = 0.01, schedule: LearningRateSchedule = .constant, file: StaticString = #file,
    line: UInt = #line
  ) -> ParameterOptimizer {
    ParameterOptimizer(.gradientDescent, rate: rate, schedule: schedule, file: file, line: line)
  }

  /// Momentum (Polyak, "Some methods of speeding up the convergence of iteration methods", 1964), β = 0.9:
  ///
  ///     velocity   v = βv - ηg        W += v
  ///     average    v = βv + (1-β)g    W -= ηv
  ///
  /// - Precondition: The rate is positive, β is in 0..<1, and the schedule is valid.
  public static func momentum(
    rate: Double = 0.01, beta: Double = 0.9, form: MomentumForm = .velocity,
    schedule: LearningRateSchedule = .constant, file: StaticString = #file, line: UInt = #line
  ) -> ParameterOptimizer {
    ParameterOptimizer(
      .momentum(beta: beta, form: form), rate: rate, schedule: schedule, file: file, line: line)
  }

  /// Nesterov's accelerated gradient ("A method for solving the convex programming problem with convergence rate
  /// O(1/k²)", 1983; in this form Bengio, Boulanger-Lewandowski and Pascanu, 2013), β = 0.9:
  ///
  ///     v = βv - ηg     W += βv - ηg
  ///
  /// - Precondition: The rate is positive, β is in 0..<1, and the schedule is valid.
  public static func nesterov(
    rate: Double = 0.01, beta: Double = 0.9, schedule: LearningRateSchedule = .constant,
    file: StaticString = #file, line: UInt = #line
  ) -> ParameterOptimizer {
    ParameterOptimizer(.nesterov(beta: beta), rate: rate, schedule: schedule, file: file, line: line)
  }

  /// AdaGrad (Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic optimization",
  /// 2011), η = 0.01, ε = 1e-8:
  ///
  ///     s += g²     W -= ηg/(√s + ε)
  ///
  /// - Precondition: The rate and ε are positive, and the schedule is valid.
  public static func adaGrad(
    rate: Double = 0.01, epsilon: Double = 1e-8, schedule: LearningRateSchedule = .constant,
    file: StaticString = #file, line: UInt = #line
  ) -> ParameterOptimizer {
    ParameterOptimizer(.adaGrad(epsilon: epsilon), rate: rate, schedule: schedule, file: file, line: line)
  }

  /// AdaDelta (Zeiler, "ADADELTA: an adaptive learning rate method", 2012), β = 0.9, ε = 1e-6:
  ///
  ///     s = βs + (1-β)g²     u = √((d+ε)/(s+ε))·g     W -= ηu     d = βd + (1-β)u²
  ///
  /// The paper has no η, which is 1 here.
  ///
  /// - Precondition: The rate and ε are positive, β is in 0..<1, and the schedule is valid.
  public static func adaDelta(
    rate: Double = 1, beta: Double = 0.9, epsilon: Double = 1e-6, schedule: LearningRateSchedule = .constant,
    file: StaticString = #file, line: UInt = #line
  ) -> ParameterOptimizer {
    ParameterOptimizer(
      .adaDelta(beta: beta, epsilon: epsilon), rate: rate, schedule: schedule, file: file, line: line)
  }

  /// RMSprop (Tieleman and Hinton, lecture 6.5 of "Neural networks for machine learning", 2012), η = 0.001, β = 0.9,
  /// ε = 1e-6:
  ///
  ///     s = βs + (1-β)g²     W -= ηg/(√s + ε)
  ///
  /// - Precondition: The rate and ε are positive, β is in 0..<1, and the schedule is valid.
  public static func rmsProp(
    rate: Double = 0.001, beta: Double = 0.9, epsilon: Double = 1e-6,
    schedule: LearningRateSchedule = .constant, file: StaticString = #file, line: UInt = #line
  ) -> ParameterOptimizer {
    ParameterOptimizer(
      .rmsProp(beta: beta, epsilon: epsilon), rate: rate, schedule: schedule, file: file, line: line)
  }

  /// Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015), η = 0.001, β₁ = 0.9, β₂ = 0.999,
  /// ε = 1e-8; t counts the steps from 1:
  ///
  ///     v = β₁v + (1-β₁)g      v̂ = v/(1-β₁ᵗ)
  ///     s = β₂s + (1-β₂)g²     ŝ = s/(1-β₂ᵗ)     W -= ηv̂/(√ŝ + ε)
  ///
  /// - Precondition: The rate and ε are positive, both β are in 0..<1, and the schedule is valid.
  public static func adam(
    rate: Double = 0.001, beta: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    schedule: LearningRateSchedule = .constant, file: StaticString = #file, line: UInt = #line
  ) -> ParameterOptimizer {
    ParameterOptimizer(
      .adam(beta: beta, beta2: beta2, epsilon: epsilon), rate: rate, schedule: schedule, file: file,
      line: line)
  }
}

#if !hasFeature(Embedded)
  extension ParameterOptimizer.MomentumForm: Codable {}
  extension ParameterOptimizer.Method: Codable {}

  extension ParameterOptimizer: Codable {
    /// Reads an optimizer that was saved during training, which then continues bit for bit.
    ///
    /// - Throws: `DecodingError` if a value is missing, has the wrong type, or is not allowed.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      method = try values.decode(Method.self, forKey: .method)
      rate = try values.decode(Double.self, forKey: .rate)
      schedule = try values.decode(LearningRateSchedule.self, forKey: .schedule)
      steps = try values.decode(Int.self, forKey: .steps)
      memories = try values.decode([Matrix].self, forKey: .memories)
      secondMemories = try values.decode([Matrix].self, forKey: .secondMemories)
      betaPower = try values.decode(Double.self, forKey: .betaPower)
      beta2Power = try values.decode(Double.self, forKey: .beta2Power)
      let misfit =
        ParameterOptimizer.misfit(method, rate, schedule)
        ?? (steps < 0 ? "an optimizer cannot have taken \(steps) steps" : nil)
      guard let misfit else { return }
      throw DecodingError.dataCorruptedError(forKey: .method, in: values, debugDescription: misfit)
    }
  }
#endif
