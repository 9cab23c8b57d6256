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
}
