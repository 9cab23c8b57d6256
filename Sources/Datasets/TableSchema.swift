import Essentials
import NNCore

/// What a table is to hold: the features and classes of a model, or of the training set that a test file goes with.
///
/// Names decide, never the order of a file: columns are brought into the schema's order, and labels become the
/// numbers of its classes.
public struct TableSchema: Equatable, Sendable {
  /// The names of the features, in order. A column of words that was encoded has one for each word: `sex=female`,
  /// `sex=male`; where the table had no header, `1=female`.
  public var features: [String]

  /// The names of the classes, in the order of their numbers; empty if they are not known.
  public var classes: [String]

  /// Whether columns of words were encoded, so that `sex=female` asks for a word of the column `sex`, and a column of
  /// yes and no, or TRUE and FALSE, is a feature.
  public var encodesWords: Bool

  /// A schema of these features and classes.
  public init(features: [String], classes: [String] = [], encodesWords: Bool = false) {
    self.features = features
    self.classes = classes
    self.encodesWords = encodesWords
  }

  /// Whether the features have names of their own, not only `feature 1`, `feature 2` …, as those of a table without a
  /// header have.
  public var isNamed: Bool {
    features.contains { !$0.hasPrefix("feature ") || Int($0.dropFirst(8)) == nil }
  }

  /// For each feature the place of its name among `names`, case aside: of several that differ only in case the one that
  /// does not, and of several with one name the first for the first that asks for it. `nil` where there is none.
  func places(among names: [String]) -> [Int?] {
    var free = Array(repeating: true, count: names.count)
    return features.map { feature in
      let lowercase = feature.lowercased()
      let place =
        names.indices.first { free[$0] && names[$0] == feature }
        ?? names.indices.first { free[$0] && names[$0].lowercased() == lowercase }
      if let place { free[place] = false }
      return place
    }
  }
}

extension LabelledData {
  /// The examples with the schema's features, in its order, and with its classes; and what is worth knowing about that.
  ///
  /// - Parameter name: What the examples are called in messages.
  /// - Throws: `DataError` of the kind `data` if a feature is missing, or an example's class is not among the schema's.
  public func arranged(
    as schema: TableSchema, name: String
  ) throws(DataError) -> (data: LabelledData, notes: [String]) {
    var (result, notes) = try arrangedFeatures(schema, name)
    notes += try result.adopt(classes: schema.classes, name)
    return (result, notes)
  }

  private func arrangedFeatures(
    _ schema: TableSchema, _ name: String
  ) throws(DataError) -> (data: LabelledData, notes: [String]) {
    var result = self
    result.featureNames = schema.features
    if !schema.isNamed {
      try requireCount(schema.features.count, name)
      return (result, ["the features have no names; those of \(name) are taken in order"])
    }
    let places = schema.places(among: featureNames)
    if let missing = places.firstIndex(of: nil) {
      throw .data("\(name) has no feature \(quoted(schema.features[missing]))")
    }
    let order = places.compactMap(\.self)
    let others = featureNames.indices.filter { !order.contains($0) }.map { featureNames[$0] }
    result.X = Matrix(order.map { Array(X.row($0).elements) })
    return (result, others.isEmpty ? [] : ["\(name): not used: \(shortList(others))"])
  }

  private func requireCount(_ count: Int, _ name: String) throws(DataError) {
    if X.rows == count { return }
    throw .data("\(name) has \(X.rows) features, where \(count) without names are needed")
  }

  /// Numbers the classes as `classes` does.
  mutating func adopt(classes: [String], _ name: String) throws(DataError) -> [String] {
    if classes.isEmpty || classes == classNames { return [] }
    var numbers: [Double] = []
    for className in classNames {
      guard let number = classes.firstIndex(of: className) else {
        throw .data(
          "\(name) has the class \(quoted(className)); known are \(shortList(classes.map(quoted)))")
      }
      numbers.append(Double(number))
    }
    let absent = classes.filter { !classNames.contains($0) }
    Y = Y.map { numbers[Int($0)] }
    classNames = classes
    return absent.isEmpty ? [] : ["\(name) has no example of \(shortList(absent.map(quoted)))"]
  }
}

/// The first ten of the words with commas between.
func shortList(_ words: [String]) -> String {
  words.prefix(10).joined(separator: ", ") + (words.count > 10 ? ", …" : "")
}

/// Features without labels, from a table.
public struct TableFeatures: Equatable, Sendable {
  /// The examples, (features, m).
  public let X: Matrix
  /// The row of each example, counted from 1 below the header.
  public let rows: [Int]
  /// What is worth knowing about the way the table was read.
  public let notes: [String]
}
