import NNCore

/// Examples in columns, with their labels.
typealias Examples = (X: Matrix, Y: Matrix)

/// The training set of the breast cancer data: all but the first fifth of a permutation.
func breastCancerExamples() -> Examples {
  let table = rows(of: breastCancerTable)
  var random = RandomState(seed: 28)
  return examples(random.permutation(table.count).dropFirst(table.count / 5 + 1).map { table[$0] })
}

/// A hundred digits, their pixels from 0 to 1, and the classes as ones and zeros.
func digitExamples() -> Examples {
  let (X, classes) = examples(Array(rows(of: digitsTable).prefix(100)))
  return (X / 16, oneHot(classes.elements.map { Int($0) }, classes: 10))
}

/// Two rings of 150 points, the inner one of class 1, in random order and with noise.
func circleExamples() -> Examples {
  let angles = (0..<150).map { sineAndCosine(Double($0) * (2 * Double.pi / 150)) }
  let points = angles.map { [$0.cosine, $0.sine, 0] } + angles.map { [$0.cosine * 0.8, $0.sine * 0.8, 1] }
  var random = RandomState(seed: 1)
  let (X, Y) = examples(random.permutation(300).map { points[$0] })
  return (X + random.normal(scale: 0.05, 300, 2).transposed(), Y)
}

/// The numbers below the header, row by row.
private func rows(of table: String) -> [[Double]] {
  table.utf8.split(separator: UInt8(ascii: "\n")).dropFirst().map { line in
    line.split(separator: UInt8(ascii: ",")).map { Double(Substring($0)) ?? .nan }
  }
}

/// The last column is the label.
private func examples(_ rows: [[Double]]) -> Examples {
  (Matrix(rows.map { Array($0.dropLast()) }).transposed(), .row(rows.map { $0[$0.count - 1] }))
}
