/// A field of a table as one number. The fields of a column of words are no numbers: they are kept as NaNs that
/// say where in the file their texts begin, so that a table takes eight bytes for a field of any kind.
extension Double {
  private static let missingBit: UInt64 = 1 << 50

  /// A field that holds a word, or no value.
  init(textAt offset: Int, isMissing: Bool) {
    let bits = UInt64(truncatingIfNeeded: offset) & (Double.missingBit - 1)
    self.init(bitPattern: Double.nan.bitPattern | (isMissing ? Double.missingBit : 0) | bits)
  }

  /// Where its text begins, unless it is a number.
  var textOffset: Int { Int(bitPattern & (Double.missingBit - 1)) }

  /// Whether the field holds no value.
  var isMissing: Bool { isNaN && bitPattern & Double.missingBit != 0 }

  /// Whether the field holds a text that is not a number.
  var isWord: Bool { isNaN && bitPattern & Double.missingBit == 0 }
}

/// Whether a field stands for a value that is not known: it is empty, `?`, `NA`, `NaN` or `null`, in any case.
func isMissingValue(_ text: ArraySlice<UInt8>) -> Bool {
  if text.count > 4 { return false }
  return ["", "?", "na", "nan", "null"].contains(String(decoding: text, as: UTF8.self).lowercased())
}
