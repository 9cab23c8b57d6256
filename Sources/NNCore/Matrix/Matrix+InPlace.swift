// Loops over three or four matrices of the same shape that change some of them in place: nothing is allocated, and the
// optimiser vectorizes them.

/// Calls `body` with the elements of `a`, `b` and `c` at each place; it may change those of `a` and `b`. This is how to
/// write an update rule that remembers one number for each parameter. Nothing is allocated:
///
/// ```swift
/// updateElements(of: &W, &v, from: dW) { W, v, g in
///   v = 0.9 * v - 0.1 * g
///   W += v
/// }
/// ```
///
/// - Precondition: The matrices are of the same shape.
@inlinable @inline(__always)
public func updateElements(
  of a: inout Matrix, _ b: inout Matrix, from c: Matrix, file: StaticString = #file, line: UInt = #line,
  _ body: (_ a: inout Double, _ b: inout Double, _ c: Double) -> Void
) {
  a.requireSameShape(as: b, c, file: file, line: line)
  a.withUnsafeMutableElements { a in
    b.withUnsafeMutableElements { b in
      c.withUnsafeElements { c in
        for index in a.indices { body(&a[index], &b[index], c[index]) }
      }
    }
  }
}

/// Calls `body` with the elements of four matrices at each place; it may change those of `a`, `b` and `c`. This is for
/// update rules that remember two numbers for each parameter, as Adam does. For rules that remember none, there is
/// ``Matrix/combine(with:_:file:line:_:)``.
///
/// - Precondition: The matrices are of the same shape.
@inlinable @inline(__always)
public func updateElements(
  of a: inout Matrix, _ b: inout Matrix, _ c: inout Matrix, from d: Matrix, file: StaticString = #file,
  line: UInt = #line,
  _ body: (_ a: inout Double, _ b: inout Double, _ c: inout Double, _ d: Double) -> Void
) {
  a.requireSameShape(as: b, c, d, file: file, line: line)
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
  /// Stops the program unless the others have the shape of this matrix.
  @usableFromInline
  func requireSameShape(
    as first: Matrix, _ second: Matrix, _ third: Matrix? = nil, file: StaticString, line: UInt
  ) {
    requireSameShape(as: first, file, line)
    requireSameShape(as: second, file, line)
    if let third { requireSameShape(as: third, file, line) }
  }

  private func requireSameShape(as other: Matrix, _ file: StaticString, _ line: UInt) {
    require(
      hasShape(of: other), "cannot update \(sizes) together with \(other.sizes)", file: file, line: line)
  }
}
