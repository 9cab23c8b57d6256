import TextAndFiles

/// The value of an attribute of an SVG element: text, or a number written with at most two decimals.
protocol SVGValue {
  var svg: String { get }
}

extension String: SVGValue {
  var svg: String { self }
}

extension Int: SVGValue {
  var svg: String { String(self) }
}

extension Double: SVGValue {
  /// The number with at most two decimals, without trailing zeros. NaN becomes 0, and numbers far outside every picture
  /// become ±1,000,000.
  var svg: String {
    guard isFinite else { return "0" }
    let hundredths = Int((Swift.min(Swift.max(self, -1e6), 1e6) * 100).rounded())
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// An element of an SVG document: a name, attributes (empty ones are left out), and either text or child elements.
struct SVGElement {
  private let name: String
  private let attributes: [(name: String, value: String)]
  private let text: String
  private let children: [SVGElement]

  init(
    _ name: String, _ attributes: KeyValuePairs<String, any SVGValue> = [:], text: String = "",
    _ children: [SVGElement] = []
  ) {
    self.name = name
    self.attributes = attributes.map { ($0.key, $0.value.svg) }.filter { !$0.1.isEmpty }
    self.text = text
    self.children = children
  }

  /// Appends the element to `document`, with a line for each child.
  func write(to document: inout String) {
    document += "<\(name)"
    for attribute in attributes { document += " \(attribute.name)=\"\(escaped(attribute.value))\"" }
    if text.isEmpty && children.isEmpty {
      document += "/>\n"
      return
    }
    document += ">\(escaped(text))"
    if !children.isEmpty { document += "\n" }
    for child in children { child.write(to: &document) }
    document += "</\(name)>\n"
  }
}

/// `text` as XML content or attribute value: markup is escaped; control characters, which XML 1.0 forbids or discourages,
/// and characters that change the direction of writing are dropped.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\t", "\n", "\r": result += " "
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
    case " "..."~": result.unicodeScalars.append(scalar)
    default: if !scalar.steersTerminals { result.unicodeScalars.append(scalar) }
    }
  }
  return result
}

// Shorthands for the elements that every chart uses.
extension SVGElement {
  /// A group whose children share a class.
  static func group(_ style: String, _ children: [SVGElement]) -> SVGElement {
    SVGElement("g", ["class": style], children)
  }

  /// A group whose upper left corner is at `place`.
  static func moved(to place: ChartPoint, _ children: [SVGElement]) -> SVGElement {
    SVGElement("g", ["transform": "translate(\(place.x.svg) \(place.y.svg))"], children)
  }

  static func rectangle(_ area: Rectangle, _ style: String) -> SVGElement {
    SVGElement(
      "rect",
      ["class": style, "x": area.left, "y": area.top, "width": area.width, "height": area.height])
  }

  static func line(_ start: ChartPoint, _ end: ChartPoint, _ style: String) -> SVGElement {
    SVGElement("line", ["class": style, "x1": start.x, "y1": start.y, "x2": end.x, "y2": end.y])
  }

  /// A line across the whole width of `frame`.
  static func line(across frame: Rectangle, y: Double, _ style: String) -> SVGElement {
    line(ChartPoint(x: frame.left, y: y), ChartPoint(x: frame.right, y: y), style)
  }

  /// A line down the whole height of `frame`.
  static func line(down frame: Rectangle, x: Double, _ style: String) -> SVGElement {
    line(ChartPoint(x: x, y: frame.top), ChartPoint(x: x, y: frame.bottom), style)
  }

  static func path(_ path: SVGPath, _ style: String) -> SVGElement {
    SVGElement("path", ["class": style, "d": path.data])
  }

  /// A line of text whose start, middle or end is at (x, y); it reads upwards if it is turned.
  static func label(
    _ text: String, x: Double, y: Double, _ style: String, anchor: TextAnchor = .start, isTurned: Bool = false
  ) -> SVGElement {
    SVGElement(
      "text",
      [
        "class": style, "x": x, "y": y, "text-anchor": anchor == .start ? "" : anchor.rawValue,
        "transform": isTurned ? "rotate(-90 \(x.svg) \(y.svg))" : "",
      ],
      text: text)
  }
}

/// Which part of a text is at its given position.
enum TextAnchor: String {
  case start, middle, end
}

/// The outline of a shape, as the data of an SVG path.
struct SVGPath: Equatable {
  private(set) var data = ""

  var isEmpty: Bool { data.isEmpty }

  /// A path that starts at the first of `points` and goes straight from each to the next.
  init(_ points: some Sequence<ChartPoint> = []) {
    for point in points {
      if isEmpty { move(to: point) } else { line(to: point) }
    }
  }

  /// A full circle.
  init(circleAround center: ChartPoint, radius: Double) {
    let (r, d) = (radius.svg, (2 * radius).svg)
    data = "M\((center.x - radius).svg) \(center.y.svg)a\(r) \(r) 0 1 0 \(d) 0a\(r) \(r) 0 1 0 -\(d) 0Z"
  }

  /// The closed outline of many points, as relative steps in tenths of a pixel, which take half the characters.
  init(closed points: [ChartPoint]) {
    var last = (x: 0, y: 0)
    for point in points {
      let place = (x: Self.tenths(point.x), y: Self.tenths(point.y))
      let step = "\(Self.text(place.x - last.x)) \(Self.text(place.y - last.y))"
      if isEmpty { data += "M\(step)l" } else if place != last { data += "\(step) " }
      last = place
    }
    if !isEmpty { data += "z" }
  }

  private static func tenths(_ value: Double) -> Int {
    value.isFinite ? Int((min(max(value, -1e6), 1e6) * 10).rounded()) : 0
  }

  private static func text(_ tenths: Int) -> String { (Double(tenths) / 10).svg }

  mutating func move(to point: ChartPoint) { data += "M\(point.x.svg) \(point.y.svg)" }
  mutating func line(to point: ChartPoint) { data += "L\(point.x.svg) \(point.y.svg)" }
  mutating func horizontal(to x: Double) { data += "H\(x.svg)" }
  mutating func vertical(to y: Double) { data += "V\(y.svg)" }
  mutating func append(_ other: SVGPath) { data += other.data }
  mutating func close() { data += "Z" }
}

/// A rectangle in the pixels of a drawing; y grows downwards.
struct Rectangle: Equatable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  var right: Double { left + width }
  var bottom: Double { top + height }
  var center: ChartPoint { ChartPoint(x: left + width / 2, y: top + height / 2) }
}

/// A complete SVG file: a picture with a title and a description, on its own background.
struct SVGDocument {
  let width: Double
  let height: Double
  let title: String
  /// A description of the picture, for readers who cannot see it.
  let description: String
  let elements: [SVGElement]

  /// The document's text.
  ///
  /// The background is painted, since the page around the picture may be light or dark regardless of the reader's
  /// settings; programs that do not support `prefers-color-scheme` draw the light picture.
  func render() -> String {
    var document = ""
    let area = Rectangle(left: 0, top: 0, width: width, height: height)
    let head = [
      SVGElement("title", text: title), SVGElement("desc", text: description),
      SVGElement("style", text: Theme.styleSheet),
    ]
    SVGElement(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width.svg) \(height.svg)", "width": width,
        "height": height, "role": "img", "aria-label": title,
      ],
      head + [.rectangle(area, "paper")] + elements
    ).write(to: &document)
    return document
  }
}
