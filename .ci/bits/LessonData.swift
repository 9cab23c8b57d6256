import Datasets
import NNCore

/// Examples in columns, with their labels.
typealias Examples = (X: Matrix, Y: Matrix)

/// The training set of the breast cancer data.
func breastCancerExamples() -> Examples {
  let train = Split(labelled(breastCancerTable), seed: 28, name: "breast-cancer").train
  return (train.X, train.Y)
}

/// A hundred digits, with pixels from 0 to 1, and their classes as ones and zeros.
func digitExamples() -> Examples {
  let digits = labelled(digitsTable).examples(at: 0..<100)
  return (digits.X / 16, oneHot(digits.classes, classes: 10))
}

/// Two rings of 150 points each; the inner one is class 1.
func circleExamples() -> Examples {
  let circles = Points.circles(300, noise: 0.05, seed: 1)
  return (circles.X, circles.Y)
}

/// The examples of a table that is known to be valid.
private func labelled(_ table: String) -> LabelledData {
  do throws(DataError) {
    return try CSVFile(bytes: Array(table.utf8), path: "table", CSVOptions(severalClasses: true)).examples
  } catch {
    fatalError(error.description)
  }
}
