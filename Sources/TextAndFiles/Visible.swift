/// The text with the characters that could control a terminal escaped, such as `\u{1B}`: control characters, line and
/// paragraph separators, and those that change the direction of writing.
package func visible(_ text: String) -> String {
  if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
  return text.unicodeScalars.reduce(into: "") { result, letter in
    if letter.steersTerminals {
      result += "\\u{\(String(letter.value, radix: 16, uppercase: true))}"
    } else {
      result.unicodeScalars.append(letter)
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character, a line or paragraph separator, or changes the direction of writing.
  package var steersTerminals: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }
}
