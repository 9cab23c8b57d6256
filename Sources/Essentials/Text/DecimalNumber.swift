/// The number that `bytes` spell in decimal: `-1`, `.5`, `6.02e23`. `nil` for anything else, also for `nan`,
/// `inf` and hexadecimal numbers, which `Double(String)` takes. A number out of range is infinite.
package func decimalNumber(_ bytes: ArraySlice<UInt8>) -> Double? {
  guard bytes.allSatisfy(isOfDecimalNumbers) else { return nil }
  return Double(String(decoding: bytes, as: UTF8.self))
}

private func isOfDecimalNumbers(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
    UInt8(ascii: "e"), UInt8(ascii: "E"):
    true
  default: false
  }
}
