import Essentials

/// What an attribute of an SVG element can be: text, or a number written in at most two decimals.
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
  /// The number in at most two decimals, without trailing zeros. A drawing has no place for what is not
  /// finite or far outside every picture: it is moved to 0, or to ±1,000,000.
  var svg: String {
    guard isFinite else { return "0" }
    let hundredths = Int((Swift.min(Swift.max(self, -1e6), 1e6) * 100).rounded())
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// An element of an SVG document: a name, attributes (empty ones are left out), and either text or other
/// elements.
struct SVGElement {
  private let name: String
  private let attributes: [(name: String, value: String)]
  private let text: String
  private let children: [SVGElement]

  init(_ name: String, _ attributes: KeyValuePairs<String, any SVGValue> = [:], _ children: [SVGElement] = [])
  {
    self.init(name, attributes, text: "", children: children)
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, any SVGValue> = [:], text: String) {
    self.init(name, attributes, text: text, children: [])
  }

  private init(
    _ name: String, _ attributes: KeyValuePairs<String, any SVGValue>, text: String, children: [SVGElement]
  ) {
    self.name = name
    self.attributes = attributes.map { ($0.key, $0.value.svg) }.filter { !$0.1.isEmpty }
    self.text = text
    self.children = children
  }

  /// Appends the element to `document`, its children one a line.
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

/// `text` as XML content or attribute value: markup is escaped; control characters, which XML 1.0 forbids or
/// discourages, are dropped, and so are those that turn the direction of writing.
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

  static func path(_ path: SVGPath, _ style: String) -> SVGElement {
    SVGElement("path", ["class": style, "d": path.data])
  }

  /// A line of text whose baseline starts, or has its middle or its end, at (x, y).
  static func label(
    _ text: String, x: Double, y: Double, _ style: String, anchor: TextAnchor = .start
  ) -> SVGElement {
    if anchor == .start { return SVGElement("text", ["class": style, "x": x, "y": y], text: text) }
    return SVGElement("text", ["class": style, "x": x, "y": y, "text-anchor": anchor.rawValue], text: text)
  }
}

/// Which part of a text is at the place that is given for it.
enum TextAnchor: String {
  case start, middle, end
}
