import NNCore
import TextAndFiles

extension LabelledData {
  /// The examples with the schema's features, in its order, and its classes; and notes on how they were matched.
  ///
  /// - Parameters:
  ///   - schema: The features and the classes, by their names.
  ///   - name: What the examples are called in messages.
  /// - Throws: `DataError` of the kind `data` if a feature is missing, or an example's class is not among the schema's.
  public func arranged(
    as schema: TableSchema, name: String
  ) throws(DataError) -> (data: LabelledData, notes: [DataNote]) {
    var (result, notes) = try arrangedFeatures(schema, name)
    if let note = try result.adopt(classes: schema.classes, name) { notes.append(note) }
    return (result, notes)
  }

  private func arrangedFeatures(
    _ schema: TableSchema, _ name: String
  ) throws(DataError) -> (data: LabelledData, notes: [DataNote]) {
    var result = self
    result.featureNames = schema.features
    if !schema.isNamed {
      guard X.rows == schema.features.count else {
        throw .data("\(name) has \(X.rows) features, where \(schema.features.count) without names are needed")
      }
      return (
        result, [DataNote("the features of \(name) are taken in order, since there are no names to go by")]
      )
    }
    let places = TableSchema(features: schema.features).match(featureNames, needsLabel: false).features
    if let missing = places.firstIndex(of: nil) {
      throw .data("\(name) has no feature \(quoted(schema.features[missing]))")
    }
    let order = places.compactMap { $0 }
    let others = featureNames.indices.filter { !order.contains($0) }.map { featureNames[$0] }
    result.X = Matrix(order.map { Array(X.row($0).elements) })
    return (result, others.isEmpty ? [] : [DataNote("\(name): not used: \(shortList(others))")])
  }

  /// Numbers the classes as `classes` does.
  private mutating func adopt(classes: [String], _ name: String) throws(DataError) -> DataNote? {
    if classes.isEmpty || classes == classNames { return nil }
    if classNames.isEmpty {
      throw .data("\(name) has no classes, but classes are needed: \(shortList(classes.map(quoted)))")
    }
    let known = KnownClasses(classes)
    var numbers: [Double] = []
    for className in classNames {
      guard let number = known.place(of: className) else {
        throw .data("\(name) has the class \(quoted(className)); known are \(shortList(classes.map(quoted)))")
      }
      numbers.append(Double(number))
    }
    let absent = classes.indices.filter { !numbers.contains(Double($0)) }.map { classes[$0] }
    Y = Y.map { numbers[Int($0)] }
    classNames = classes
    return absent.isEmpty ? nil : DataNote("\(name) has no example of \(shortList(absent.map(quoted)))")
  }
}

/// The first ten of the words, separated by commas.
func shortList(_ words: [String]) -> String {
  words.prefix(10).joined(separator: ", ") + (words.count > 10 ? ", …" : "")
}
