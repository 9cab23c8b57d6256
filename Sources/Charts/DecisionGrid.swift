/// The probability of every class at the points of a regular grid over a rectangle.
public struct DecisionGrid: Equatable, Sendable {
  public let x: ClosedRange<Double>
  public let y: ClosedRange<Double>
  /// The number of grid points from left to right, at least 2.
  public let columns: Int
  /// The number of grid points from bottom to top, at least 2.
  public let rows: Int
  /// For each class a probability at each of `points`; missing values and NaN count as 0.
  public let probabilities: [[Double]]

  /// A grid over all of `points` and a margin around them, for two classes.
  ///
  /// - Parameter probability: The probability of class 1 at each of the grid points, which are passed in one call: row
  ///   by row from the bottom, each from the left.
  public init(
    around points: [ChartPoint], columns: Int = 101, rows: Int = 101,
    probability: ([ChartPoint]) throws -> [Double]
  ) rethrows {
    let grid = try DecisionGrid(around: points, columns: columns, rows: rows, classes: 1) {
      [try probability($0)]
    }
    self.init(grid, probabilities: [grid.probabilities[0].map { 1 - $0 }, grid.probabilities[0]])
  }

  /// A grid over all of `points` and a margin around them, for any number of classes.
  ///
  /// - Parameter probabilities: An array for each class: its probability at each of the grid points, which are passed
  ///   in one call: row by row from the bottom, each from the left.
  public init(
    around points: [ChartPoint], columns: Int = 101, rows: Int = 101, classes count: Int,
    probabilities: ([ChartPoint]) throws -> [[Double]]
  ) rethrows {
    let x = DecisionGrid.range(around: points.map(\.x))
    let y = DecisionGrid.range(around: points.map(\.y))
    let (columns, rows) = (max(2, columns), max(2, rows))
    let crossings = DecisionGrid.crossings(x, y, columns, rows)
    let given = try probabilities(crossings)
    (self.x, self.y, self.columns, self.rows) = (x, y, columns, rows)
    self.probabilities = (0..<max(1, count)).map { label in
      let values = (given.indices.contains(label) ? given[label] : []).prefix(crossings.count)
      let missing = [Double](repeating: 0, count: crossings.count - values.count)
      return values.map { $0.isNaN ? 0 : min(max($0, 0), 1) } + missing
    }
  }

  private init(_ grid: DecisionGrid, probabilities: [[Double]]) {
    (x, y, columns, rows) = (grid.x, grid.y, grid.columns, grid.rows)
    self.probabilities = probabilities
  }

  /// The grid points, row by row from the bottom, each from the left.
  public var points: [ChartPoint] { DecisionGrid.crossings(x, y, columns, rows) }

  /// By how much a class is more probable than every other, at each grid point: from -1 to 1, above 0 where the
  /// classifier predicts this class.
  func lead(of label: Int) -> [Double] {
    var others = [Double](repeating: 0, count: columns * rows)
    for other in probabilities.indices where other != label {
      let values = probabilities[other]
      for place in others.indices where values[place] > others[place] { others[place] = values[place] }
    }
    return zip(probabilities[label], others).map { $0 - $1 }
  }

  /// The predicted class at each grid point.
  var winners: [Int] { (0..<columns * rows).map(winner) }

  /// The predicted class at one grid point: the first of the most probable ones.
  func winner(at place: Int) -> Int {
    var winner = 0
    for label in probabilities.indices where probabilities[label][place] > probabilities[winner][place] {
      winner = label
    }
    return winner
  }

  /// The two axes, which end where the grid does.
  func scales(ticks count: Int) -> (x: AxisScale, y: AxisScale) {
    let scales = [x, y].map { range in
      AxisScale.linear(Extent([range.lowerBound, range.upperBound]), ticks: count, rounded: false)
    }
    return (scales[0], scales[1])
  }

  private static func crossings(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ columns: Int, _ rows: Int
  ) -> [ChartPoint] {
    let across = (0..<columns).map { interpolate(x, Double($0) / Double(columns - 1)) }
    let up = (0..<rows).map { interpolate(y, Double($0) / Double(rows - 1)) }
    return up.flatMap { y in across.map { x in ChartPoint(x: x, y: y) } }
  }

  /// The range of the finite `values`, extended by 8 % at either end.
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
