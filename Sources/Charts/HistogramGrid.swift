import TextAndFiles

/// Small histograms on [-1, 1], one row for each way of doing something, one column for each layer.
///
/// Within a panel the bars are scaled to the tallest one. Zeros and values outside [-1, 1] have bars of their
/// own, whose full height is 100 % of the panel's values.
public struct HistogramGrid: Chart, Equatable {
  /// A column's head, such as `Layer 1` and `800 units`.
  public struct Column: Equatable, Sendable {
    public var title: String
    public var detail: String

    public init(_ title: String, detail: String = "") {
      self.title = title
      self.detail = detail
    }
  }

  /// A row's head, such as `Xavier` and `W = randn × √(1/inputs)`, and its panels, one a column.
  public struct Row: Equatable, Sendable {
    public var title: String
    public var detail: String
    public var panels: [HistogramPanel]

    public init(_ title: String, detail: String = "", panels: [HistogramPanel]) {
      self.title = title
      self.detail = detail
      self.panels = panels
    }
  }

  public var title: String
  public var subtitle: String
  /// What the values are, such as `activation`.
  public var xAxis: String
  public var columns: [Column]
  public var rows: [Row]

  public init(title: String, subtitle: String = "", xAxis: String, columns: [Column], rows: [Row]) {
    self.title = title
    self.subtitle = subtitle
    self.xAxis = xAxis
    self.columns = columns
    self.rows = rows
  }

  /// What each row's panels say below themselves.
  public var summary: String {
    let rows = rows.map { row in
      let panels = zip(columns, row.panels).map { "\($0.title): \($1.caption.joined(separator: ", "))" }
      return "\(row.title). \(panels.joined(separator: "; "))."
    }
    return (["Histograms of \(xAxis) on [-1, 1]."] + rows).joined(separator: " ")
  }
}

/// How a set of values is distributed on [-1, 1], with what is exactly 0 and what lies outside kept apart.
///
/// ReLU makes about half of all activations exactly 0. In a common histogram that spike dwarfs the rest, so
/// zeros are counted, and drawn, on their own.
public struct HistogramPanel: Equatable, Sendable {
  /// Values other than 0 in equal bins over [-1, 1], an even number of them, so that 0 is an edge.
  public var counts: [Int]
  /// Values less than -1.
  public var below: Int
  /// Values greater than 1.
  public var above: Int
  /// Values of exactly 0.
  public var zeros: Int
  public var mean: Double
  public var standardDeviation: Double

  public init(
    counts: [Int], below: Int = 0, above: Int = 0, zeros: Int = 0, mean: Double, standardDeviation: Double
  ) {
    self.counts = counts
    self.below = below
    self.above = above
    self.zeros = zeros
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// All values: in the bins, outside, and 0.
  public var total: Int { counts.reduce(0, +) + below + above + zeros }

  /// The fraction of the values that `count` of them are; 0 where there are none.
  func share(_ count: Int) -> Double { total > 0 ? Double(count) / Double(total) : 0 }

  /// The mean, the standard deviation, and the shares of zeros and of values outside [-1, 1]; or what else there
  /// is to say. Empty strings where there is nothing.
  var caption: [String] { caption { NumberText.significant($0) } }

  /// The same with numbers that are written in another way.
  func caption(deviation name: String = "s.d.", _ number: (Double) -> String) -> [String] {
    if total == 0 { return ["no values", "", "", ""] }
    if zeros == total { return ["all zero", "", "", ""] }
    return [
      "mean \(number(mean))", "\(name) \(number(standardDeviation))",
      zeros > 0 ? "\(NumberText.percent(share(zeros))) zero" : "", outside,
    ]
  }

  private var outside: String {
    let share = NumberText.percent(share(below + above))
    switch (below > 0, above > 0) {
    case (false, false): return ""
    case (true, false): return "\(share) < −1"
    case (false, true): return "\(share) > 1"
    case (true, true): return "\(share) outside"
    }
  }
}
