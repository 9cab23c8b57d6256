import NNCore

/// Examples in columns, labelled with classes or with numbers to estimate, or without labels.
public struct LabelledData: Equatable, Sendable {
  /// The examples, one a column: (features, m).
  public var X: Matrix

  /// The number of each example's class, counted from 0: (1, m). Without classes, the numbers to estimate, (targets,
  /// m), or nothing, (0, m).
  public var Y: Matrix

  /// A name for each row of `X`.
  public var featureNames: [String]

  /// A name for each class, in the order of their numbers; empty if the labels are not classes.
  public var classNames: [String]

  /// The examples `X`, (features, m), with the numbers of their classes `Y`, (1, m).
  ///
  /// - Precondition: `Y` is (1, m) for the m columns of `X`, there is a name for each row of `X`, and each label is the
  ///   number of a class that has a name.
  public init(
    X: Matrix, Y: Matrix, featureNames: [String], classNames: [String] = ["0", "1"],
    file: StaticString = #file,
    line: UInt = #line
  ) {
    require(
      Y.rows == 1 && Y.columns == X.columns && featureNames.count == X.rows,
      "the labels of \(X.sizes) examples cannot be \(Y.sizes), with \(featureNames.count) feature names",
      file, line)
    for label in Y.elements
    where !(label >= 0 && label < Double(classNames.count) && label == label.rounded()) {
      require(
        false, "a label must be a whole number from 0 to \(classNames.count - 1), got \(label)", file, line)
    }
    self.init(X, Y, featureNames, classNames)
  }

  /// The examples `X`, (features, m), with the numbers to estimate from them, `Y`: (targets, m). Without labels `Y` is
  /// (0, m).
  ///
  /// - Precondition: `Y` has a column for each column of `X`, and there is a name for each row of `X`.
  public init(
    X: Matrix, targets Y: Matrix, featureNames: [String], file: StaticString = #file, line: UInt = #line
  ) {
    require(
      Y.columns == X.columns && featureNames.count == X.rows,
      "the targets of \(X.sizes) examples cannot be \(Y.sizes), with \(featureNames.count) feature names",
      file, line)
    self.init(X, Y, featureNames, [])
  }

  private init(_ X: Matrix, _ Y: Matrix, _ featureNames: [String], _ classNames: [String]) {
    (self.X, self.Y, self.featureNames, self.classNames) = (X, Y, featureNames, classNames)
  }

  /// How many examples there are: m.
  public var count: Int { X.columns }

  /// The number of each example's class: ``Y`` as an array of m whole numbers.
  ///
  /// - Precondition: The labels are classes.
  public var classes: [Int] {
    requireClasses(#file, #line)
    return Y.elements.map { Int($0) }
  }

  /// The one-hot labels for a network with an `Output.softmax`, with 1 in the row of each example's class and 0
  /// elsewhere: (classes, m).
  ///
  /// - Precondition: The labels are classes.
  public func oneHot(file: StaticString = #file, line: UInt = #line) -> Matrix {
    requireClasses(file, line)
    return NNCore.oneHot(classes, classes: classNames.count, file: file, line: line)
  }

  /// The examples in mini-batches, pairs of (features, n) and (1, n) with n ≤ `size` or, with one-hot labels,
  /// (features, n) and (classes, n). They are in the order of the first epoch; `MiniBatches.draw(epoch:)` draws that of
  /// others.
  ///
  /// - Precondition: `size` is positive, and with `oneHot` the labels are classes.
  public func miniBatches(
    of size: Int, seed: UInt32 = 1, oneHot: Bool = false, file: StaticString = #file, line: UInt = #line
  ) -> MiniBatches {
    MiniBatches(
      X, oneHot ? self.oneHot(file: file, line: line) : Y, size: size, seed: seed, file: file, line: line)
  }

  private func requireClasses(_ file: StaticString, _ line: UInt) {
    require(
      !classNames.isEmpty, "these examples have \(Y.sizes) numbers as labels, and no classes", file, line)
  }

  /// The examples at `indices`, in that order; an index may occur more than once.
  ///
  /// - Precondition: There is an example at each index.
  /// - Complexity: O(features · n) for n indices: the examples are copied.
  public func examples(
    at indices: some Collection<Int>, file: StaticString = #file, line: UInt = #line
  ) -> LabelledData {
    LabelledData(
      X.columns(at: indices, file: file, line: line), Y.columns(at: indices, file: file, line: line),
      featureNames, classNames)
  }
}
