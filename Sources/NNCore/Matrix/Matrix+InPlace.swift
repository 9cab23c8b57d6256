// Loops over two to four matrices of one shape that change some of them where they are: nothing is allocated,
// and the optimiser turns them into vector instructions.

/// Calls `body` for each place with the elements there of `a`, `b` and `c`; it may change those of `a` and `b`.
///
/// - Precondition: The matrices are of one shape.
@inlinable @inline(__always)
package func updateElements(
  of a: inout Matrix, _ b: inout Matrix, from c: Matrix,
  _ body: (_ a: inout Double, _ b: inout Double, _ c: Double) -> Void
) {
  a.requireSameShape(as: b, c)
  a.withUnsafeMutableElements { a in
    b.withUnsafeMutableElements { b in
      c.withUnsafeElements { c in
        for index in a.indices { body(&a[index], &b[index], c[index]) }
      }
    }
  }
}

/// As for three matrices, with one more to change.
///
/// - Precondition: The matrices are of one shape.
@inlinable @inline(__always)
package func updateElements(
  of a: inout Matrix, _ b: inout Matrix, _ c: inout Matrix, from d: Matrix,
  _ body: (_ a: inout Double, _ b: inout Double, _ c: inout Double, _ d: Double) -> Void
) {
  a.requireSameShape(as: b, c, d)
  a.withUnsafeMutableElements { a in
    b.withUnsafeMutableElements { b in
      c.withUnsafeMutableElements { c in
        d.withUnsafeElements { d in
          for index in a.indices { body(&a[index], &b[index], &c[index], d[index]) }
        }
      }
    }
  }
}

extension Matrix {
  /// Stops the program if one of the others is of another shape.
  @usableFromInline
  func requireSameShape(as first: Matrix, _ second: Matrix, _ third: Matrix? = nil) {
    requireSameShape(as: first)
    requireSameShape(as: second)
    if let third { requireSameShape(as: third) }
  }

  private func requireSameShape(as other: Matrix) {
    require(hasShape(of: other), "cannot update \(sizes) together with \(other.sizes)")
  }
}
