/// What a table must hold: the features and classes of a model, or of the training set that a test file goes with.
///
/// Names decide, not the order of a file: columns are brought into the schema's order, and labels become the numbers of
/// its classes.
public struct TableSchema: Equatable, Sendable {
  /// The names of the features, in order. A column of words that was encoded has one for each word: `sex=female`,
  /// `sex=male`; where the table had no header, `1=female`.
  public let features: [String]

  /// The names of the classes, in the order of their numbers; empty if they are not known.
  public var classes: [String]

  /// Whether columns of words were encoded, so that `sex=female` means a word of the column `sex`, and a column of yes
  /// and no, or TRUE and FALSE, is a feature.
  public let encodesWords: Bool

  /// What each feature is made from; `nil` if only the features' names say it.
  var origins: [Origin]?

  /// The label's column: its name or, where there are no names, its number, counted from 1; `nil` if it is not known.
  package var label: String?

  /// Whether `label` is a name even if it looks like a number.
  package var labelIsName = false

  /// The label's column as a number, counted from 0.
  var labelNumber: Int? { labelIsName ? nil : label.flatMap { Int($0) }.map { $0 - 1 } }

  /// Where the columns of the training set's file are, if the schema comes from one.
  var file: Layout?

  /// What a feature is made from: a column, as its number or as one of its words.
  struct Origin: Equatable, Sendable {
    /// Which of the columns that features are made from, counted from 0.
    var column: Int
    /// That column's name, which is empty where a header leaves it out; `nil` without a header.
    var name: String?
    var word: String?
    /// The column's place in the training set's file, if it is known.
    var place: Int?
  }

  /// Where the columns of a file are.
  struct Layout: Equatable, Sendable {
    /// The names of all its columns; empty without a header.
    var names: [String]
    var columns: Int
    /// The columns that features are made from, and that of the labels, if there is one.
    var features: [Int]
    var label: Int?
    /// The name of the label's column; `nil` without a label or a header.
    var labelName: String? { names.isEmpty ? nil : label.map { names[$0] } }
  }

  /// A schema of these features and classes. What the features are made from is guessed from their names.
  public init(features: [String], classes: [String] = [], encodesWords: Bool = false) {
    (self.features, self.classes, self.encodesWords) = (features, classes, encodesWords)
  }

  /// Whether the features have real names, and not only `feature 1` or `1=word`, as from a table without a header.
  public var isNamed: Bool {
    if let origins { return origins.contains { $0.name?.isEmpty == false } }
    return features.contains { feature in
      !isNumbered(feature) && columnAndWord(feature).flatMap { Int($0.column) } == nil
    }
  }

  /// How many columns the features are made from.
  var columnCount: Int { (origins(among: file?.names ?? []).last?.column ?? -1) + 1 }

  /// What the features are made from, as far as their names, and those of a table's columns, tell.
  func origins(among names: [String]) -> [Origin] {
    if let origins { return origins }
    let (known, isNamed) = (Set(names.map { $0.lowercased() }), isNamed)
    var origins: [Origin] = []
    for feature in features {
      var (name, word) = isNamed ? parts(of: feature, known) : (feature, columnAndWord(feature)?.word)
      if !isNamed { name = columnAndWord(feature)?.column ?? feature }
      let last = origins.last
      // A column's words are sorted: one that is not greater begins another column of that name.
      let goesOn =
        if let word, let before = last?.word {
          last?.name == name && before.utf8.lexicographicallyPrecedes(word.utf8)
        } else { false }
      origins.append(Origin(column: (last?.column ?? -1) + (goesOn ? 0 : 1), name: name, word: word))
    }
    if !isNamed { for place in origins.indices { origins[place].name = nil } }
    return origins
  }

  /// A feature's column and word. A column of a feature's whole name goes first, then one of those before its signs of
  /// equality; a feature that is only numbered comes from a column without a name, if there is one.
  private func parts(of feature: String, _ known: Set<String>) -> (name: String, word: String?) {
    if known.contains(feature.lowercased()) { return (feature, nil) }
    for sign in feature.indices where encodesWords && feature[sign] == "=" {
      guard known.contains(feature[..<sign].lowercased()) else { continue }
      return (String(feature[..<sign]), String(feature[feature.index(after: sign)...]))
    }
    if isNumbered(feature) && known.contains("") { return ("", nil) }
    return columnAndWord(feature).map { ($0.column, $0.word) } ?? (feature, nil)
  }

