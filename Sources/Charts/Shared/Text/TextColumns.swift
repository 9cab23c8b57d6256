/// Text measured in the columns of a terminal.
enum TextColumns {
  /// The columns that `text` takes: two for East Asian characters and pictures.
  static func width(of text: String) -> Int { text.reduce(0) { $0 + width(of: $1) } }

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
  static func fitted(_ text: String, into columns: Int) -> String {
    let clean = String(
      text.map { character in
        character.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : character
      })
    if width(of: clean) <= columns { return clean }
    guard columns > 0 else { return "" }
    var kept = clean
    while !kept.isEmpty && width(of: kept) > columns - 1 { kept.removeLast() }
    return kept + "…"
  }

  /// The lines of `text`, broken between words into at most `columns` columns.
  static func wrapped(_ text: String, into columns: Int) -> [String] {
    LineBreaking.lines(of: text, fits: { width(of: $0) <= columns }, cut: { fitted($0, into: columns) })
  }

  /// `text` in exactly `columns` columns, spaces after it.
  static func padded(_ text: String, to columns: Int) -> String {
    let text = fitted(text, into: columns)
    return text + String(repeating: " ", count: max(0, columns - width(of: text)))
  }

  /// `text` in exactly `columns` columns, spaces before it.
  static func aligned(_ text: String, to columns: Int) -> String {
    let text = fitted(text, into: columns)
    return String(repeating: " ", count: max(0, columns - width(of: text))) + text
  }

  /// The lines, each cut to `columns` and without spaces at its end; those that are empty are left out.
  static func joined(_ lines: [String], columns: Int) -> String {
    lines.map { line in
      var line = fitted(line, into: columns)
      while line.last == " " { line.removeLast() }
      return line
    }.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
