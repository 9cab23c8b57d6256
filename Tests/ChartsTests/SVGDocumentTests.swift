import Foundation
import Testing

@testable import Charts

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An SVG document as a strict XML parser reads it.
final class ParsedSVG: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The classes of the element and of the groups around it.
    let styles: [String]
    var text = ""

    /// A numeric attribute; NaN if it is missing or not a number.
    func number(_ name: String) -> Double { Double(attributes[name] ?? "") ?? .nan }
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  init(_ document: String, sourceLocation: SourceLocation = #_sourceLocation) {
    super.init()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = self
    if !parser.parse() {
      Issue.record(
        "line \(parser.lineNumber), column \(parser.columnNumber): \(String(describing: parser.parserError))",
        sourceLocation: sourceLocation)
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let own = (attributes["class"] ?? "").split(separator: " ").map(String.init)
    let styles = (open.last.map { elements[$0].styles } ?? []) + own
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes, styles: styles))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    for index in open { elements[index].text += string }
  }

  func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  /// The elements called `name` that have all of `styles`.
  func all(_ name: String, _ styles: String...) -> [Element] {
    elements.filter { $0.name == name && Set(styles).isSubset(of: $0.styles) }
  }

  /// The lines of text in the picture.
  var texts: [String] {
    all("text").map { $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  /// The attributes that should hold numbers but do not.
  var brokenAttributes: [String] {
    let numeric = ["x", "y", "x1", "y1", "x2", "y2", "width", "height", "dx"]
    return elements.flatMap { element in
      element.attributes.filter { name, value in
        numeric.contains(name) && Double(value)?.isFinite != true
          || ["d", "viewBox"].contains(name) && value.lowercased().contains { "nif".contains($0) }
      }.map { "<\(element.name) \($0)=\"\($1)\">" }
    }
  }
}

struct SVGDocumentTests {
  private let document = SVGDocument(
    width: 200, height: 100, title: "a < b & \"c\"", description: "d > e",
    elements: [.label("x\u{0}\u{1B}y\nz", x: 1, y: 2, "small")])

  @Test func textIsEscapedAndReadBackUnchanged() {
    let parsed = ParsedSVG(document.render())
    #expect(parsed.all("title").first?.text == "a < b & \"c\"")
    #expect(parsed.all("desc").first?.text == "d > e")
    #expect(parsed.elements.first?.attributes["aria-label"] == "a < b & \"c\"")
  }

  @Test func charactersThatXMLForbidsAreDropped() {
    #expect(ParsedSVG(document.render()).texts == ["xy z"])
  }

  @Test func theBackgroundIsPaintedBeforeAllElse() {
    let parsed = ParsedSVG(document.render())
    let shapes = parsed.elements.filter { !["svg", "title", "desc", "style"].contains($0.name) }
    #expect(shapes.first?.styles == ["paper"])
    #expect(shapes.first?.number("width") == 200)
    #expect(shapes.first?.number("height") == 100)
    #expect(parsed.elements[0].attributes["viewBox"] == "0 0 200 100")
    #expect(parsed.elements[0].attributes["role"] == "img")
  }

  @Test func lightAndDarkDefineTheSameClasses() throws {
    let style = try #require(ParsedSVG(document.render()).all("style").first?.text)
    let parts = style.components(separatedBy: "@media (prefers-color-scheme:dark)")
    try #require(parts.count == 2)
    for name in ["paper", "ink", "muted", "field", "track", "rule", "c0", "c6"] {
      #expect(parts[0].contains(".\(name){"), "no light .\(name)")
      #expect(parts[1].contains(".\(name){"), "no dark .\(name)")
    }
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1.0, "1"), (0.5, "0.5"), (-0.25, "-0.25"), (0.05, "0.05"), (1.005, "1"),
    (2.999, "3"), (-0.001, "0"), (-12.345, "-12.35"), (1e300, "1000000"), (-1e300, "-1000000"),
    (.infinity, "0"), (.nan, "0"),
  ])
  func numbersHaveAtMostTwoDecimals(value: Double, text: String) {
    #expect(value.svg == text)
  }

  @Test func everyStyleAmongTheFirstSevenDiffersInColourDashAndMarker() {
    let styles = (0..<7).map { CurveStyle($0) }
    #expect(Set(styles.map(\.color)).count == 7)
    #expect(Set(styles.map(\.dashes)).count == 7)
    #expect(Set(styles.map(\.marker)).count == 7)
    #expect(CurveStyle(7) != CurveStyle(0))
  }
}