  /// `sex=female` as the name of a column and one of its words.
  private func columnAndWord(_ feature: String) -> (column: String, word: String)? {
    guard encodesWords, let sign = feature.firstIndex(of: "=") else { return nil }
    return (String(feature[..<sign]), String(feature[feature.index(after: sign)...]))
  }
}

/// Whether a feature has only a number: `feature 1`.
private func isNumbered(_ feature: String) -> Bool {
  feature.hasPrefix("feature ") && Int(feature.dropFirst(8)) != nil
}

extension TableSchema {
  /// The schema of the features that were made from a file's columns.
  init(_ features: [Feature], classes: [String], encodesWords: Bool, of file: Layout) {
    self.init(features: features.map { $0.name }, classes: classes, encodesWords: encodesWords)
    self.file = file
    var numbers: [Int: Int] = [:]
    for (number, column) in file.features.enumerated() { numbers[column] = number }
    let origins = features.map { feature in
      let word: String? = if case .word(let word) = feature.source { word } else { nil }
      return Origin(
        column: numbers[feature.column] ?? 0,
        name: file.names.isEmpty ? nil : file.names[feature.column], word: word, place: feature.column)
    }
    let counts = file.names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let isPlain = origins.allSatisfy { origin in
      origin.name.map { !$0.isEmpty && !isNumbered($0) && counts[$0] == 1 } ?? true
    }
    if encodesWords || !isPlain || isNamed == file.names.isEmpty { self.origins = origins }
  }

  /// The same schema of another file's examples.
  func of(_ file: Layout) -> TableSchema {
    var schema = self
    schema.file = file
    if encodesWords && !file.names.isEmpty {
      schema.origins = origins(among: file.names).map { origin in
        var origin = origin
        origin.place = origin.place ?? file.features[origin.column]
        return origin
      }
    }
    return schema
  }

  /// What the features are made from, for a saved model: for each feature the number of its column in the training set's
  /// file, counted from 1, and behind a colon that column's name if the file had a header: `2:sex`. `nil` if the
  /// features' names say enough.
  package var columnList: [String]? {
    origins?.map { origin in
      "\((origin.place ?? origin.column) + 1)" + (origin.name.map { ":\($0)" } ?? "")
    }
  }

  /// The schema of a saved model, whose features are made from the columns of that list if it has one. A list that does
  /// not fit the features is ignored.
  package init(features: [String], classes: [String], encodesWords: Bool, columnList: [String]?) {
    self.init(features: features, classes: classes, encodesWords: encodesWords)
    guard let columnList, columnList.count == features.count else { return }
    var origins: [Origin] = []
    for (feature, entry) in zip(features, columnList) {
      guard let origin = origin(of: feature, entry, after: origins.last) else { return }
      origins.append(origin)
    }
    self.origins = origins
  }

  /// What an entry of the list says about a feature; `nil` if it does not fit.
  private func origin(of feature: String, _ entry: String, after last: Origin?) -> Origin? {
    let colon = entry.firstIndex(of: ":")
    guard let number = Int(entry[..<(colon ?? entry.endIndex)]), number > last?.place ?? 0 else { return nil }
    let name = colon.map { String(entry[entry.index(after: $0)...]) }
    let word = word(of: feature, inColumn: name ?? "")
    if word == nil && name?.isEmpty == false && name != feature { return nil }
    // Several features of one column are its words.
    let goesOn = number - 1 == last?.place
    if goesOn && (name != last?.name || word == nil || last?.word == nil) { return nil }
    return Origin(
      column: (last?.column ?? -1) + (goesOn ? 0 : 1), name: name, word: word, place: number - 1)
  }

  /// The word that a feature stands for, if its column has that name.
  private func word(of feature: String, inColumn name: String) -> String? {
    // A column of yes and no that has no name is called `feature 1` as well.
    if name.isEmpty { return isNumbered(feature) ? nil : columnAndWord(feature)?.word }
    let start = name + "="
    guard encodesWords, feature != name, feature.utf8.starts(with: start.utf8) else { return nil }
    return String(decoding: feature.utf8.dropFirst(start.utf8.count), as: UTF8.self)
  }
}
