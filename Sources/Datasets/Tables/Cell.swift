/// A field of a table as a single number. A field that is not a number is kept as a NaN that holds the position of its
/// text in the file, so that a table takes eight bytes for any field.
extension Double {
  private static let (missingBit, doubtBit): (UInt64, UInt64) = (1 << 50, 1 << 49)

  /// A field that holds a word or no value or, in doubt, no value in a column of numbers and a word in others.
  init(textAt offset: Int, _ value: MissingValue?) {
    let kind = value == .everywhere ? Double.missingBit : value == .amongNumbers ? Double.doubtBit : 0
    let offset = UInt64(truncatingIfNeeded: offset) & (Double.doubtBit - 1)
    self.init(bitPattern: Double.nan.bitPattern | kind | offset)
  }

  /// Where the field's text begins, unless it is a number.
  var textOffset: Int { Int(bitPattern & (Double.doubtBit - 1)) }
  /// Whether the field holds no value.
  var isMissing: Bool { isNaN && bitPattern & Double.missingBit != 0 }
  /// Whether the field holds a text that is not a number.
  var isWord: Bool { isNaN && bitPattern & Double.missingBit == 0 }
  /// Whether the field is a word or no value depending on the other fields of its column.
  var isInDoubt: Bool { isNaN && bitPattern & Double.doubtBit != 0 }
}

/// In which columns a text stands for a missing value.
enum MissingValue {
  case everywhere
  /// In columns whose other values are numbers; in others it is a word.
  case amongNumbers

  /// What that text means, ignoring case; `nil` for a word.
  init?(_ text: some Collection<UInt8>) {
    guard text.count <= 7, text.first.map({ "?nN#<-.\\".utf8.contains($0) }) ?? true else { return nil }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "", "?", "na", "n/a", "#n/a", "<na>", "nan", "-nan", "nat", "\\n", "#div/0!": self = .everywhere
    case ".", "-", "--", "none", "null": self = .amongNumbers
    default: return nil
    }
  }
}
