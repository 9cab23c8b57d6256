import TextAndFiles

/// Which class a classifier predicts where in the plane, and how surely, with the training and test examples.
///
/// A region is tinted in the colour of its class, deeper where the classifier is surer, and its boundary is a
/// line. Classes differ in colour and in marker; training examples are small and filled, test examples larger
/// and hollow.
public struct DecisionRegionChart: Chart, Equatable {
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
  /// The names of the classes, such as `setosa`; a class without a name is shown by its number.
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

  /// What the legend says of a region.
  func classified(as label: Int) -> String {
    "classified as \(classNames.indices.contains(label) ? classNames[label] : "\(label)")"
  }

  /// `setosa`, or `class 2` if the name is missing or a number.
  func name(of label: Int) -> String {
    guard classNames.indices.contains(label) else { return "class \(label)" }
    return Double(classNames[label]) == nil ? classNames[label] : "class \(classNames[label])"
  }
}

extension DecisionRegionChart {
  /// The plane as a field of characters, about twice as wide as it is high: regions are shaded, examples are letters.
  public func text(width: Int) -> String {
    let head = header(columns: width)
    let columns = min(width, 56) - 2
    guard columns >= 4 else { return TextColumns.joined(head, columns: width) }
    let bar = String(repeating: "─", count: columns)
    let field = self.field(columns: columns, rows: max(2, columns * 2 / 5)).map { "│\($0)│" }
    let notes = ["\(range(xAxis, grid.x)), \(range(yAxis, grid.y))", legend].flatMap {
      TextColumns.wrapped($0, into: width)
    }
    return TextColumns.joined(head + ["┌\(bar)┐"] + field + ["└\(bar)┘"] + notes, columns: width)
  }

  private static let letters: [Character] = ["o", "x", "+", "*", "#", "@"]
  private static let shades: [Character] = [" ", "░", "▒", "▓"]

  private static func letter(_ label: Int) -> Character { letters[label % letters.count] }
  private static func shade(_ label: Int) -> Character { shades[label % shades.count] }

  /// The letters of the examples and the shades of the regions that occur.
  private var legend: String {
    let labels = Set((train + test).map(\.label)).sorted()
    let regions = Set(grid.winners).sorted().filter { Self.shade($0) != " " }
    let texts =
      labels.map { "\(Self.letter($0)) \(name(of: $0))" }
      + regions.map { "\(Self.shade($0)) \(classified(as: $0))" }
    return texts.joined(separator: ", ")
  }

  private func range(_ name: String, _ range: ClosedRange<Double>) -> String {
    "\(name) \(NumberText.significant(range.lowerBound)) to \(NumberText.significant(range.upperBound))"
  }

  private func field(columns: Int, rows: Int) -> [String] {
    let across = (0..<columns).map { Double($0) / Double(columns - 1) }
    let up = (0..<rows).map { 1 - Double($0) / Double(rows - 1) }
    var characters = up.map { up in across.map { shade($0, up) } }
    let (x, y) = grid.scales(ticks: 2)
    for example in train + test {
      guard let across = x.fraction(example.position.x), let up = y.fraction(example.position.y),
        (0...1).contains(across), (0...1).contains(up)
      else { continue }
      let (row, column) = (
        Int(((1 - up) * Double(rows - 1)).rounded()), Int((across * Double(columns - 1)).rounded())
      )
      characters[row][column] = Self.letter(example.label)
    }
    return characters.map { String($0) }
  }

  /// The character of the region at a place in the frame, with both coordinates from 0 to 1.
  private func shade(_ across: Double, _ up: Double) -> Character {
    let column = Int((across * Double(grid.columns - 1)).rounded())
    let row = Int((up * Double(grid.rows - 1)).rounded())
    return Self.shade(grid.winner(at: row * grid.columns + column))
  }
}
