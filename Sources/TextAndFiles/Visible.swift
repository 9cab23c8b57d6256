/// The text with what could steer a terminal written out, an escape as `\u{1B}`: control characters, line
/// separators, and those that turn the direction of writing.
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
  /// Whether it is a control character, separates lines, or turns the direction of writing.
  package var steersTerminals: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }
}
