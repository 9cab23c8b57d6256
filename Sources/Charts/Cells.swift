/// Square cells in rows, tinted blue or vermillion: the frame of a confusion matrix and of an image.
struct Cells {
  /// The side of a cell.
  let side: Double
  let frame: Rectangle

  init(left: Double, top: Double, side: Double, columns: Int, rows: Int) {
    self.side = side
    frame = Rectangle(left: left, top: top, width: side * Double(columns), height: side * Double(rows))
  }

  func area(_ row: Int, _ column: Int) -> Rectangle {
    Rectangle(
      left: frame.left + Double(column) * side, top: frame.top + Double(row) * side, width: side, height: side
    )
  }

  /// A cell in the colour of `style`, or else of its group; `depth` is from 0 to 1.
  func tile(_ row: Int, _ column: Int, _ style: String = "", depth: Double) -> SVGElement {
    let area = area(row, column)
    return SVGElement(
      "rect",
      [
        "class": style, "x": area.left, "y": area.top, "width": side, "height": side, "fill-opacity": depth,
      ])
  }

  /// The CSS class of cells that are positive, or right, and of the others.
  static func style(_ isPositive: Bool) -> String { isPositive ? "solid c0" : "solid c1" }
}
