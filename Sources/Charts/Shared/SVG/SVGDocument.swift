/// A complete SVG file: a titled, described picture on its own background.
struct SVGDocument {
  let width: Double
  let height: Double
  let title: String
  /// What the picture shows, for readers who cannot see it.
  let description: String
  let elements: [SVGElement]

  /// The document's text.
  ///
  /// The background is painted, since the page around the picture may be light or dark whatever the reader's
  /// settings are; programs that do not know `prefers-color-scheme` draw the light picture.
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
