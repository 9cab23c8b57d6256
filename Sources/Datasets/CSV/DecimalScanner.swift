/// The signs that separate the decimals of numbers.
struct DecimalMarks: OptionSet {
  let rawValue: UInt8
  static let point = DecimalMarks(rawValue: 1)
  static let comma = DecimalMarks(rawValue: 2)
}

/// Reads decimal numbers in place.
///
/// A number of up to 19 digits is a whole number w times a power of ten 10^p. Where w ≤ 2^53 and |p| ≤ 22, both
/// are exact in floating point, and so one multiplication or division rounds correctly; source: W. D. Clinger,
/// How to read floating point numbers accurately, 1990. All others are left to the standard library.
struct DecimalScanner {
  /// Where the next number begins, and afterwards where it has ended.
  var position: Int
  /// Whether a comma may stand for the decimal point.
  var decimalComma = false
  /// What separates the decimals of the last number.
  private(set) var decimalMark: DecimalMarks = []

  private var mantissa: UInt64 = 0
  private var exponent = 0
  private var digits = 0
  private var significantDigits = 0

  /// The number that `bytes` spell in decimal: `-1`, `.5`, `6.02e23`; `nil` if they spell none. A number out of
  /// range is infinite.
  static func number(in bytes: some Sequence<UInt8>, decimalComma: Bool = false) -> Double? {
    Array(bytes).withUnsafeBufferPointer { bytes in
      var scanner = DecimalScanner(position: 0, decimalComma: decimalComma)
      guard let number = scanner.scan(bytes), scanner.position == bytes.count else { return nil }
      return number
    }
  }

  init(position: Int, decimalComma: Bool) {
    self.position = position
    self.decimalComma = decimalComma
  }

  /// The number that begins at `position`; `nil` if there is none.
  @inline(__always)
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let start = position
    (mantissa, exponent, digits, significantDigits) = (0, 0, 0, 0)
    decimalMark = []
    let isNegative = position < bytes.count && bytes[position] == UInt8(ascii: "-")
    if isNegative || (position < bytes.count && bytes[position] == UInt8(ascii: "+")) { position += 1 }
    scanDigits(bytes)
    if position < bytes.count, isDecimalPoint(bytes[position]) {
      position += 1
      let whole = digits
      scanDigits(bytes)
      exponent = whole - digits
    }
    guard digits > 0, scanExponent(bytes) else { return nil }
    guard let magnitude = exactMagnitude else { return standardNumber(bytes[start..<position]) }
    return isNegative ? -magnitude : magnitude
  }

  @inline(__always)
  private mutating func scanDigits(_ bytes: UnsafeBufferPointer<UInt8>) {
    while position < bytes.count {
      let digit = bytes[position] &- UInt8(ascii: "0")
      if digit > 9 { return }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      digits += 1
      if significantDigits > 0 || digit > 0 { significantDigits += 1 }
      position += 1
    }
  }

  @inline(__always)
  private mutating func isDecimalPoint(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: ".") {
      decimalMark = .point
      return true
    }
    if decimalComma && byte == UInt8(ascii: ",") {
      decimalMark = .comma
      return true
    }
    return false
  }

  /// Passes over `e-5`, if there is such; whether what is there is whole.
  @inline(__always)
  private mutating func scanExponent(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return true }
    position += 1
    let isNegative = position < bytes.count && bytes[position] == UInt8(ascii: "-")
    if isNegative || (position < bytes.count && bytes[position] == UInt8(ascii: "+")) { position += 1 }
    let start = position
    var power = 0
    while position < bytes.count {
      let digit = bytes[position] &- UInt8(ascii: "0")
      if digit > 9 { break }
      // More than any number of digits before it could make up for.
      power = min(power * 10 + Int(digit), 1 << 40)
      position += 1
    }
    exponent += isNegative ? -power : power
    return position > start
  }

  /// The number without its sign, where it can be had with one rounding.
  @inline(__always)
  private var exactMagnitude: Double? {
    guard significantDigits <= 19, mantissa <= 1 << 53 else { return nil }
    if exponent == 0 || mantissa == 0 { return Double(mantissa) }
    if exponent < 0 {
      return exponent >= -22 ? Double(mantissa) / powersOfTen[-exponent] : nil
    }
    return exponent <= 22 ? Double(mantissa) * powersOfTen[exponent] : nil
  }

  private func standardNumber(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    let text = String(decoding: bytes, as: UTF8.self)
    return Double(decimalMark == .comma ? text.replacing(",", with: ".") : text)
  }
}

/// 10⁰ to 10²², which are exact.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  1e19, 1e20, 1e21, 1e22,
]
