/// What a table must hold: the features and classes of a model, or of the training set that a test file goes with.
///
/// Names decide, not the order of a file: columns are brought into the schema's order, and labels become the numbers of
/// its classes.
public struct TableSchema: Equatable, Sendable {
  /// The names of the features, in order. A column of words that was encoded has one for each word: `sex=female`,
  /// `sex=male`; where the table had no header, `1=female`.
  public var features: [String]

  /// The names of the classes, in the order of their numbers; empty if they are not known.
  public var classes: [String]

  /// Whether columns of words were encoded, so that `sex=female` means a word of the column `sex`, and a column of yes
  /// and no, or TRUE and FALSE, is a feature.
  public var encodesWords: Bool

  /// The label's column: its name or, where there are no names, its number, counted from 1; `nil` if it is not known.
  package var label: String?

  /// Where the columns of the training set's file are, if the schema comes from one.
  var file: Layout?

  /// Where the columns of a file are. `labelName` is `nil` without a label or a header.
  struct Layout: Equatable, Sendable {
    var columns: Int
    var features: [Int]
    var label: Int?
    var labelName: String?
  }

  /// A schema of these features and classes.
  public init(features: [String], classes: [String] = [], encodesWords: Bool = false) {
    (self.features, self.classes, self.encodesWords) = (features, classes, encodesWords)
  }

  /// Whether the features have real names, and not only `feature 1` or `1=word`, as from a table without a header.
  public var isNamed: Bool {
    features.contains { feature in
      let isNumbered = feature.hasPrefix("feature ") && Int(feature.dropFirst(8)) != nil
      return !isNumbered && columnAndWord(feature).flatMap { Int($0.column) } == nil
    }
  }

  /// Where a feature is found: in a column, as its number or as one of its words.
  struct Place: Equatable {
    var column: Int
    var word: String?
  }

  /// For each feature its place in a table with these names, or `nil`. Case is ignored, but an exact match goes first;
  /// columns that share a name are given out in order.
  func places(among names: [String]) -> [Place?] {
    let small = names.map { $0.lowercased() }
    var free = Array(repeating: true, count: names.count)
    return features.map { feature in
      let word = feature.lowercased()
      let column =
        names.indices.first { free[$0] && names[$0] == feature }
        ?? names.indices.first { free[$0] && small[$0] == word }
      if let column {
        free[column] = false
        return Place(column: column)
      }
      for sign in feature.indices where encodesWords && feature[sign] == "=" {
        guard let column = small.firstIndex(of: feature[..<sign].lowercased()) else { continue }
        return Place(column: column, word: String(feature[feature.index(after: sign)...]))
      }
      return nil
    }
  }

  /// For each feature its place if the columns that features are made from are taken in order, counted from 0.
  var placesInOrder: [Place] {
    var (column, last) = (-1, "")
    return features.map { feature in
      let parts = columnAndWord(feature)
      if parts == nil || parts?.column != last { column += 1 }
      last = parts?.column ?? ""
      return Place(column: column, word: parts?.word)
    }
  }

  /// How many columns the features are made from.
  var columnCount: Int { (placesInOrder.last?.column ?? -1) + 1 }

  /// `sex=female` as the name of a column and one of its words.
  private func columnAndWord(_ feature: String) -> (column: String, word: String)? {
    guard encodesWords, let sign = feature.firstIndex(of: "=") else { return nil }
    return (String(feature[..<sign]), String(feature[feature.index(after: sign)...]))
  }
}
