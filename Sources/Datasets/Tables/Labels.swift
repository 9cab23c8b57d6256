/// The classes of a table's rows.
struct Labels {
  /// The names in sorted order: numbers by value, words by code points, as Python sorts them. If some are words, all
  /// are as written in the file.
  private(set) var names: [String] = []
  /// The class of each row.
  private(set) var classes: [Double] = []

  /// A label as a dictionary key; words are compared byte by byte.
  private struct Key: Hashable {
    var number = 0.0
    var word: [UInt8]?
  }

  /// - Parameters:
  ///   - rows: The rows that have a label.
  ///   - asWritten: Whether numbers are told apart by how they are written, as they are in a column with words.
  init(_ table: Table, column: Int, rows: [Int], asWritten: Bool = false) {
    let texts = asWritten || table.kind(column) == .mixed ? table.texts(ofColumn: column) : []
    var places: [Key: Int] = [:]
    let cells = rows.map { row in
      let cell = table[row, column]
      let word = !texts.isEmpty ? texts[row] : cell.isNaN ? table.text(of: cell) : nil
      let key = word.map { Key(word: Array($0.utf8)) } ?? Key(number: cell)
      if let place = places[key] { return place }
      places[key] = places.count
      return places.count - 1
    }
    let sorted = places.sorted { first, second in
      guard let word = first.key.word, let other = second.key.word else {
        return first.key.number < second.key.number
      }
      return word.lexicographicallyPrecedes(other)
    }
    var ranks = [Double](repeating: 0, count: sorted.count)
    for (rank, entry) in sorted.enumerated() { ranks[entry.value] = Double(rank) }
    classes = cells.map { ranks[$0] }
    names = sorted.map {
      $0.key.word.map { String(decoding: $0, as: UTF8.self) } ?? shortest($0.key.number)
    }
  }

  /// Makes the other one of two classes class 1.
  mutating func swapClasses() {
    names.swapAt(0, 1)
    classes = classes.map { 1 - $0 }
  }

  /// Renumbers the classes in the order of the known ones. Returns the first row whose class is not among them, if any.
  mutating func adopt(_ known: KnownClasses) -> Int? {
    let numbers = names.map(known.place)
    if let stranger = classes.firstIndex(where: { numbers[Int($0)] == nil }) { return stranger }
    classes = classes.map { Double(numbers[Int($0)] ?? 0) }
    names = known.names
    return nil
  }
}
