import TextAndFiles

extension LineChart {
  /// Curves drawn in dots, in about 12 lines; several curves are distinguished by letters at their ends.
  public func text(width: Int) -> String {
    let curves = self.curves
    let head = TextColumns.wrapped(title, into: width) + [yAxis]
    let body = TextLineDrawing(self, curves, columns: min(width, 76))?.lines ?? []
    let notes = notes(of: curves, on: yScale(of: curves, ticks: 4))
      .flatMap { TextColumns.wrapped($0, into: width) }
    let known = series.indices.filter { series.count > 1 && !series[$0].name.isEmpty }
    let legend = known.map { "\(TextLineDrawing.letter($0)) \(series[$0].name)\(lastValue(series[$0]))" }
    return TextColumns.joined(head + body + legend + notes, columns: width)
  }

  private func lastValue(_ series: Series) -> String {
    series.points.last.map { ": \(NumberText.significant($0.y))" } ?? ": no data"
  }
}

/// The lines of characters of a line chart.
private struct TextLineDrawing {
  private static let rows = 12

  private let chart: LineChart
  private let curves: [DrawnCurve]
  private let x: AxisScale
  private let y: AxisScale
  private let labelColumns: Int
  private let letterColumns: Int
  private var canvas: BrailleCanvas

  /// Draws the curves; `nil` if `columns` leave no room for them.
  init?(_ chart: LineChart, _ curves: [DrawnCurve], columns: Int) {
    self.chart = chart
    self.curves = curves
    x = chart.xScale(ticks: 2)
    y = chart.yScale(of: curves, ticks: 4)
    labelColumns = y.ticks.map { TextColumns.width(of: $0.label) }.max() ?? 0
    letterColumns = chart.series.count > 1 ? min(chart.series.count, 7) + 1 : 0
    let room = columns - labelColumns - letterColumns - 2
    guard room >= 8 else { return nil }
    canvas = BrailleCanvas(columns: room, rows: Self.rows)
    for curve in curves { draw(curve.line) }
  }

  static func letter(_ index: Int) -> String {
    index < 26 ? String(UnicodeScalar(UInt8(65 + index))) : "\(index + 1)"
  }

  var lines: [String] {
    let marks = Dictionary(
      y.ticks.map { (row(of: $0.value), $0.label) }, uniquingKeysWith: { first, _ in first })
    let letters = lettersByRow
    let curves = canvas.lines.enumerated().map { row, dots in
      let label = TextColumns.aligned(marks[row] ?? "", to: labelColumns)
      return "\(label) \(marks[row] == nil ? "│" : "┤")\(dots)\(letters[row] ?? "")"
    }
    let indent = String(repeating: " ", count: labelColumns + 1)
    return curves + [indent + "└" + String(repeating: "─", count: canvas.columns), indent + " " + xLabels]
  }

  /// The values at the two ends of the horizontal axis, and its name between them.
  private var xLabels: String {
    let (first, last) = (endLabel(x.extent.lower), endLabel(x.extent.upper))
    let room = canvas.columns - TextColumns.width(of: first) - TextColumns.width(of: last)
    guard room > 2 else { return first }
    let name = TextColumns.fitted(chart.xAxis, into: room - 2)
    let left = (room - TextColumns.width(of: name)) / 2
    return first + TextColumns.padded(String(repeating: " ", count: left) + name, to: room) + last
  }

  private func endLabel(_ value: Double) -> String {
    x.ticks.first { $0.value == value }?.label ?? NumberText.plain(value, digits: 3)
  }

  private mutating func draw(_ line: [ChartPoint]) {
    var previous: (x: Int, y: Int)?
    for point in line {
      let dot = self.dot(point)
      if let dot { canvas.line(from: previous ?? dot, to: dot) }
      previous = dot
    }
  }

  private func dot(_ point: ChartPoint) -> (x: Int, y: Int)? {
    guard let across = x.fraction(point.x), let up = y.fraction(point.y) else { return nil }
    return (
      Int((across * Double(canvas.width - 1)).rounded()),
      Int(((1 - up) * Double(canvas.height - 1)).rounded())
    )
  }

  private func row(of value: Double) -> Int {
    Int(((1 - (y.fraction(value) ?? 0)) * Double(canvas.height - 1)).rounded()) / 4
  }

  /// The letters of the curves that end in each row.
  private var lettersByRow: [Int: String] {
    var letters: [Int: String] = [:]
    for (index, curve) in curves.enumerated() where letterColumns > 0 {
      guard let end = curve.line.last(where: { dot($0) != nil }) else { continue }
      letters[row(of: end.y), default: ""] += Self.letter(index)
    }
    return letters.mapValues { " " + TextColumns.fitted($0, into: letterColumns - 1) }
  }
}

/// A drawing of dots in a terminal: each character holds two by four of them.
struct BrailleCanvas {
  let columns: Int
  let rows: Int
  /// The dots of each character, row by row, as the low byte of its code point.
  private var dots: [UInt32]

  init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    dots = [UInt32](repeating: 0, count: self.columns * self.rows)
  }

  /// The number of dots from left to right and from top to bottom.
  var width: Int { columns * 2 }
  var height: Int { rows * 4 }

  /// Sets the dot at (x, y), counted from the upper left; does nothing outside the canvas.
  mutating func set(_ x: Int, _ y: Int) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let patterns: [[UInt32]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    dots[y / 4 * columns + x / 2] |= patterns[x % 2][y % 4]
  }

  /// Sets the dots of a straight line between two dots.
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y), 1)
    for step in 0...steps {
      let part = Double(step) / Double(steps)
      set(
        start.x + Int((Double(end.x - start.x) * part).rounded()),
        start.y + Int((Double(end.y - start.y) * part).rounded()))
    }
  }

  /// The characters, as a string for each row.
  var lines: [String] {
    (0..<rows).map { row in
      let characters = dots[row * columns..<(row + 1) * columns].map { dots -> Character in
        dots == 0 ? " " : UnicodeScalar(0x2800 + dots).map(Character.init) ?? " "
      }
      return String(characters)
    }
  }
}
