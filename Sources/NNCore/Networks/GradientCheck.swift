/// The comparison of a gradient with centred differences of its function.
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
/// Two things make a right gradient look wrong, and the check keeps them apart from mistakes:
/// - A kink between θ - ε and θ + ε, as where a ReLU switches on or off: the function has one slope before it and
///   another behind it, and the centred difference is a mean of both. Such parameters are left out, if `pattern`
///   tells where the kinks are.
/// - Rounding: a cost is only known to 2⁻⁵² of its size, and so the difference quotient to cost · 2⁻⁵² / ε. Where
///   gradient and difference quotients are no larger than that, both are zero as far as anyone can tell.
public struct GradientCheck: Sendable {
  /// ‖g - ĝ‖ / (‖g‖ + ‖ĝ‖) over the parameters that are compared: 0 for equal gradients, 1 for opposite ones; 0
  /// also where both are zero up to rounding or nothing is compared; NaN if the cost is NaN anywhere.
  public let difference: Double
  /// The centred differences ĝ, one for each parameter.
  public let numerical: [Double]
  /// The compared parameter with the largest |g - ĝ|; `nil` if there are none.
  public let worst: Int?
  /// The parameters, in their order, whose step crosses a kink: nothing is said of them.
  public let leftOut: [Int]
  /// Whether gradient and differences are no larger than what rounding makes of a gradient of zero.
  public let isZero: Bool

  /// The usual verdict: a right gradient in double precision, at ε = 1e-7, is well below.
  public static let threshold = 2e-7

  /// Whether the difference is below the threshold, as that of a right gradient is.
  public var passes: Bool { difference < GradientCheck.threshold }

  /// Checks `gradient` against `(cost(θ + ε) - cost(θ - ε)) / 2ε` in each parameter θ in turn. The quotient of a
  /// smooth cost is wrong by O(ε²), and by what rounding leaves of the cost, about 2⁻⁵³ · cost / ε.
  ///
  /// - Parameters:
  ///   - gradient: What is checked, one derivative for each parameter.
  ///   - parameters: θ.
  ///   - epsilon: The step ε.
  ///   - pattern: Which piece of the cost a point is on, such as `[Z > 0]` of all units; parameters whose pattern
  ///     differs between θ - ε and θ + ε are left out.
  ///   - cost: The cost at a point.
  ///   - file: The caller's file, for the message of a broken precondition.
  ///   - line: The caller's line.
  /// - Precondition: `gradient` and `parameters` are of one length.
  /// - Throws: What `cost` and `pattern` throw.
  /// - Complexity: Two costs for each parameter and one more; with `pattern`, two patterns besides. Where a cost is
  ///   O(n), as a network's is, that is O(n²): take a small network and a few examples.
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

  /// Checks `gradient` by a difference of costs that is taken whole.
  ///
  /// Two costs at points so near share most of their digits, and their difference loses them. Whoever subtracts
  /// before summing, example by example, keeps more, and can check smaller gradients.
  ///
  /// - Parameters:
  ///   - gradient: What is checked, one derivative for each parameter.
  ///   - parameters: θ.
  ///   - epsilon: The step ε.
  ///   - pattern: Which piece of the cost a point is on; parameters whose pattern differs are left out.
  ///   - rounding: What rounding may make of a difference that is zero.
  ///   - costDifference: `cost(above) - cost(below)`.
  ///   - file: The caller's file, for the message of a broken precondition.
  ///   - line: The caller's line.
  /// - Precondition: `gradient` and `parameters` are of one length.
  /// - Throws: What `costDifference` and `pattern` throw.
  /// - Complexity: One difference for each parameter; with `pattern`, two patterns besides.
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
      let step = above[index] - below[index]  // 2ε, as far as rounding lets it be
      numerical.append(try costDifference(above, below) / step)
      let crosses = if let pattern { try pattern(above) != pattern(below) } else { false }
      if crosses || step == 0 { leftOut.append(index) }
      (above[index], below[index]) = (parameters[index], parameters[index])
    }
    self.init(gradient, numerical, leftOut: leftOut, rounding: rounding / epsilon)
  }

  /// Compares two gradients where nothing is left out; `rounding` is that of one derivative.
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
