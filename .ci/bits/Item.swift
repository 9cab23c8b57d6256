import NNCore

/// Prints the bits of many numbers in one line: their count, a hash of all, and the last one. Two machines print the
/// same line if they have the same numbers. All NaNs count as the same number, because their signs depend on the
/// processor.
struct Item {
  private let name: String
  private var count = 0
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  private var last: UInt64 = 0

  init(_ name: String) { self.name = name }

  mutating func add(bits: UInt64) {
    // As in FNV-1a (Fowler, Noll and Vo, 1991), with the upper bits mixed in.
    hash = (hash ^ bits) &* 0x100_0000_01b3
    hash ^= hash >> 29
    count += 1
    last = bits
  }

  mutating func add(_ value: Double) { add(bits: value.isNaN ? Double.nan.bitPattern : value.bitPattern) }

  mutating func add(_ values: [Double]) { for value in values { add(value) } }

  mutating func add(_ values: [Int]) { for value in values { add(bits: UInt64(value)) } }

  mutating func add(_ matrix: Matrix) {
    add([matrix.rows, matrix.columns])
    add(matrix.elements)
  }

  mutating func add(_ matrices: [Matrix]) { for matrix in matrices { add(matrix) } }

  mutating func add(_ layers: [Layer]) { for layer in layers { add([layer.W, layer.b]) } }

  mutating func add(_ text: String) { for byte in text.utf8 { add(bits: UInt64(byte)) } }

  fileprivate func print() {
    Swift.print("\(name) | \(count) numbers | \(String(hash, radix: 16)) | \(String(last, radix: 16))")
  }
}

/// Prints the item to which `fill` adds numbers.
func report(_ name: String, _ fill: (inout Item) -> Void) {
  var item = Item(name)
  fill(&item)
  item.print()
}

/// Numbers that need all their digits, from a generator that is not itself under test: a linear congruential one
/// (Knuth's MMIX).
struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func bits() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }

  /// From -1 to 1, without rounding.
  mutating func number() -> Double { Double(Int64(bitPattern: bits()) >> 11) * 0x1p-52 }

  /// Any finite positive number, including subnormal ones.
  mutating func anyPositive() -> Double { Double(bitPattern: bits() & 0x7fef_ffff_ffff_ffff) }

  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: (0..<rows * columns).map { _ in number() })
  }
}
