/// eˣ of each element, within 1 ulp.
public func exp(_ x: Matrix) -> Matrix { x.mapVectors { $0.exponential } }

/// ln x of each element, within 1 ulp; minus infinity for 0, NaN below 0.
public func log(_ x: Matrix) -> Matrix { x.mapVectors { $0.naturalLogarithm } }

/// The square root of each element, correctly rounded; NaN below 0.
public func sqrt(_ x: Matrix) -> Matrix { x.mapVectors { $0.squareRoot() } }

extension Matrix {
  /// `transform` of eight elements at a time. Lanes behind the last element hold zeros.
  @inline(__always)
  func mapVectors(_ transform: (Vector) -> Vector) -> Matrix {
    withUnsafeElements { source in
      Matrix(rows: rows, columns: columns) { target in
        guard let start = source.baseAddress else { return }
        forEachVector(source.count) { index, lanes in
          if lanes == 8 {
            store(transform(loadVector(start + index)), to: target + index)
          } else {
            store(transform(loadVector(start + index, count: lanes)), to: target + index, count: lanes)
          }
        }
      }
    }
  }
}

extension Matrix {
  /// `transform` of eight pairs of elements at a time, from equal places of two matrices of one shape. Lanes
  /// behind the last element hold zeros. `operation` is the verb of the message when the shapes differ.
  @inline(__always)
  func combinedVectors(
    with right: Matrix, _ operation: StaticString, _ transform: (Vector, Vector) -> Vector
  ) -> Matrix {
    require(
      rows == right.rows && columns == right.columns, "cannot \(operation) \(shape) and \(right.shape)")
    return withUnsafeElements { left in
      right.withUnsafeElements { right in
        Matrix(rows: rows, columns: columns) { target in
          guard let a = left.baseAddress, let b = right.baseAddress else { return }
          forEachVector(left.count) { index, lanes in
            if lanes == 8 {
              store(transform(loadVector(a + index), loadVector(b + index)), to: target + index)
            } else {
              let result = transform(
                loadVector(a + index, count: lanes), loadVector(b + index, count: lanes))
              store(result, to: target + index, count: lanes)
            }
          }
        }
      }
    }
  }
}

/// Calls `body` with the start and the length (8, or less at the end) of each group of eight.
@inline(__always)
func forEachVector(_ count: Int, _ body: (_ index: Int, _ lanes: Int) -> Void) {
  let whole = count & ~7
  var index = 0
  while index < whole {
    body(index, 8)
    index += 8
  }
  if whole < count { body(whole, count - whole) }
}
