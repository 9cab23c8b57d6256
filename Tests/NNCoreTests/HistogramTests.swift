import Testing

@testable import NNCore

@Suite struct HistogramTests {
  /// ⌊x·n⌋ in integers, without any rounding: x is an integer times a power of two.
  static func exactFloor(_ x: Double, times n: Int) -> Int {
    if x == 0 { return 0 }
    let digits = Int128(x.significand * 0x1p52) * (x < 0 ? -1 : 1)
    return Int((digits * Int128(n)) >> Int128(min(52 - Int(x.exponent), 126)))
  }

  /// Both sides of each edge, whether it is a Double or the nearest Double is below or above it.
  static func nearEdges(_ n: Int) -> [Double] {
    (-n...n).flatMap { k in
      let edge = Double(k) / Double(n)
      return [edge.nextDown.nextDown, edge.nextDown, edge, edge.nextUp, edge.nextUp.nextUp]
    }.filter { abs($0) <= 1 }
  }

  static let tiny: [Double] = [
    0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude, -.leastNormalMagnitude,
    -.leastNormalMagnitude.nextDown, 1e-300, -1e-300, 1e-17, -1e-17, 0x1p-53, -0x1p-53, -0x1p-54,
  ]

  /// The bin that a number is counted in; `nil` if there is none.
  private func bin(of x: Double, _ n: Int) -> Int? {
    let counts = Histogram(of: [x], binsPerUnit: n).counts
    return counts.reduce(0, +) == 1 ? counts.firstIndex(of: 1) : nil
  }

  @Test(arguments: [1, 3, 7, 20, 997]) func everyNumberIsInItsBin(n: Int) {
    var random = RandomState(seed: 9)
    let numbers = Self.nearEdges(n) + Self.tiny + random.rand(1, 2_000).elements.map { 2 * $0 - 1 }
    for x in numbers where x != 1 {
      let expected = Self.exactFloor(x, times: n) + n
      #expect(bin(of: x, n) == expected, "\(x) of \(n) bins per unit")
    }
  }

  @Test(arguments: [1, 3, 7, 20, 997]) func withoutFMATooTheSignIsExact(n: Int) {
    for x in Self.nearEdges(n) + Self.tiny {
      let rounded = (x * Double(n)).rounded(.down)
      let remainder = Histogram.remainderWithoutFMA(
        Vector(repeating: x), Double(n), Vector(repeating: rounded))
      #expect((remainder[0] < 0) == (Self.exactFloor(x, times: n) < Int(rounded)), "\(x)")
    }
  }

  /// Values written out instead of computed; the first two were once a bin too high.
  @Test(arguments: [
    (-1e-17, 19), ((0.85).nextDown, 36), (-0.0, 20), (0, 20), (0.049, 20), (0.05, 21), ((0.05).nextDown, 20),
    (-0.05, 18), (-0.5, 10), (1, 39), ((1.0).nextDown, 39), (-1, 0), ((-1.0).nextUp, 0),
  ])
  func someNumbers(x: Double, expected: Int) {
    #expect(bin(of: x, 20) == expected)
  }

  @Test func outsideAndNaN() {
    let outside: [Double] = [(1.0).nextUp, 2, 1e300, .infinity, (-1.0).nextDown, -5, -.infinity, .nan]
    let histogram = Histogram(of: outside + [0.5])
    #expect(histogram.above == 4 && histogram.below == 3)
    #expect(histogram.counts.reduce(0, +) == 1 && histogram.counts[30] == 1)
  }

  /// More numbers than are processed at a time, in parts that break groups of eight.
  @Test func partsMergeIntoTheWhole() {
    var random = RandomState(seed: 5)
    let values = random.randn(1, 1_003).elements
    let whole = Histogram(of: values)
    for cut in [0, 1, 130, 501, 1_003] {
      var merged = Histogram(of: Array(values[..<cut]))
      merged.merge(Histogram(of: Array(values[cut...])))
      #expect(merged == whole, "cut at \(cut)")
    }
    #expect(whole.below + whole.above + whole.counts.reduce(0, +) == 1_003)
  }
}
