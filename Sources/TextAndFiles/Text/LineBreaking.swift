/// Wraps and cuts texts, in any unit of width.
package enum LineBreaking {
  /// The lines of `text`, broken between words, as many in a line as fit; a word that does not fit alone is cut.
  package static func lines(of text: String, fits: (String) -> Bool, cut: (String) -> String) -> [String] {
    var lines: [String] = []
    for word in words(of: text) {
      if let longer = lines.last.map({ "\($0) \(word)" }), fits(longer) {
        lines[lines.count - 1] = longer
      } else {
        lines.append(cut(word))
      }
    }
    return lines
  }

  /// The words of `text`; a percent sign stays with its number.
  private static func words(of text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).reduce(into: []) { words, word in
      if word.hasPrefix("%") && !words.isEmpty {
        words[words.count - 1] += " \(word)"
      } else {
        words.append(String(word))
      }
    }
  }

  /// `text`, or as much of its beginning as fits into `room` together with an ellipsis of the given width. Each
  /// character is measured once, however long the text.
  package static func fitted<Width: Comparable & Numeric>(
    _ text: String, into room: Width, ellipsis: Width, widthOf: (Character) -> Width
  ) -> String {
    var used: Width = 0
    var end = text.startIndex
    for (index, character) in zip(text.indices, text) {
      used += widthOf(character)
      if used > room { return room < ellipsis ? "" : text[..<end] + "…" }
      if used + ellipsis <= room { end = text.index(after: index) }
    }
    return text
  }
}
