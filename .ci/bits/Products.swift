import NNCore

func reportProducts() {
  reportSmallProducts()
  reportLargeProducts()
  reportPackedProducts()
}

/// Products whose sizes leave every possible remainder when divided into tiles.
private func reportSmallProducts() {
  var numbers = Numbers(seed: 7)
  for depth in [0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 33] {
    report("products and affine of depth \(depth), up to 17×34") { item in
      for rows in 0..<18 {
        for columns in 0..<35 {
          let (A, B) = (numbers.matrix(rows, depth), numbers.matrix(depth, columns))
          item.add(allProducts(A, B))
          item.add(affine(A, B, numbers.matrix(rows, 1)))
        }
      }
    }
  }
}

private func reportLargeProducts() {
  var numbers = Numbers(seed: 11)
  let shapes = [
    (20, 30, 455), (10, 20, 455), (5, 10, 455), (1, 5, 455), (455, 30, 20), (7, 513, 9), (1, 1025, 1),
    (1, 1025, 40),
    (40, 1025, 1), (64, 511, 64), (65, 512, 65), (63, 1537, 66), (128, 128, 128), (200, 7, 300),
    (33, 600, 257),
    (129, 64, 64), (1500, 20, 40), (100, 1100, 100),
  ]
  for (rows, depth, columns) in shapes {
    report("product \(rows)×\(depth)·\(depth)×\(columns)") { item in
      item.add(allProducts(numbers.matrix(rows, depth), numbers.matrix(depth, columns)))
    }
  }
  let (A, B) = (numbers.matrix(565, 565), numbers.matrix(565, 565))
  report("product of 565×565") { $0.add(allProducts(A, B)) }
  report("product of 565×565 by three threads") { $0.add(allProducts(A, B, threads: 3)) }
  report("affine of 565×565") { $0.add(affine(A, B, numbers.matrix(565, 1))) }
}

/// A·B, with each factor as it is, and as the transpose of its transpose.
private func allProducts(_ A: Matrix, _ B: Matrix, threads: Int = 1) -> [Matrix] {
  let (AT, BT) = (A.transposed(), B.transposed())
  return [
    A.dot(B, threads: threads), A.dot(BT.T, threads: threads), AT.T.dot(B, threads: threads),
    AT.T.dot(BT.T, threads: threads),
  ]
}

private func reportPackedProducts() {
  var numbers = Numbers(seed: 13)
  report("packed products") { item in
    for units in [1, 2, 3, 4, 5, 7, 8, 9, 10, 20, 25, 31, 64, 65] {
      for inputs in [1, 7, 8, 30, 100, 513] {
        let (W, b, X) = (numbers.matrix(units, inputs), numbers.matrix(units, 1), numbers.matrix(37, inputs))
        for relu in [false, true] {
          var result = Matrix(rows: 37, columns: units)
          PackedMatrix(transposing: W, bias: b).multiply(rows: X, into: &result, relu: relu)
          item.add(result)
          PackedMatrix(transposing: W).multiply(rows: X, 3..<29, into: &result, relu: relu)
          item.add(result)
        }
      }
    }
  }
}
