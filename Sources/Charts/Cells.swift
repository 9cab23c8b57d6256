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

  /// A cell in the colour of `style`, or of the group that it is in; `depth` is from 0 to 1.
  func tile(_ row: Int, _ column: Int, _ style: String = "", depth: Double) -> SVGElement {
    let area = area(row, column)
    return SVGElement(
      "rect",
      [
        "class": style, "x": area.left, "y": area.top, "width": side, "height": side, "fill-opacity": depth,
      ])
  }

  /// The class of cells that are above 0, or right, and of those that are not.
  static func style(_ isPositive: Bool) -> String { isPositive ? "solid c0" : "solid c1" }
}
