/// Where in the plane a classifier says which class, and how surely, with the examples that it learned from and
/// is tested on.
///
/// A region is tinted in the colour of its class, deeper where the classifier is surer, and its boundary is a
/// line. Classes differ in colour and in marker; training examples are small and filled, test examples larger
/// and hollow.
public struct DecisionRegionChart: PanelChart, Equatable {
  /// An example: its two features and its class, 0, 1, ….
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
  /// What the classes are called, such as `setosa`; a class without a name goes by its number.
  public var classNames: [String]
  public var grid: DecisionGrid
  public var train: [Example]
  public var test: [Example]

  public init(
    title: String, subtitle: String = "", xAxis: String = "x₁", yAxis: String = "x₂",
    classNames: [String] = [], grid: DecisionGrid, train: [Example], test: [Example] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.classNames = classNames
    self.grid = grid
    self.train = train
    self.test = test
  }

  /// The classes of the regions and of the examples.
  var classes: Range<Int> {
    0..<max(grid.probabilities.count, ((train + test).map(\.label).max() ?? 0) + 1)
  }

  /// `setosa`, or `class 2` where there is no name but a number.
  func name(of label: Int) -> String {
    guard classNames.indices.contains(label) else { return "class \(label)" }
    return Double(classNames[label]) == nil ? classNames[label] : "class \(classNames[label])"
  }
}
