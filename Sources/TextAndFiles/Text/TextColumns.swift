/// Measures, cuts, pads and wraps text in the columns of a terminal.
package enum TextColumns {
  /// The columns that `text` takes: two for an East Asian character or an emoji.
  package static func width(of text: String) -> Int { text.reduce(0) { $0 + width(of: $1) } }

  private static func width(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return character.unicodeScalars.contains { $0.value == 0xFE0F } ? 2 : 1
    }
  }

  /// `text` in at most `columns` columns, cut short with an ellipsis; control characters become spaces.
  package static func fitted(_ text: String, into columns: Int) -> String {
    let clean = String(
      text.map { character in
        character.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : character
      })
    return LineBreaking.fitted(clean, into: columns, ellipsis: 1) { width(of: $0) }
  }

  /// The lines of `text`, broken between words into at most `columns` columns. A longer word is cut, or kept whole on
  /// its own line if `cutting` is off, for paths and commands that people copy.
  package static func wrapped(_ text: String, into columns: Int, cutting: Bool = true) -> [String] {
    LineBreaking.lines(
      of: text, fits: { width(of: $0) <= columns }, cut: { cutting ? fitted($0, into: columns) : $0 })
  }

  /// `text` in exactly `columns` columns, spaces after it.
  package static func padded(_ text: String, to columns: Int) -> String {
    let text = fitted(text, into: columns)
    return text + spaces(columns - width(of: text))
  }

  /// `text` in exactly `columns` columns, spaces before it.
  package static func aligned(_ text: String, to columns: Int) -> String {
    let text = fitted(text, into: columns)
    return spaces(columns - width(of: text)) + text
  }

  /// `count` spaces; none for a negative number.
  package static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  /// `text` without spaces at its end.
  package static func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }

  /// The lines, each cut to `columns` and without trailing spaces; empty lines are left out.
  package static func joined(_ lines: [String], columns: Int) -> String {
    lines.map { trimmed(fitted($0, into: columns)) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
