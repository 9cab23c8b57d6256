/// Breaks texts into lines, whatever lines are measured in.
enum LineBreaking {
  /// The lines of `text`, broken between words, as many in a line as fit; a word that does not fit alone is cut.
  static func lines(of text: String, fits: (String) -> Bool, cut: (String) -> String) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let longer = lines.last.map({ "\($0) \(word)" }), fits(longer) {
        lines[lines.count - 1] = longer
      } else {
        lines.append(cut(String(word)))
      }
    }
    return lines
  }
}
