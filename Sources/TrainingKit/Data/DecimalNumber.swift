/// The number that `bytes` spell in decimal: `-1`, `.5`, `6.02e23`. `nil` for anything else, also for `nan`,
/// `inf` and hexadecimal numbers, which `Double(String)` takes. A number out of range is infinite.
///
/// The nearest `Double`, as `Double(String)` gives it.
func decimalNumber(_ bytes: ArraySlice<UInt8>) -> Double? {
  guard let decimal = Decimal(bytes) else { return nil }
  return decimal.exactValue ?? Double(String(decoding: bytes, as: UTF8.self))
}

/// `±digits · 10^exponent`
private struct Decimal {
  var isNegative = false
  var digits: UInt64 = 0
  var exponent = 0
  var isTooLong = false

  /// `nil` unless the bytes are `[+-] digits [. digits] [e [+-] digits]`, with a digit before the e.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    isNegative = rest.popSign()
    let whole = takeDigits(from: &rest)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = takeDigits(from: &rest)
    }
    guard whole + fraction > 0 else { return nil }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      guard takeExponent(from: &rest) else { return nil }
    }
    exponent -= fraction
    guard rest.isEmpty else { return nil }
  }

  /// The value where one multiplication or division of exact numbers gives it, and so rounds once. Source:
  /// W. D. Clinger, How to read floating point numbers accurately, 1990.
  var exactValue: Double? {
    guard !isTooLong, digits < 1 << 53, abs(exponent) < powersOfTen.count else { return nil }
    let magnitude =
      exponent < 0 ? Double(digits) / powersOfTen[-exponent] : Double(digits) * powersOfTen[exponent]
    return isNegative ? -magnitude : magnitude
  }

  /// How many digits there were.
  private mutating func takeDigits(from rest: inout ArraySlice<UInt8>) -> Int {
    let start = rest.startIndex
    while let digit = rest.first?.digit {
      isTooLong = isTooLong || digits >= UInt64.max / 10 - 1
      if !isTooLong { digits = digits * 10 + UInt64(digit) }
      rest.removeFirst()
    }
    return rest.startIndex - start
  }

  /// Whether there was an exponent.
  private mutating func takeExponent(from rest: inout ArraySlice<UInt8>) -> Bool {
    let isNegative = rest.popSign()
    let start = rest.startIndex
    while let digit = rest.first?.digit {
      exponent = min(exponent * 10 + Int(digit), 1_000_000)
      rest.removeFirst()
    }
    if isNegative { exponent = -exponent }
    return rest.startIndex > start
  }
}

/// The powers that a `Double` holds exactly.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  1e19,
  1e20, 1e21, 1e22,
]

extension UInt8 {
  /// The value of a decimal digit.
  fileprivate var digit: UInt8? {
    let value = self &- UInt8(ascii: "0")
    return value < 10 ? value : nil
  }
}

extension ArraySlice<UInt8> {
  /// Takes a sign away; whether it was a minus.
  fileprivate mutating func popSign() -> Bool {
    guard let sign = first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else { return false }
    removeFirst()
    return sign == UInt8(ascii: "-")
  }
}
