/// Text measured, cut, padded and broken in the columns of a terminal.
package enum TextColumns {
  /// The columns that `text` takes: two for East Asian characters and pictures.
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

  /// The lines of `text`, broken between words into at most `columns` columns; a word that is longer is cut, or
  /// has a longer line of its own where `cutting` is off, as paths and commands should that are to be copied.
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

  /// So many spaces; none for a negative number.
  package static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  /// `text` without spaces at its end.
  package static func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }

  /// The lines, each cut to `columns` and without spaces at its end; those that are empty are left out.
  package static func joined(_ lines: [String], columns: Int) -> String {
    lines.map { trimmed(fitted($0, into: columns)) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
