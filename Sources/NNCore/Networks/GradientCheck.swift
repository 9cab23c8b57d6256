/// The comparison of a gradient with centred differences of its function.
public struct GradientCheck: Sendable {
  /// ‖g - ĝ‖ / (‖g‖ + ‖ĝ‖): 0 for equal gradients, 1 for opposite ones; NaN if the cost is NaN anywhere.
  public let difference: Double
  /// The centred differences ĝ, one for each parameter.
  public let numerical: [Double]
  /// The parameter with the largest |g - ĝ|; `nil` if there are none.
  public let worst: Int?

  /// The usual verdict: a right gradient in double precision, at ε = 1e-7, is well below.
  public static let threshold = 2e-7

  public var passes: Bool { difference < GradientCheck.threshold }

  /// Checks `gradient` against `(cost(θ + ε) - cost(θ - ε)) / 2ε` in each parameter θ in turn.
  ///
  /// - Precondition: `gradient` and `parameters` are of one length.
  public init(
    of gradient: [Double], at parameters: [Double], epsilon: Double = 1e-7, cost: ([Double]) throws -> Double
  ) rethrows {
    require(
      gradient.count == parameters.count,
      "\(gradient.count) derivatives for \(parameters.count) parameters")
    var point = parameters
    numerical = try parameters.indices.map { index in
      defer { point[index] = parameters[index] }
      point[index] = parameters[index] + epsilon
      let above = try cost(point)
      point[index] = parameters[index] - epsilon
      return (above - (try cost(point))) / (2 * epsilon)
    }
    let deviations = Swift.zip(gradient, numerical).map { $0 - $1 }
    let size = norm(gradient) + norm(numerical)
    difference = size == 0 ? 0 : norm(deviations) / size
    worst = deviations.indices.max { abs(deviations[$0]) < abs(deviations[$1]) }
  }
}

/// The Euclidean norm.
private func norm(_ values: [Double]) -> Double {
  values.reduce(0) { $0 + $1 * $1 }.squareRoot()
}
