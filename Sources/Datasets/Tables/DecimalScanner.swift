/// How numbers are written: with which decimal mark, and whether that may be a thousands separator.
struct NumberForm: OptionSet {
  let rawValue: UInt8
  static let point = NumberForm(rawValue: 1)
  static let comma = NumberForm(rawValue: 2)
  /// One to three digits other than a lone 0, a mark, and three digits: decimals or thousands.
  static let groupedPoint = NumberForm(rawValue: 4)
  static let groupedComma = NumberForm(rawValue: 8)
  /// Four digits or more without a mark, which rules out thousands separators.
  static let ungrouped = NumberForm(rawValue: 16)

  static func decimal(_ mark: DecimalMark) -> NumberForm { mark == .point ? .point : .comma }
  static func grouped(_ mark: DecimalMark) -> NumberForm { mark == .point ? .groupedPoint : .groupedComma }
}

/// Reads decimal numbers in place.
///
/// A number of up to 19 digits is a whole number w times a power of ten 10^p. If w ≤ 2^53 and |p| ≤ 22, both are exact
/// in floating point, so one multiplication or division rounds correctly; source: W. D. Clinger, How to read floating
/// point numbers accurately, 1990. All others are left to the standard library.
struct DecimalScanner {
  /// Where the next number begins; after it has been scanned, where it ends.
  var position = 0
  private let marks: (UInt8, UInt8)
  /// The decimal mark of the last number, 0 if it has none.
  private var mark: UInt8 = 0
  private var mantissa: UInt64 = 0
  private var exponent = 0
  private var (digits, significantDigits, wholeDigits) = (0, 0, 0)

  /// - Parameter mark: The decimal mark; `nil` for a point or a comma.
  init(mark: DecimalMark?) {
    marks = (UInt8(ascii: mark == .comma ? "," : "."), UInt8(ascii: mark == .point ? "." : ","))
  }

  /// The number that `bytes` spell in decimal: `-1`, `.5`, `6.02e23`; `nil` if they spell none. A number out of
  /// range is infinite.
  static func number(in bytes: some Sequence<UInt8>, mark: DecimalMark? = .point) -> Double? {
    Array(bytes).withUnsafeBufferPointer { bytes in
      var scanner = DecimalScanner(mark: mark)
      guard let number = scanner.scan(bytes), scanner.position == bytes.count else { return nil }
      return number
    }
  }

  /// How the last number was written.
  var form: NumberForm {
    if mark == 0 { return wholeDigits > 3 ? .ungrouped : [] }
    let isGrouped = digits == wholeDigits + 3 && exponent == -3 && 1...3 ~= wholeDigits && mantissa >= 1_000
    let name = mark == UInt8(ascii: ",") ? DecimalMark.comma : .point
    return isGrouped ? .grouped(name) : .decimal(name)
  }

  /// Forgets the last number.
  mutating func forget() { (mark, wholeDigits) = (0, 0) }

  /// The number that begins at `position`; `nil` if there is none.
  @inline(__always)
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let start = position
    (mantissa, exponent, digits, significantDigits, mark) = (0, 0, 0, 0, 0)
    let isNegative = passSign(bytes)
    scanDigits(bytes)
    wholeDigits = digits
    if position < bytes.count, bytes[position] == marks.0 || bytes[position] == marks.1, isMark(bytes) {
      mark = bytes[position]
      position += 1
      scanDigits(bytes)
      exponent = wholeDigits - digits
    }
    guard digits > 0, scanExponent(bytes) else { return nil }
    guard let magnitude = exactMagnitude else { return standardNumber(bytes[start..<position]) }
    return isNegative ? -magnitude : magnitude
  }

  /// A comma without decimals after it is punctuation, not part of a number.
  @inline(__always)
  private func isMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let next = position + 1 < bytes.count ? bytes[position + 1] &- UInt8(ascii: "0") : 10
    return bytes[position] == UInt8(ascii: ".") || next <= 9
  }

  /// Skips a sign, if there is one. Returns whether it is a minus.
  @inline(__always)
  private mutating func passSign(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard position < bytes.count else { return false }
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative || bytes[position] == UInt8(ascii: "+") { position += 1 }
    return isNegative
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

  /// Skips an exponent such as `e-5`, if there is one. Returns false if it has no digits.
  @inline(__always)
  private mutating func scanExponent(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return true }
    position += 1
    let isNegative = passSign(bytes)
    let start = position
    var power = 0
    while position < bytes.count, case let digit = bytes[position] &- UInt8(ascii: "0"), digit <= 9 {
      // Beyond that, no number of digits before it could make up for the exponent.
      if power < Int.max / 32 { power = power * 10 + Int(digit) }
      position += 1
    }
    exponent += isNegative ? -power : power
    return position > start
  }

  /// The number without its sign, if it can be computed with a single rounding.
  @inline(__always)
  private var exactMagnitude: Double? {
    guard significantDigits <= 19, mantissa <= 1 << 53 else { return nil }
    if exponent == 0 || mantissa == 0 { return Double(mantissa) }
    guard -22...22 ~= exponent else { return nil }
    return exponent < 0 ? Double(mantissa) / powersOfTen[-exponent] : Double(mantissa) * powersOfTen[exponent]
  }

  private func standardNumber(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    Double(String(decoding: bytes.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }, as: UTF8.self))
  }
}

/// 10⁰ to 10²², which are exact.
private let powersOfTen: [Double] = (0..<22).reduce(into: [1]) { powers, _ in
  powers.append(powers[powers.count - 1] * 10)
}
