extension RandomState {
  /// A number drawn evenly from [0, 1), a multiple of 2⁻⁵³.
  public mutating func rand() -> Double {
    let upper = nextUInt32() >> 5
    let lower = nextUInt32() >> 6
    return (Double(upper) * 0x1p26 + Double(lower)) * 0x1p-53
  }

  /// A (rows, columns) matrix of numbers drawn evenly from [0, 1), row by row.
  public mutating func rand(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns) { elements in
      fillRand(UnsafeMutableBufferPointer(start: elements, count: rows * columns))
    }
  }

  /// Fills `elements`, whose memory need not be initialized, with the next numbers of ``rand()``.
  public mutating func fillRand(_ elements: UnsafeMutableBufferPointer<Double>) {
    for index in elements.indices { elements.initializeElement(at: index, to: rand()) }
  }
}
