import NNCore

func reportMatrices() {
  var numbers = Numbers(seed: 17)
  let shapes = [(1, 1), (1, 17), (17, 1), (3, 8), (9, 100), (33, 455), (100, 1003), (0, 3), (2, 7)]
  let pairs = shapes.map { (numbers.matrix($0.0, $0.1), numbers.matrix($0.0, $0.1)) }
  report("sums, means, variances, extremes") { item in
    for (A, B) in pairs {
      let moments = A.rowMoments()
      item.add([A.rowSums(), A.columnSums(), A.rowMeans(), A.columnMeans(), A.rowVariances()])
      item.add([moments.mean, moments.variance])
      item.add([A.sum(), A.mean(), A.sumOfSquares(), A.minimum(), A.maximum(), (A * B).sum()])
    }
  }
  report("arithmetic, repeated rows and columns") { item in
    for (A, B) in pairs {
      let (column, row) = (A.rowSums(), B.columnSums())
      item.add([
        A + B, A - B, A * B, A / B, A + column, A * row, A / column, -A, 2 / A, A * 0.1, 1 - A,
        A.transposed(),
      ])
    }
  }
  report("changes in place") { item in
    for (A, B) in pairs {
      var C = A
      C += B
      C *= A.rowSums()
      C.apply { $0 * 0.3 + 0.7 }
      C.add(B, scaledBy: -0.1)
      item.add(C)
    }
  }
  report("moments") { item in
    for (A, _) in pairs {
      let moments = A.withUnsafeElements { Moments(of: $0) }
      item.add([moments.mean, moments.standardDeviation, moments.minimum, moments.maximum])
      item.add([moments.zeros])
    }
  }
  report("histograms") { item in
    for (A, _) in pairs {
      for bins in [1, 7, 20, 100, 1000] {
        let histogram = Histogram(of: (A * 1.3).elements, binsPerUnit: bins)
        item.add(histogram.counts + [histogram.below, histogram.above])
      }
    }
  }
  report("descriptions") { item in
    for (A, _) in pairs { for scale in [1, 1e-7, 1e12] { item.add((A * scale).description) } }
  }
  report("shortest digits of a Double") { item in for _ in 0..<3000 { item.add("\(numbers.anyPositive())") } }
}

func reportCosts() {
  var numbers = Numbers(seed: 19)
  for (classes, examples) in [(2, 1), (3, 7), (10, 100), (27, 33), (5, 1000), (64, 9), (100, 8)] {
    let logits = [1.0, 30, 1000].map { numbers.matrix(classes, examples) * $0 }
    let Y = numbers.matrix(classes, examples).map { $0 > 0 ? 1 : 0 }
    let rightClasses = (0..<examples).map { ($0 * 7) % classes }
    report("softmax, costs and gradients of \(classes)×\(examples)") { item in
      for Z in logits {
        item.add([softmax(Z), logSoftmax(Z)])
        item.add([
          softmaxCrossEntropyGradient(logits: Z, classes: rightClasses),
          sigmoidCrossEntropyGradient(logits: Z, Y),
        ])
        item.add([
          softmaxCrossEntropy(logits: Z, classes: rightClasses),
          softmaxCrossEntropy(logits: Z, softmax(logits[0])),
          sigmoidCrossEntropy(logits: Z, Y), crossEntropy(sigmoids: sigmoid(Z), Y), accuracy(sigmoid(Z), Y),
        ])
        item.add(Z.argmaxByColumn())
      }
    }
  }
}
