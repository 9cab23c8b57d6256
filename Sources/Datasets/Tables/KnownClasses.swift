/// Finds the classes that labels mean among those of a model or a training set.
struct KnownClasses {
  let names: [String]
  private var exact: [[UInt8]: Int] = [:]
  /// What a number or a text in small letters means; `nil` if that is not clear.
  private var (numbers, small): ([Double: Int?], [String: Int?]) = ([:], [:])

  init(_ names: [String]) {
    self.names = names
    for (place, name) in names.enumerated() {
      exact[Array(name.utf8)] = place
      let lowercase = name.lowercased()
      small[lowercase] = .some(small[lowercase] == nil ? place : nil)
      if let number = DecimalScanner.number(in: name.utf8) {
        numbers[number] = .some(numbers[number] == nil ? place : nil)
      }
    }
  }

  /// Whether some class is a number that is not written in its shortest form: `01`, `1.0`.
  var holdLongNumbers: Bool {
    names.contains { name in DecimalScanner.number(in: name.utf8).map { shortest($0) != name } ?? false }
  }

  /// The class of that name or, if only one fits, of that number, or of that name in another case or Unicode form.
  func place(of label: String) -> Int? {
    if let place = exact[Array(label.utf8)] { return place }
    if let number = DecimalScanner.number(in: label.utf8), let place = numbers[number] { return place }
    return small[label.lowercased()] ?? nil
  }
}

/// A number in its shortest form: `1` for `1.0`.
func shortest(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
