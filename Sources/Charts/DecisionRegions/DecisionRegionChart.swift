/// Where in the plane a classifier says 0 and where 1, with the examples that it learned from and is tested on.
///
/// The regions are tinted, the boundary at probability 0.5 is a line; the classes differ in colour and in
/// marker, training examples are filled and test examples hollow.
public struct DecisionRegionChart: Chart, Equatable {
  /// An example: its two features and its class, 0 or 1.
  public struct Example: Equatable, Sendable {
    public var position: ChartPoint
    public var label: Int

    public init(x: Double, y: Double, label: Int) {
      position = ChartPoint(x: x, y: y)
      self.label = label
    }
  }

  public var title: String
  public var subtitle: String
  public var xAxis: String
  public var yAxis: String
  public var grid: DecisionGrid
  public var train: [Example]
  public var test: [Example]

  public init(
    title: String, subtitle: String = "", xAxis: String = "x₁", yAxis: String = "x₂", grid: DecisionGrid,
    train: [Example], test: [Example] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.grid = grid
    self.train = train
    self.test = test
  }
}
