/// Compares a gradient with central differences of its function.
///
/// ```swift
/// let gradient = network.backward(network.forward(X), Y).derivatives
/// let check = GradientCheck(of: gradient, at: network.parameters) { parameters in
///   var moved = network
///   moved.parameters = parameters
///   return moved.cost(X, Y)
/// }
/// precondition(check.passes, "worst at parameter \(check.worst ?? 0)")
/// ```
///
/// Two things can make a correct gradient look wrong, and the check does not take them for mistakes:
/// - A kink between θ - ε and θ + ε, such as a ReLU that switches on or off: the function has different slopes on its
///   two sides, and the central difference is a mean of both. Such parameters are left out if `pattern` tells where the
///   kinks are.
/// - Rounding: a cost is known only to about 2⁻⁵² of its size, and so the difference quotient only to about
///   `cost · 2⁻⁵² / ε`. A gradient and quotients that are no larger than that count as zero.
public struct GradientCheck: Sendable {
  /// ‖g - ĝ‖ / (‖g‖ + ‖ĝ‖) over the parameters that are compared: 0 for equal gradients, 1 for opposite ones; 0 also if
  /// both are zero up to rounding or nothing is compared; NaN if a cost is NaN.
  public let difference: Double
  /// The central differences ĝ, one for each parameter.
  public let numerical: [Double]
  /// The index of the compared parameter with the largest |g - ĝ|; `nil` if none is compared.
  public let worst: Int?
  /// The indices of the parameters that are not compared, in order: their step crosses a kink, or is lost to rounding.
  public let leftOut: [Int]
  /// Whether the gradient and the differences are too small to be told from zero.
  public let isZero: Bool

  /// The difference from which a gradient fails: in double precision, with ε = 1e-7, a correct one stays well below it.
  public static let threshold = 2e-7

  /// Whether the difference is below the threshold, as that of a correct gradient is.
  public var passes: Bool { difference < GradientCheck.threshold }

  /// Checks `gradient` against `(cost(θ + ε) - cost(θ - ε)) / 2ε` in each parameter θ in turn. For a smooth cost the
  /// quotient has an error of O(ε²), and a rounding error of about 2⁻⁵³ · cost / ε.
  ///
  /// - Parameters:
  ///   - gradient: The gradient to check, one derivative for each parameter.
  ///   - parameters: θ.
  ///   - epsilon: The step ε.
  ///   - pattern: Which piece of the cost a point is on, such as `[Z > 0]` of all units; parameters whose pattern
  ///     differs between θ - ε and θ + ε are left out.
  ///   - cost: The cost at a point.
  ///   - file: The caller's file, for the message of a broken precondition.
  ///   - line: The caller's line.
  /// - Precondition: `gradient` and `parameters` have the same length.
  /// - Throws: What `cost` and `pattern` throw.
  /// - Complexity: Two costs for each parameter and one more; with `pattern`, two patterns as well. If a cost takes
  ///   O(n), as a network's does, that is O(n²): use a small network and a few examples.
  public init<Failure: Error>(
    of gradient: [Double], at parameters: [Double], epsilon: Double = 1e-7,
    pattern: (([Double]) throws(Failure) -> [Bool])? = nil, cost: ([Double]) throws(Failure) -> Double,
    file: StaticString = #file, line: UInt = #line
  ) throws(Failure) {
    let rounding = abs(try cost(parameters)) * 0x1p-52
    try self.init(
      of: gradient, at: parameters, epsilon: epsilon, pattern: pattern, rounding: rounding,
      costDifference: { (above, below) throws(Failure) in try cost(above) - cost(below) }, file: file,
      line: line)
  }

  /// Checks `gradient` with a function that computes the difference of two costs directly.
  ///
  /// Two costs at points this close agree in most of their digits, which their difference loses. Subtracting example by
  /// example before summing keeps more digits, so that smaller gradients can be checked.
  ///
  /// - Parameters:
  ///   - gradient: The gradient to check, one derivative for each parameter.
  ///   - parameters: θ.
  ///   - epsilon: The step ε.
  ///   - pattern: Which piece of the cost a point is on; parameters whose pattern differs are left out.
  ///   - rounding: The most that rounding can add to a difference of zero.
  ///   - costDifference: `cost(above) - cost(below)`.
  ///   - file: The caller's file, for the message of a broken precondition.
  ///   - line: The caller's line.
  /// - Precondition: `gradient` and `parameters` have the same length.
  /// - Throws: What `costDifference` and `pattern` throw.
  /// - Complexity: One difference for each parameter; with `pattern`, two patterns as well.
  public init<Failure: Error>(
    of gradient: [Double], at parameters: [Double], epsilon: Double = 1e-7,
    pattern: (([Double]) throws(Failure) -> [Bool])? = nil, rounding: Double = 0,
    costDifference: (_ above: [Double], _ below: [Double]) throws(Failure) -> Double,
    file: StaticString = #file, line: UInt = #line
  ) throws(Failure) {
    require(
      gradient.count == parameters.count,
      "\(gradient.count) derivatives for \(parameters.count) parameters", file: file, line: line)
    var (above, below) = (parameters, parameters)
    var (numerical, leftOut) = ([Double](), [Int]())
    for index in parameters.indices {
      above[index] = parameters[index] + epsilon
      below[index] = parameters[index] - epsilon
      let step = above[index] - below[index]  // 2ε up to rounding
      numerical.append(try costDifference(above, below) / step)
      let crosses = if let pattern { try pattern(above) != pattern(below) } else { false }
      if crosses || step == 0 { leftOut.append(index) }
      (above[index], below[index]) = (parameters[index], parameters[index])
    }
    self.init(gradient, numerical, leftOut: leftOut, rounding: rounding / epsilon)
  }

  /// Compares the two gradients, except for what is left out; `rounding` is the error of one derivative.
  private init(_ gradient: [Double], _ numerical: [Double], leftOut: [Int], rounding: Double) {
    self.numerical = numerical
    self.leftOut = leftOut
    let skipped = Set(leftOut)
    let compared = gradient.indices.filter { !skipped.contains($0) }
    let size = norm(compared.map { gradient[$0] }) + norm(compared.map { numerical[$0] })
    let deviations = compared.map { gradient[$0] - numerical[$0] }
    isZero = size <= rounding * Double(compared.count).squareRoot()
    difference = isZero ? 0 : norm(deviations) / size
    worst = deviations.indices.max { abs(deviations[$0]) < abs(deviations[$1]) }.map { compared[$0] }
  }
}

/// The Euclidean norm.
private func norm(_ values: [Double]) -> Double {
  values.reduce(0) { $0 + $1 * $1 }.squareRoot()
}
