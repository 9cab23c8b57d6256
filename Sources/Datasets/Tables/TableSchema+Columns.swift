extension TableSchema {
  /// Where a schema's columns are in another table.
  struct Match {
    /// The columns that features are made from; `nil` for one that the table lacks.
    var features: [Int?]
    /// The column of the labels, if the schema knows its name and the table has it.
    var label: Int?
  }

  /// The columns with the schema's names among `names`.
  ///
  /// Case is ignored, but exact matches go first. Columns that share a name are given out in order, among all columns of
  /// the training set's file; where the table has fewer, only to those that are needed, and where it has more, best in
  /// the same places.
  ///
  /// - Parameters:
  ///   - names: The names of the table's columns.
  ///   - ignored: Columns of the table that are no match.
  ///   - needsLabel: Whether the label is needed, and not only the features.
  func match(_ names: [String], besides ignored: Set<Int> = [], needsLabel: Bool) -> Match {
    let (wanted, home, features, label) = wantedColumns(among: names)
    var needed = Set(features)
    if needsLabel, let label { needed.insert(label) }
    var found = [Int?](repeating: nil, count: wanted.count)
    var free = Set(names.indices).subtracting(ignored)
    func give(_ takers: [Int], _ columns: [Int]) {
      for (taker, column) in zip(takers, columns) {
        found[taker] = column
        free.remove(column)
      }
    }
    let exact = places(of: names)
    for (name, takers) in places(of: wanted) {
      let columns = (exact[name] ?? []).filter(free.contains)
      let homes = takers.compactMap { home[$0] }
      let areHome =
        columns.count > takers.count && homes.count == takers.count && homes.allSatisfy(columns.contains)
      give(columns.count < takers.count ? takers.filter(needed.contains) : takers, areHome ? homes : columns)
    }
    let small = places(of: names.map { $0.lowercased() })
    for taker in needed.sorted() where found[taker] == nil {
      give([taker], (small[wanted[taker].lowercased()] ?? []).filter(free.contains))
    }
    return Match(features: features.map { found[$0] }, label: label.flatMap { found[$0] })
  }

  /// The names to look for, their places in the training set's file as far as they are known, and which of them are
  /// those of features and of the label: the columns of that file or, where only the features are known, theirs.
  private func wantedColumns(
    among names: [String]
  ) -> (names: [String], places: [Int?], features: [Int], label: Int?) {
    if let file, !file.names.isEmpty {
      return (file.names, file.names.indices.map { $0 }, file.features, file.label)
    }
    var wanted: [Origin] = []
    for origin in origins(among: names) where origin.column == wanted.count { wanted.append(origin) }
    return (wanted.map { $0.name ?? "" }, wanted.map { $0.place }, Array(wanted.indices), nil)
  }

  /// The columns of features in a table without names, if it has as many as are expected: as in the training set's file,
  /// with its label or, where no label is given, without; those of the features alone; or all except the label and
  /// ignored columns.
  func columnsInOrder(of columns: Int, label: Int?, ignored: Set<Int>) -> [Int]? {
    let count = columnCount
    if let file, columns == file.columns { return file.features }
    if columns == count && label == nil && ignored.isEmpty { return Array(0..<columns) }
    if label == nil, let file, let left = file.label, columns == file.columns - 1 {
      return file.features.map { $0 > left ? $0 - 1 : $0 }
    }
    let rest = (0..<columns).filter { $0 != label && !ignored.contains($0) }
    return rest.count == count ? rest : nil
  }
}

/// The indices of each name.
private func places(of names: [String]) -> [String: [Int]] {
  var places: [String: [Int]] = [:]
  for (index, name) in names.enumerated() { places[name, default: []].append(index) }
  return places
}
