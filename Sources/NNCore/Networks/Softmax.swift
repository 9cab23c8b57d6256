// The scores `Z` of the classes, before any activation, are (classes, m): each column is an example.

/// The softmax of each column, `exp(z) / Σ exp(z)`: the scores `Z`, (classes, m), become probabilities (Bridle,
/// 1990).
///
/// It is computed as `exp(z - max z) / Σ exp(z - max z)`: subtracting the maximum leaves the result as it is, and keeps
/// exp from overflowing. A column with NaN or +∞ becomes NaN.
public func softmax(_ Z: Matrix) -> Matrix {
  var P = Z
  P.replaceColumnsBySoftmax()
  return P
}

/// The logarithm of the softmax of each column, `z - ln Σ exp(z)`: (classes, m).
///
/// It is computed as `(z - max z) - ln Σ exp(z - max z)`: finite for finite scores, even where the softmax itself
/// rounds to 0, and unchanged if the same number is added to all scores (Blanchard, Higham and Higham, 2021, analyse
/// its accuracy).
public func logSoftmax(_ Z: Matrix) -> Matrix {
  var logarithms = Z
  logarithms.changeColumns { scores in
    let maximum = scores.maximum()
    scores.replace { $0 - maximum }
    let logarithm = scores.sum { $0.exponentialWithoutBranch }.naturalLogarithm
    scores.replace { $0 - logarithm }
  }
  return logarithms
}

extension Matrix {
  /// Writes the softmax of each column over it.
  mutating func replaceColumnsBySoftmax() {
    changeColumns { scores in
      let maximum = scores.maximum()
      var total = Vector.zero
      // A nested function and not a closure: only so is it inlined into both loops of `replace`, which halves the time.
      @inline(__always)
      func power(_ score: Vector) -> Vector {
        let power = (score - maximum).exponentialWithoutBranch
        total += power
        return power
      }
      scores.replace(power)
      scores.replace { $0 / total }
    }
  }

  /// Calls `body` with all columns, eight at a time, to change them in place.
  @inline(__always)
  fileprivate mutating func changeColumns(_ body: (EightColumns) -> Void) {
    let (rows, columns) = (rows, columns)
    withUnsafeMutableElements { elements in
      guard let start = elements.baseAddress else { return }
      for first in stride(from: 0, to: columns, by: 8) {
        body(EightColumns(start: start + first, rows: rows, columns: columns, lanes: min(8, columns - first)))
      }
    }
  }
}

/// Eight neighbouring columns of a matrix, one in each lane; fewer at its right edge.
private struct EightColumns {
  let start: UnsafeMutablePointer<Double>
  let rows: Int
  let columns: Int
  let lanes: Int

  /// The elements in `row`; zeros in lanes beyond the matrix.
  @inline(__always)
  subscript(row: Int) -> Vector {
    let place = start + row &* columns
    return lanes == 8 ? loadVector(place) : loadVector(place, count: lanes)
  }

  @inline(__always)
  func replace(_ transform: (Vector) -> Vector) {
    for row in 0..<rows {
      let place = start + row &* columns
      if lanes == 8 {
        store(transform(loadVector(place)), to: place)
      } else {
        store(transform(loadVector(place, count: lanes)), to: place, count: lanes)
      }
    }
  }

  /// The sum of `term(element)` over each column, from the top.
  @inline(__always)
  func sum(_ term: (Vector) -> Vector) -> Vector {
    var sum = Vector.zero
    for row in 0..<rows { sum += term(self[row]) }
    return sum
  }

  /// The largest element of each column; NaN is ignored.
  @inline(__always)
  func maximum() -> Vector {
    var largest = Vector(repeating: -.infinity)
    for row in 0..<rows { largest.replace(with: self[row], where: self[row] .> largest) }
    return largest
  }
}
