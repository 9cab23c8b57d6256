import TextAndFiles

/// Small histograms on [-1, 1]: a row for each of the compared methods, a column for each layer.
///
/// Within a panel the bars are scaled to the tallest one. Zeros and values outside [-1, 1] have separate bars, whose
/// full height is 100 % of the panel's values.
public struct HistogramGrid: Chart, Equatable {
  /// A column's heading, such as `Layer 1` and `800 units`.
  public struct Column: Equatable, Sendable {
    public var title: String
    public var detail: String

    public init(_ title: String, detail: String = "") {
      self.title = title
      self.detail = detail
    }
  }

  /// A row's heading, such as `Xavier` and `W = randn × √(1/inputs)`, and its panels, one for each column.
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

  /// The captions of all panels, row by row.
  public var summary: String {
    let rows = rows.map { row in
      let panels = zip(columns, row.panels).map { "\($0.title): \($1.caption.joined(separator: ", "))" }
      return "\(row.title). \(panels.joined(separator: "; "))."
    }
    return (["Histograms of \(xAxis) on [-1, 1]."] + rows).joined(separator: " ")
  }
}

/// The distribution of a set of values on [-1, 1], with exact zeros and outside values counted separately.
///
/// ReLU makes about half of all activations exactly 0. In an ordinary histogram that spike dwarfs the rest, so zeros
/// are counted and drawn separately.
public struct HistogramPanel: Equatable, Sendable {
  /// The counts of the values other than 0 in equal bins over [-1, 1]; an even number of bins, so that 0 is an edge.
  public var counts: [Int]
  /// The number of values less than -1.
  public var below: Int
  /// The number of values greater than 1.
  public var above: Int
  /// The number of exact zeros.
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

  /// The number of all values: in the bins, outside, and 0.
  public var total: Int { counts.reduce(0, +) + below + above + zeros }

  /// `count` as a fraction of all values; 0 if there are none.
  func share(_ count: Int) -> Double { total > 0 ? Double(count) / Double(total) : 0 }

  /// The mean, the standard deviation, and the shares of zeros and of values outside [-1, 1], or a remark instead;
  /// empty strings for what does not apply.
  var caption: [String] { caption { NumberText.significant($0) } }

  /// The same with another number format.
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
