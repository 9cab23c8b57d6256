import Datasets
import NNCore
import TestSupport
import Testing

/// Misuse stops the program. The message gives the values, and the caller's file and line.
@Suite struct DatasetsMisuseTests {
  @Test(arguments: Misuse.all.indices) func namesTheCaller(_ index: Int) async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [index] in
      Misuse.all[index].commit()
    }
    let misuse = Misuse.all[index]
    expectMessage(of: exit, "DatasetsTests/MisuseTests.swift:\(misuse.line): Fatal error: \(misuse.message)")
  }

  @Test func noPointsAtAll() {
    #expect(Points.circles(0, noise: 0.1, seed: 1).count == 0)
    #expect(Points.planar(0, seed: 1).count == 0)
  }
}

private struct Misuse: Sendable {
  let message: String
  /// The line on which the mistake is made, the one below the message.
  let line: Int
  let commit: @Sendable () -> Void

  init(_ message: String, line: Int = #line, _ commit: @escaping @Sendable () -> Void) {
    (self.message, self.line, self.commit) = (message, line + 1, commit)
  }

  private static let one = LabelledData(X: Matrix([[1, 2]]), Y: Matrix([[0, 1]]), featureNames: ["a"])
  private static let two = LabelledData(X: Matrix([[1], [2]]), Y: Matrix([[0]]), featureNames: ["a", "b"])
  private static let scale = Standardization(of: one)

  static let all = [
    Misuse("two rings need an even number of points, got 3") {
      _ = Points.circles(3, noise: 0, seed: 1)
    },
    Misuse("two rings need an even number of points, got -2") {
      _ = Points.circles(-2, noise: 0, seed: 1)
    },
    Misuse("two moons need an even number of points, at least 4, got 2") {
      _ = Points.moons(2, noise: 0, seed: 1)
    },
    Misuse("noise is a standard deviation, finite and 0 at least, got nan") {
      _ = Points.moons(4, noise: .nan, seed: 1)
    },
    Misuse("the number of points must not be negative, got -1") {
      _ = Points.planar(-1, seed: 1)
    },
    Misuse("a share of flipped labels is from 0 to 1, got 2.0") {
      _ = Points.planar(1, flipped: 2, seed: 1)
    },
    Misuse("a label must be a whole number from 0 to 1, got 0.5") {
      _ = LabelledData(X: Matrix([[1]]), Y: Matrix([[0.5]]), featureNames: ["a"])
    },
    Misuse("a label must be a whole number from 0 to 1, got 2.0") {
      _ = LabelledData(X: Matrix([[1]]), Y: Matrix([[2]]), featureNames: ["a"])
    },
    Misuse("the labels of 1×1 examples cannot be 1×2, with 1 feature names") {
      _ = LabelledData(X: Matrix([[1]]), Y: Matrix([[0, 1]]), featureNames: ["a"])
    },
    Misuse("the targets of 1×1 examples cannot be 1×2, with 1 feature names") {
      _ = LabelledData(X: Matrix([[1]]), targets: Matrix([[0, 1]]), featureNames: ["a"])
    },
    Misuse("these examples have 1×1 numbers as labels, and no classes") {
      _ = LabelledData(X: Matrix([[1]]), targets: Matrix([[0.5]]), featureNames: ["a"]).oneHot()
    },
    Misuse("a share of the examples is from 0 to less than 1, got 1.0") {
      _ = Split(one, test: 1, seed: 1, name: "x")
    },
    Misuse("a share of the examples is from 0 to less than 1, got -0.5") {
      _ = Split(one, validation: -0.5, test: 0.5, seed: 1, name: "x")
    },
    Misuse("2 of 2 examples held out leave none to learn from") {
      _ = Split(one, validation: 0.5, test: 0.5, seed: 1, name: "x")
    },
    Misuse("1 of 1 examples held out leave none to learn from") {
      _ = Split(train: two, test: two, name: "x").holdingOut(validation: 0.5, seed: 1)
    },
    Misuse("cannot train on 1 features and validate on 2") {
      _ = Split(train: one, validation: two, test: one, name: "x")
    },
    Misuse("cannot undo the standardization of 2 features by 1×1 means") {
      _ = scale.undone(two.X)
    },
    Misuse("the size of a batch must be positive, got 0") {
      _ = one.miniBatches(of: 0)
    },
    Misuse("no column 2 in a 1×2 matrix") {
      _ = one.examples(at: [2])
    },
    Misuse("a split needs at least two examples, got 1") {
      _ = Split(two, seed: 1, name: "x")
    },
    Misuse("cannot train on 1 features and test on 2") {
      _ = Split(train: one, test: two, name: "x")
    },
    Misuse("cannot standardize by 2×1 means and 1×1 deviations") {
      _ = Standardization(means: Matrix(rows: 2, columns: 1), deviations: Matrix(rows: 1, columns: 1))
    },
    Misuse("cannot standardize 2 features by 1×1 means") {
      _ = scale(two.X)
    },
    Misuse("cannot standardize 2 features by 1×1 means") {
      _ = Split(train: two, test: two, name: "x").standardized(by: scale)
    },
  ]
}
