extension Matrix {
  /// The matrix of `transform(element)`, in the shape of this one.
  @inlinable @inline(__always)
  public func map(_ transform: (Double) -> Double) -> Matrix {
    // Into new memory: changing a copy would read and write everything once more.
    Matrix(rows: rows, columns: columns) { target in
      withUnsafeElements { source in
        for index in source.indices { target[index] = transform(source[index]) }
      }
    }
  }

  /// Replaces each element by `transform(element)`, in place.
  @inlinable @inline(__always)
  public mutating func apply(_ transform: (Double) -> Double) {
    withUnsafeMutableElements { elements in
      for index in elements.indices { elements[index] = transform(elements[index]) }
    }
  }

  /// The matrix of `transform(left, right)` for each pair of elements at the same place, in the shape of both:
  /// `A.combined(with: B) { max($0, $1) }`. `operation` is the verb in the message if the shapes differ.
  ///
  /// - Precondition: The shapes are equal; nothing is repeated.
  @inlinable @inline(__always)
  public func combined(
    with right: Matrix, _ operation: StaticString = "combine", file: StaticString = #file,
    line: UInt = #line, _ transform: (Double, Double) -> Double
  ) -> Matrix {
    requireShape(of: right, operation, file, line)
    return Matrix(rows: rows, columns: columns) { target in
      withUnsafeElements { left in
        right.withUnsafeElements { right in
          for index in left.indices { target[index] = transform(left[index], right[index]) }
        }
      }
    }
  }

  /// Replaces each element by `transform(left, right)`; see ``combined(with:_:file:line:_:)``. Nothing is allocated.
  ///
  /// - Precondition: The shapes are equal; nothing is repeated.
  @inlinable @inline(__always)
  public mutating func combine(
    with right: Matrix, _ operation: StaticString = "combine", file: StaticString = #file,
    line: UInt = #line, _ transform: (Double, Double) -> Double
  ) {
    requireShape(of: right, operation, file, line)
    withUnsafeMutableElements { left in
      right.withUnsafeElements { right in
        for index in left.indices { left[index] = transform(left[index], right[index]) }
      }
    }
  }

  /// Adds `scale · right`, as in the update `W -= η·dW`: `W.add(dW, scaledBy: -η)`.
  ///
  /// The product is rounded before the sum is, as in NumPy. Nothing is allocated.
  ///
  /// - Precondition: The shapes are equal; nothing is repeated.
  public mutating func add(
    _ right: Matrix, scaledBy scale: Double, file: StaticString = #file, line: UInt = #line
  ) {
    combine(with: right, "add", file: file, line: line) { $0 + scale * $1 }
  }

  /// Sets every element to `value`.
  public mutating func fill(with value: Double) {
    storage.withUnsafeMutableBufferPointer { $0.update(repeating: value) }
  }

  /// Clips every element to [-limit, limit]; NaN stays NaN. This keeps gradients from exploding (Mikolov, 2012).
  ///
  /// - Precondition: `limit` is not negative.
  public mutating func clip(to limit: Double, file: StaticString = #file, line: UInt = #line) {
    require(limit >= 0, "the limit to clip to must not be negative, got \(limit)", file: file, line: line)
    storage.withUnsafeMutableBufferPointer { elements in
      for index in elements.indices {
        let element = elements[index]
        elements[index] = element > limit ? limit : element < -limit ? -limit : element
      }
    }
  }

  /// Stops the program unless `other` has the shape of this matrix; `operation` is the verb in the message.
  @usableFromInline
  func requireShape(
    of other: Matrix, _ operation: StaticString, _ file: StaticString, _ line: UInt
  ) {
    require(
      hasShape(of: other), "cannot \(operation) \(sizes) and \(other.sizes)", file: file, line: line)
  }
}

/// The magnitude of each element.
public func abs(_ x: Matrix) -> Matrix { x.map { $0.magnitude } }
