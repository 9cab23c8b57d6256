import Essentials

/// The classes of a table's rows.
struct CSVLabels {
  /// In sorted order: numbers by value, words by the code points of their letters, as Python sorts them.
  private(set) var names: [String] = []

  /// The class of each row.
  private(set) var classes: [Double] = []

  /// - Parameter rows: Those that have a label.
  init(_ table: CSVTable, column: Int, rows: [Int]) {
    var places: [Key: Int] = [:]
    var keys: [Key] = []
    classes.reserveCapacity(rows.count)
    for row in rows {
      let key = Key(table[row, column], in: table)
      let place = places[key] ?? keys.count
      if place == keys.count {
        places[key] = place
        keys.append(key)
      }
      classes.append(Double(place))
    }
    sort(keys)
  }

  private mutating func sort(_ keys: [Key]) {
    let areWords = keys.contains { $0.word != nil }
    let order = keys.indices.sorted { first, second in
      areWords
        ? keys[first].name.utf8.lexicographicallyPrecedes(keys[second].name.utf8)
        : keys[first].number < keys[second].number
    }
    var ranks = [Double](repeating: 0, count: keys.count)
    for (rank, place) in order.enumerated() { ranks[place] = Double(rank) }
    classes = classes.map { ranks[Int($0)] }
    names = order.map { visible(keys[$0].name) }
  }

  /// The other one of two classes as class 1.
  mutating func swapClasses() {
    names.swapAt(0, 1)
    classes = classes.map { 1 - $0 }
  }

  /// Whether the classes are called by their numbers.
  var arePlain: Bool { names == names.indices.map(String.init) }

  /// A label as the key of a dictionary: two words are one if their bytes are.
  private struct Key: Hashable {
    var number = 0.0
    var word: [UInt8]?

    init(_ cell: Double, in table: CSVTable) {
      if cell.isNaN { word = Array(table.text(of: cell).utf8) } else { number = cell }
    }

    var name: String {
      if let word { return String(decoding: word, as: UTF8.self) }
      return Int(exactly: number).map(String.init) ?? "\(number)"
    }
  }
}
