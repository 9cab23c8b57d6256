import NNCore

/// Examples in columns, each of one of several classes.
public struct LabelledData: Equatable, Sendable {
  /// The examples, one a column: (features, m).
  public var X: Matrix

  /// The number of each example's class, counted from 0: (1, m).
  public var Y: Matrix

  /// A name for each row of `X`.
  public var featureNames: [String]

  /// A name for each class, in the order of their numbers.
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
    self.X = X
    self.Y = Y
    self.featureNames = featureNames
    self.classNames = classNames
  }

  /// How many examples there are: m.
  public var count: Int { X.columns }

  /// The number of each example's class: ``Y`` as a list of m whole numbers.
  public var classes: [Int] { Y.elements.map { Int($0) } }

  /// The examples at `indices`, in that order; an index may come more than once.
  ///
  /// - Precondition: There is an example at each index.
  /// - Complexity: O(features · n) for n indices: the examples are copied.
  public func examples(
    at indices: some Collection<Int>, file: StaticString = #file, line: UInt = #line
  ) -> LabelledData {
    LabelledData(
      X: X.columns(at: indices, file: file, line: line), Y: Y.columns(at: indices),
      featureNames: featureNames, classNames: classNames
    )
  }
}
