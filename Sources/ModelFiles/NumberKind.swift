/// A kind of number that tensors are made of; the raw value is its name in the header.
enum NumberKind: String, CaseIterable {
  case float64 = "F64"
  case float32 = "F32"
  case float16 = "F16"
  case bfloat16 = "BF16"

  init(_ precision: ModelFile.Precision) { self = precision == .double ? .float64 : .float32 }

  /// The size of a number in bytes.
  var size: Int {
    switch self {
    case .float64: 8
    case .float32: 4
    case .float16, .bfloat16: 2
    }
  }

  /// The numbers in a range of bytes.
  func values(in bytes: [UInt8], _ range: Range<Int>) -> [Double] {
    bytes.withUnsafeBytes { bytes in
      var values: [Double] = []
      values.reserveCapacity(range.count / size)
      for start in stride(from: range.lowerBound, to: range.upperBound, by: size) {
        values.append(value(bytes, start))
      }
      return values
    }
  }

  private func value(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Double {
    switch self {
    case .float64:
      Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)))
    case .float32:
      Double(
        Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self))))
    case .float16:
      half(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt16.self)))
    case .bfloat16:
      Double(
        Float(
          bitPattern: UInt32(
            UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt16.self))) << 16))
    }
  }

  /// Appends a number, the lowest byte first.
  func append(_ value: Double, to bytes: inout [UInt8]) {
    if self == .float64 {
      append(value.bitPattern, to: &bytes)
    } else {
      append(Float(value).bitPattern, to: &bytes)
    }
  }

  private func append(_ bits: some FixedWidthInteger & UnsignedInteger, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: bits.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
  }
}

/// The value of a 16-bit number, IEEE 754's binary16: a sign, 5 bits of exponent, 10 of significand. It is written out
/// because not every machine has the type.
private func half(_ bits: UInt16) -> Double {
  let sign: Double = bits >> 15 == 0 ? 1 : -1
  let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
  return switch exponent {
  case 0: sign * fraction * 0x1p-24
  case 31: fraction == 0 ? sign * .infinity : .nan
  default: sign * (1024 + fraction) * Double(sign: .plus, exponent: exponent - 25, significand: 1)
  }
}
