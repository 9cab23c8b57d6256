extension RandomState {
  /// A number from the standard normal distribution, by the polar method (Marsaglia and Bray, 1964).
  ///
  /// A point `(x₁, x₂)` drawn uniformly from the unit disc gives two numbers, `f·x₂` and `f·x₁` with
  /// `f = √(-2 ln r² / r²)`. The first is returned, the second kept for the next call; drawing other kinds of numbers
  /// in between does not disturb it. A point of the square lies within the disc with probability π/4, so a pair takes
  /// 2.5 numbers of ``rand()`` on average.
  public mutating func randn() -> Double {
    if let gaussian = cachedGaussian {
      cachedGaussian = nil
      return gaussian
    }
    let (first, second) = gaussianPair()
    cachedGaussian = second
    return first
  }

  /// A (rows, columns) matrix from the standard normal distribution, drawn row by row: the same numbers as from that
  /// many calls of ``randn()``.
  ///
  /// - Precondition: Neither dimension is negative.
  public mutating func randn(
    _ rows: Int, _ columns: Int, file: StaticString = #file, line: UInt = #line
  ) -> Matrix {
    Matrix(rows: rows, columns: columns, file: file, line: line) { elements in
      fillRandn(UnsafeMutableBufferPointer(start: elements, count: rows * columns))
    }
  }

  /// Replaces the elements of `matrix`, row by row, with numbers from the standard normal distribution. Nothing is
  /// allocated.
  public mutating func randn(into matrix: inout Matrix) {
    matrix.withUnsafeMutableElements { fillRandn($0) }
  }

  /// Fills `elements`, whose memory need not be initialized, with the next numbers of ``randn()``.
  package mutating func fillRandn(_ elements: UnsafeMutableBufferPointer<Double>) {
    guard var next = elements.baseAddress else { return }
    var rest = elements.count
    if rest > 0 && cachedGaussian != nil {
      next.initialize(to: randn())
      next += 1
      rest -= 1
    }
    fillGaussianPairs(rest / 2, next)
    if rest % 2 == 1 { (next + rest - 1).initialize(to: randn()) }
  }

  /// A number from the normal distribution N(mean, scale²): `mean + scale · randn()`.
  public mutating func normal(mean: Double = 0, scale: Double = 1) -> Double {
    mean + scale * randn()
  }

  /// A (rows, columns) matrix from the normal distribution N(mean, scale²): `mean + scale · randn(rows, columns)`.
  ///
  /// - Precondition: Neither dimension is negative.
  public mutating func normal(
    mean: Double = 0, scale: Double = 1, _ rows: Int, _ columns: Int, file: StaticString = #file,
    line: UInt = #line
  ) -> Matrix {
    var matrix = randn(rows, columns, file: file, line: line)
    matrix.apply { mean + scale * $0 }
    return matrix
  }

  /// The two numbers made from the next point in the unit disc.
  mutating func gaussianPair() -> (first: Double, second: Double) {
    while true {
      let x1 = 2 * rand() - 1
      let x2 = 2 * rand() - 1
      let squaredRadius = x1 * x1 + x2 * x2
      guard squaredRadius < 1 && squaredRadius > 0 else { continue }
      let factor = gaussianFactor(squaredRadius)
      return (factor * x2, factor * x1)
    }
  }
}

/// The factor that turns the coordinates of a point in the unit disc into Gaussian numbers: `√(-2 ln r² / r²)`.
@inline(__always)
func gaussianFactor(_ squaredRadius: Double) -> Double {
  (-2 * ReferenceLogarithm.of(squaredRadius) / squaredRadius).squareRoot()
}
