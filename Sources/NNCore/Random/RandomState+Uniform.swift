extension RandomState {
  /// A number drawn uniformly from [0, 1), a multiple of 2⁻⁵³: `(a·2²⁶ + b)/2⁵³`, with a the upper 27 bits of one word
  /// and b the upper 26 of the next (`genrand_res53` of the generator's authors, 2002).
  public mutating func rand() -> Double {
    let upper = nextUInt32() >> 5
    let lower = nextUInt32() >> 6
    return (Double(upper) * 0x1p26 + Double(lower)) * 0x1p-53
  }

  /// A (rows, columns) matrix of numbers drawn uniformly from [0, 1), row by row.
  ///
  /// - Precondition: Neither dimension is negative.
  public mutating func rand(
    _ rows: Int, _ columns: Int, file: StaticString = #file, line: UInt = #line
  ) -> Matrix {
    Matrix(rows: rows, columns: columns, file: file, line: line) { elements in
      fillRand(UnsafeMutableBufferPointer(start: elements, count: rows * columns))
    }
  }

  /// Replaces the elements of `matrix`, row by row, with numbers drawn uniformly from [0, 1). Nothing is allocated.
  public mutating func rand(into matrix: inout Matrix) {
    matrix.withUnsafeMutableElements { fillRand($0) }
  }

  /// Fills `elements`, whose memory need not be initialized, with the next numbers of ``rand()``.
  package mutating func fillRand(_ elements: UnsafeMutableBufferPointer<Double>) {
    guard let start = elements.baseAddress else { return }
    var index = 0
    while index < elements.count {
      if position == RandomState.size { twist() }
      if elements.count - index >= 8 && position + 16 <= RandomState.size {
        let place = position
        withUnsafeMutableWords { store(uniform(loadWords($0 + place)), to: start + index) }
        position += 16
        index += 8
      } else {
        start[index] = rand()
        index += 1
      }
    }
  }
}

/// Eight numbers from [0, 1), each from two words, as ``RandomState/rand()`` makes them.
///
/// A word's bits are placed in the significand of 2²⁵ or ½, which gives `2²⁵ + upper · 2⁻²⁷` and `½ + lower · 2⁻⁵³`. No
/// step rounds.
@inline(__always)
func uniform(_ words: Words) -> Vector {
  let pairs = unsafeBitCast(temper(words), to: SIMD8<UInt64>.self)
  let upper = ((pairs &>> 5) & 0x07ff_ffff) | (0x1p25).bitPattern
  let lower = (pairs &>> 38) | 0.5.bitPattern
  return (unsafeBitCast(upper, to: Vector.self) - (0x1p25 + 0.5)) + unsafeBitCast(lower, to: Vector.self)
}
