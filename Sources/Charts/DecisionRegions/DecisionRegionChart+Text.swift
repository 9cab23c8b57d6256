import Essentials

extension DecisionRegionChart {
  /// The plane as a field of characters, about twice as wide as high: the regions are shaded, examples are
  /// letters.
  public func text(width: Int) -> String {
    let head = [title, subtitle].flatMap { TextColumns.wrapped($0, into: width) }
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

  /// The letters of the examples and the shades of the regions that there are.
  private var legend: String {
    let labels = Set((train + test).map(\.label)).sorted()
    let regions = Set(grid.points.indices.map { grid.winner(at: $0) }).sorted()
    return
      (labels.map { "\(Self.letter($0)) \(name(of: $0))" }
      + regions.filter { Self.shade($0) != " " }.map {
        "\(Self.shade($0)) classified as \(classNames.indices.contains($0) ? classNames[$0] : "\($0)")"
      }).joined(separator: ", ")
  }

  private func range(_ name: String, _ range: ClosedRange<Double>) -> String {
    "\(name) \(NumberText.significant(range.lowerBound)) to \(NumberText.significant(range.upperBound))"
  }

  private func field(columns: Int, rows: Int) -> [String] {
    let across = (0..<columns).map { Double($0) / Double(columns - 1) }
    let up = (0..<rows).map { 1 - Double($0) / Double(rows - 1) }
    var characters = up.map { up in across.map { shade($0, up) } }
    let (x, y) = (grid.xScale(ticks: 2), grid.yScale(ticks: 2))
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

  /// The character of the region at a place of the frame, both coordinates 0 to 1.
  private func shade(_ across: Double, _ up: Double) -> Character {
    let column = Int((across * Double(grid.columns - 1)).rounded())
    let row = Int((up * Double(grid.rows - 1)).rounded())
    return Self.shade(grid.winner(at: row * grid.columns + column))
  }
}
