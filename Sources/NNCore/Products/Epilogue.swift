/// What is done to the sums of a tile before they are stored: adding them to the stored values, bias, ReLU.
struct Epilogue {
  enum Bias {
    case none
    case perRow(UnsafePointer<Double>)
    case perColumn(UnsafePointer<Double>)
  }

  /// Whether the sums are added to the values that the matrix holds.
  var accumulates = false
  var bias = Bias.none
  var relu = false

  /// Whether the sums are stored as they are.
  @inline(__always)
  var isNothing: Bool {
    if case .none = bias { !accumulates && !relu } else { false }
  }

  /// The epilogue of a tile at (row, column).
  @inline(__always)
  func at(row: Int, column: Int) -> Epilogue {
    var epilogue = self
    switch bias {
    case .none: break
    case .perRow(let values): epilogue.bias = .perRow(values + row)
    case .perColumn(let values): epilogue.bias = .perColumn(values + column)
    }
    return epilogue
  }

  /// The epilogue for the transpose of C.
  @inline(__always)
  var turned: Epilogue {
    var epilogue = self
    switch bias {
    case .none: break
    case .perRow(let values): epilogue.bias = .perColumn(values)
    case .perColumn(let values): epilogue.bias = .perRow(values)
    }
    return epilogue
  }

  /// The epilogue of one block of k: only the last adds the bias, and all but the first accumulate.
  @inline(__always)
  func forBlock(first: Bool, last: Bool) -> Epilogue {
    Epilogue(accumulates: accumulates || !first, bias: last ? bias : .none, relu: last && relu)
  }

  /// Finishes the sum at row 0, column 0, and stores it at `place`.
  @inline(__always)
  func store(_ sum: Double, at place: UnsafeMutablePointer<Double>) {
    place.pointee = applied(to: accumulates ? place.pointee + sum : sum)
  }

  /// A sum, accumulated if need be, with the bias and ReLU.
  @inline(__always)
  func applied(to sum: Double) -> Double {
    var value = sum
    switch bias {
    case .none: break
    case .perRow(let values), .perColumn(let values): value += values[0]
    }
    return relu && value < 0 ? 0 : value
  }
}
