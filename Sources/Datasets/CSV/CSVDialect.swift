/// How the fields of a file are separated.
struct CSVDialect: Equatable {
  enum Separator: CaseIterable {
    // In the order in which they win over each other where the rows fit several.
    case tab, semicolon, comma, bar, spaces
  }

  var separator = Separator.comma

  /// Whether lines that begin with `#` are comments.
  var hasComments = false

  /// Whether a line `sep=;` tells the separator, as spreadsheets write it.
  var isDeclared = false

  /// Commas may only be decimal ones where they do not separate fields.
  var allowsDecimalComma: Bool { separator != .comma }
}

extension CSVDialect.Separator {
  /// The byte between two fields.
  var byte: UInt8 {
    switch self {
    case .tab: UInt8(ascii: "\t")
    case .semicolon: UInt8(ascii: ";")
    case .comma: UInt8(ascii: ",")
    case .bar: UInt8(ascii: "|")
    case .spaces: UInt8(ascii: " ")
    }
  }

  /// The word for it in a note.
  var name: String {
    switch self {
    case .tab: "tabs"
    case .semicolon: "semicolons"
    case .comma: "commas"
    case .bar: "vertical bars"
    case .spaces: "spaces"
    }
  }
}
