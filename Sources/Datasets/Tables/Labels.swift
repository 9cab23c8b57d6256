/// The classes of a table's rows.
struct Labels {
  /// In sorted order: numbers by value, words by the code points of their letters, as Python sorts them. As they stand
  /// in the file, where some are words.
  private(set) var names: [String] = []
  /// The class of each row.
  private(set) var classes: [Double] = []

  /// A label as the key of a dictionary: two words are one if their bytes are.
  private struct Key: Hashable {
    var number = 0.0
    var word: [UInt8]?
  }

  /// - Parameter rows: Those that have a label.
  init(_ table: Table, column: Int, rows: [Int]) {
    let texts = table.kind(column) == .mixed ? table.texts(ofColumn: column) : []
    var places: [Key: Int] = [:]
    let cells = rows.map { row in
      let cell = table[row, column]
      let word = !texts.isEmpty ? texts[row] : cell.isNaN ? table.text(of: cell) : nil
      let key = word.map { Key(word: Array($0.utf8)) } ?? Key(number: cell)
      let place = places[key] ?? places.count
      places[key] = place
      return place
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
      $0.key.word.map { String(decoding: $0, as: UTF8.self) } ?? table.label($0.key.number)
    }
  }

  /// The other one of two classes as class 1.
  mutating func swapClasses() {
    names.swapAt(0, 1)
    classes = classes.map { 1 - $0 }
  }

  /// Numbers the classes as these names are; the first row whose class is none of them.
  mutating func adopt(_ others: [String]) -> Int? {
    let numbers = names.map { name in others.firstIndex { $0.utf8.elementsEqual(name.utf8) } }
    if let stranger = classes.firstIndex(where: { numbers[Int($0)] == nil }) { return stranger }
    classes = classes.map { Double(numbers[Int($0)] ?? 0) }
    names = others
    return nil
  }
}
