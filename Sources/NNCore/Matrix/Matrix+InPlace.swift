// Loops over two to four matrices of one shape that change some of them where they are: nothing is allocated,
// and the optimiser turns them into vector instructions.

/// Calls `body` for each place with the elements there of `a`, `b` and `c`; it may change those of `a` and `b`. So a
/// rule for parameters that keeps one number for each is written, element by element, and nothing is allocated:
///
/// ```swift
/// updateElements(of: &W, &v, from: dW) { W, v, g in
///   v = 0.9 * v - 0.1 * g
///   W += v
/// }
/// ```
///
/// - Precondition: The matrices are of one shape.
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

/// As for three matrices, with one more to change: for rules that keep two numbers for each parameter, as Adam does. For
/// rules that keep none there is ``Matrix/combine(with:_:file:line:_:)``.
///
/// - Precondition: The matrices are of one shape.
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
  /// Stops the program if one of the others is of another shape.
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
