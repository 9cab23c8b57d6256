/// A drawing of dots in a terminal: each character holds two by four of them.
struct BrailleCanvas {
  let columns: Int
  let rows: Int
  /// The dots of each character, row by row, as the low byte of its code.
  private var dots: [UInt32]

  init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    dots = [UInt32](repeating: 0, count: self.columns * self.rows)
  }

  /// Dots from left to right and from top to bottom.
  var width: Int { columns * 2 }
  var height: Int { rows * 4 }

  /// Sets the dot at (x, y), counted from the upper left; outside the canvas it does nothing.
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

  /// The characters, a string a row.
  var lines: [String] {
    (0..<rows).map { row in
      let characters = dots[row * columns..<(row + 1) * columns].map { dots -> Character in
        dots == 0 ? " " : UnicodeScalar(0x2800 + dots).map(Character.init) ?? " "
      }
      return String(characters)
    }
  }
}
