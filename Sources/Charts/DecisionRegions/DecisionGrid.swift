/// Probabilities of class 1 at the crossings of a regular grid over a rectangle.
public struct DecisionGrid: Equatable, Sendable {
  public let x: ClosedRange<Double>
  public let y: ClosedRange<Double>
  /// Crossings from left to right, at least 2.
  public let columns: Int
  /// Crossings from bottom to top, at least 2.
  public let rows: Int
  /// One for each of `points`; what is missing or not a number counts as 0.
  public let probabilities: [Double]

  /// A grid over all of `points` and a margin around them, its probabilities computed in one call of
  /// `probabilities` with all crossings, row by row from the bottom, each from the left.
  public init(
    around points: [ChartPoint], columns: Int = 101, rows: Int = 101,
    probabilities: ([ChartPoint]) throws -> [Double]
  ) rethrows {
    let x = DecisionGrid.range(around: points.map(\.x))
    let y = DecisionGrid.range(around: points.map(\.y))
    let (columns, rows) = (max(2, columns), max(2, rows))
    let crossings = DecisionGrid.crossings(x, y, columns, rows)
    let values = try probabilities(crossings).prefix(crossings.count)
    let missing = [Double](repeating: 0, count: crossings.count - values.count)
    (self.x, self.y, self.columns, self.rows) = (x, y, columns, rows)
    self.probabilities = values.map { $0.isNaN ? 0 : min(max($0, 0), 1) } + missing
  }

  /// The crossings, row by row from the bottom, each from the left.
  public var points: [ChartPoint] { DecisionGrid.crossings(x, y, columns, rows) }

  private static func crossings(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ columns: Int, _ rows: Int
  ) -> [ChartPoint] {
    let across = (0..<columns).map { interpolate(x, Double($0) / Double(columns - 1)) }
    let up = (0..<rows).map { interpolate(y, Double($0) / Double(rows - 1)) }
    return up.flatMap { y in across.map { x in ChartPoint(x: x, y: y) } }
  }

  /// The extent of the finite `values` and 8 % more on either side.
  private static func range(around values: [Double]) -> ClosedRange<Double> {
    let extent = Extent(values).orUnit
    let margin = extent.upper / 12.5 - extent.lower / 12.5
    return max(
      extent.lower - margin, -.greatestFiniteMagnitude)...min(
        extent.upper + margin, .greatestFiniteMagnitude)
  }

  private static func interpolate(_ range: ClosedRange<Double>, _ fraction: Double) -> Double {
    range.lowerBound * (1 - fraction) + range.upperBound * fraction
  }
}
