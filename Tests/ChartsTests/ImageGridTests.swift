import Testing

@testable import Charts

struct ImageGridTests {
  private let grid = ImageGrid(
    title: "Weights", subtitle: "digits",
    images: [
      .init(title: "0", columns: 2, values: [0, 2, -1, 0.5]),
      .init(title: "1", columns: 2, values: [.nan, 0, 0, -2]),
    ])

  @Test func signsHaveColoursAndMagnitudesDepths() {
    let parsed = ParsedSVG(grid.svg())
    #expect(parsed.all("rect", "c0").map { $0.number("fill-opacity") } == [1, 0.25])
    #expect(parsed.all("rect", "c1").map { $0.number("fill-opacity") } == [0.5, 1])
    #expect(parsed.texts.contains("0") && parsed.texts.contains("1"))
    #expect(parsed.brokenAttributes.isEmpty, "\(parsed.brokenAttributes)")
  }

  /// The second pixel of the first row and the first pixel of the second row are where they belong.
  @Test func pixelsStandRowByRow() throws {
    let parsed = ParsedSVG(grid.svg())
    let (frame, above) = (parsed.all("rect", "field")[0], parsed.all("rect", "c0"))
    let below = parsed.all("rect", "c1")[0]
    let size = frame.number("width") / 2
    #expect(above[0].number("x") == frame.number("x") + size && above[0].number("y") == frame.number("y"))
    #expect(below.number("x") == frame.number("x") && below.number("y") == frame.number("y") + size)
  }

  @Test func degenerateGridsAreDrawn() {
    let grids = [
      ImageGrid(title: "", images: []),
      ImageGrid(title: "", images: [.init(title: "", columns: 0, values: [])]),
      ImageGrid(title: "", images: [.init(title: "zeros", columns: 3, values: [0, 0, 0, 0])]),
    ]
    for grid in grids {
      let parsed = ParsedSVG(grid.svg())
      #expect(parsed.brokenAttributes.isEmpty, "\(parsed.brokenAttributes)")
      #expect(parsed.all("rect", "c0").isEmpty)
    }
  }

  @Test func theTerminalShowsShades() {
    let lines = grid.text(width: 40).split(separator: "\n").map(String.init)
    #expect(lines[2] == "0     1")
    #expect(lines[3] == "  ██")
    #expect(lines[4] == "==░░    ==")
  }
}
