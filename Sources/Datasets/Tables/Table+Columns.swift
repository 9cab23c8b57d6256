import TextAndFiles

extension Table {
  /// The column with that name or, if none has it, with that number, counted from 1.
  ///
  /// - Throws: `DataError.usage` if there is none.
  func column(_ word: String) throws(DataError) -> Int {
    let named = header.indices.filter { header[$0] == visible(word) }
    if named.count > 1 {
      let numbers = named.prefix(3).map { String($0 + 1) }.joined(separator: ", ")
      throw .usage(
        "\(path): \(named.count) columns are called \(quoted(word))", hint: "say which by number: \(numbers)")
    }
    if let column = named.first { return column }
    guard let number = Int(word) else { throw unknownColumn(word) }
    guard 1...columns ~= number else {
      throw .usage("\(path) has no column \(word); its columns are 1 to \(columns)")
    }
    return number - 1
  }

  /// The columns in lists of names or numbers that are separated by commas; a list may also be a single name with
  /// commas in it.
  func columns(_ lists: [String]) throws(DataError) -> [Int] {
    var result: [Int] = []
    for list in lists {
      let words =
        header.contains(visible(list))
        ? [list[...]] : list.split(separator: ",", omittingEmptySubsequences: false)
      for word in words { result.append(try column(String(word.drop { $0 == " " }))) }
    }
    return result
  }

  private func unknownColumn(_ word: String) -> DataError {
    if header.isEmpty {
      return .usage(
        "\(path) has no column \(quoted(word)): it has no header, and so no names",
        hint: "give the column's number",
        [.header])
    }
    let guess = suggestion(for: word, among: header.filter { !$0.isEmpty })
    let names = header.prefix(8).map { $0.isEmpty ? "(no name)" : $0 }.joined(separator: ", ")
    return .usage(
      "\(path) has no column \(quoted(word))",
      hint: guess.map { "did you mean \($0)?" } ?? "its columns: \(names)" + (columns > 8 ? ", …" : ""))
  }

  /// A column's name in the header; empty if it has none.
  func heading(_ column: Int) -> String { column < header.count ? header[column] : "" }

  /// The name of a column as a feature: the one in the header or, without one, `feature 1`, `feature 2` …
  func featureName(_ column: Int) -> String {
    column < header.count && !header[column].isEmpty ? header[column] : "feature \(column + 1)"
  }

  /// How to refer to a column in an option: by its name if that is plain and unique, otherwise by its number.
  func word(forColumn column: Int) -> String {
    let name = column < header.count ? header[column] : ""
    let isPlain = !name.isEmpty && name.count <= 40 && !name.contains { " ,\"\\'".contains($0) }
    return isPlain && header.count { $0 == name } == 1 ? name : String(column + 1)
  }

  /// The first different values of a column, at most `limit`, in the order of their rows.
  func differentValues(_ column: Int, atMost limit: Int) -> [String] {
    var values: [String] = []
    for row in 0..<rows where !self[row, column].isMissing {
      let value = label(self[row, column])
      if !values.contains(value) { values.append(value) }
      if values.count == limit { break }
    }
    return values
  }

  /// Whether a cell holds that text, which is not a number.
  func holds(_ text: String, _ row: Int, _ column: Int) -> Bool {
    self[row, column].isNaN && self.text(of: self[row, column]) == text
  }

  /// The text of a cell, with numbers in their shortest form: `1` for `1.0`.
  func label(_ cell: Double) -> String {
    if cell.isNaN { return text(of: cell) }
    return shortest(cell)
  }

  /// The texts of a column as written in the file, including numbers.
  func texts(ofColumn column: Int) -> [String] {
    var texts: [String] = []
    forEachRow { _, fields in
      if column < fields.count { texts.append(fields[column].text) }
      return true
    }
    return texts
  }

  /// Calls `body` with the examples' rows and the lines on which they begin, until it returns `false`.
  func forEachRow(_ body: (_ line: Int, _ fields: [Sample.Field]) -> Bool) {
    bytes.withUnsafeBufferPointer { bytes in
      var scanner = Scanner(bytes, dialect)
      if takesFirstRow, scanner.nextRow() { _ = Sample.row(&scanner) }
      while scanner.nextRow() {
        let line = scanner.line
        guard let fields = Sample.row(&scanner), body(line, fields) else { return }
      }
    }
  }
}
