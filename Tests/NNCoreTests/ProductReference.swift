import NNCore

/// The product by its definition, each element summed in the order of k: the reference for the fast one.
func tripleLoop(_ A: Matrix, _ B: Matrix) -> Matrix {
  let (a, b, columns) = (A.elements, B.elements, B.columns)
  var c = [Double](repeating: 0, count: A.rows * columns)
  for i in 0..<A.rows {
    for k in 0..<A.columns {
      let factor = a[i * A.columns + k]
      for j in 0..<columns { c[i * columns + j] += factor * b[k * columns + j] }
    }
  }
  return Matrix(rows: A.rows, columns: columns, elements: c)
}

/// Numbers of both signs and several sizes that have no pattern a misplaced index could hide behind; `seed`
/// makes matrices of one shape differ.
func sample(_ rows: Int, _ columns: Int, seed: UInt64 = 1) -> Matrix {
  var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(rows * 1000 + columns)
  let elements = (0..<rows * columns).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(Int64(bitPattern: state) >> 11) / Double(1 << 52)
  }
  return Matrix(rows: rows, columns: columns, elements: elements)
}

/// How far apart sums of the same `depth` terms below 1 may be if the terms are added in different orders.
func rounding(_ depth: Int) -> Double { Double(max(depth, 1)) * 2.3e-16 * 2 }
