import NNCore

/// Examples for training, validation and testing.
public struct Split: Equatable, Sendable {
  /// The training set: the examples to learn from.
  public var train: LabelledData
  /// The validation set: the examples that decide when to stop and which settings are best. It is empty unless asked
  /// for.
  public var validation: LabelledData
  /// The test set: the examples that are not used until everything is decided.
  public var test: LabelledData

  /// What the data set is called.
  public let name: String

  /// The name of the label's column, if the examples come from a file with names.
  package var labelName: String? { schema?.file?.labelName }

  /// What the features have been standardized by, if they have.
  public internal(set) var standardization: Standardization?

  /// What is worth knowing about how the examples were read.
  public var notes: [DataNote] = []

  /// What other files that go with these examples must hold, where their features' names do not say it.
  package var schema: TableSchema?

  /// A split into sets that already exist. Nothing is standardized.
  ///
  /// - Precondition: All sets have the same number of features.
  public init(
    train: LabelledData, validation: LabelledData? = nil, test: LabelledData, name: String,
    file: StaticString = #file, line: UInt = #line
  ) {
    let validation = validation ?? train.examples(at: [])
    require(
      train.X.rows == test.X.rows,
      "cannot train on \(train.X.rows) features and test on \(test.X.rows)", file, line)
    require(
      train.X.rows == validation.X.rows,
      "cannot train on \(train.X.rows) features and validate on \(validation.X.rows)", file, line)
    self.train = train
    self.validation = validation
    self.test = test
    self.name = name
  }

  /// A random fifth of the examples for testing, rounded up, and the rest for training.
  ///
  /// With `p = RandomState(seed).permutation(n)`, the test set is the first n - ⌊0.8 n⌋ of p and the training
  /// set is what follows, both in the order of p.
  ///
  /// - Precondition: There are at least two examples.
  /// - Complexity: O(features · n): the examples are copied.
  public init(
    _ data: LabelledData, seed: UInt32, name: String, file: StaticString = #file, line: UInt = #line
  ) {
    require(data.count >= 2, "a split needs at least two examples, got \(data.count)", file, line)
    var random = RandomState(seed: seed)
    let order = random.permutation(data.count)
    let testCount = data.count - data.count * 4 / 5
    self.init(
      train: data.examples(at: order[testCount...]), test: data.examples(at: order[..<testCount]), name: name)
  }

  /// The same examples with the schema's features, in its order, and with its classes.
  ///
  /// - Throws: `DataError` of the kind `data` if a feature is missing, or a class is not among the schema's.
  public func arranged(as schema: TableSchema) throws(DataError) -> Split {
    var result = self
    let notes: [DataNote]
    (result.train, notes) = try train.arranged(as: schema, name: name)
    result.validation = try validation.arranged(as: schema, name: name).data
    result.test = try test.arranged(as: schema, name: name).data
    result.notes += notes
    result.schema = schema
    return result
  }
}
