/// A field of a table as one number. The fields of a column of words are no numbers: they are kept as NaNs that
/// say where in the file their texts begin, so that a table takes eight bytes for a field of any kind.
extension Double {
  private static let (missingBit, doubtBit): (UInt64, UInt64) = (1 << 50, 1 << 49)

  /// A field that holds a word or no value; or, in doubt, no value among numbers and a word elsewhere.
  init(textAt offset: Int, _ value: MissingValue?) {
    let kind = value == .everywhere ? Double.missingBit : value == .amongNumbers ? Double.doubtBit : 0
    let offset = UInt64(truncatingIfNeeded: offset) & (Double.doubtBit - 1)
    self.init(bitPattern: Double.nan.bitPattern | kind | offset)
  }

  /// Where its text begins, unless it is a number.
  var textOffset: Int { Int(bitPattern & (Double.doubtBit - 1)) }
  /// Whether the field holds no value.
  var isMissing: Bool { isNaN && bitPattern & Double.missingBit != 0 }
  /// Whether the field holds a text that is not a number.
  var isWord: Bool { isNaN && bitPattern & Double.missingBit == 0 }
  /// Whether the field is a word or no value, as the other fields of its column tell.
  var isInDoubt: Bool { isNaN && bitPattern & Double.doubtBit != 0 }
}

/// Where a text stands for a value that is not known.
enum MissingValue {
  case everywhere
  /// In columns whose other values are numbers; elsewhere it is a word.
  case amongNumbers

  /// What that text means, in any case; `nil` for a word.
  init?(_ text: some Collection<UInt8>) {
    guard text.count <= 7, text.first.map({ "?nN#<-.\\".utf8.contains($0) }) ?? true else { return nil }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "", "?", "na", "n/a", "#n/a", "<na>", "nan", "-nan", "nat", "\\n", "#div/0!": self = .everywhere
    case ".", "-", "--", "none", "null": self = .amongNumbers
    default: return nil
    }
  }
}
