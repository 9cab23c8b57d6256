import TextAndFiles

/// How the values of an option are spelled on the command line.
struct ValueSyntax<Value>: Sendable {
  /// What stands for the value in `--help`: `N`, `FILE.svg`.
  let placeholder: String

  /// What the option takes, in words, as in "takes a whole number from 1 to 10".
  let rule: String

  /// The allowed words, if the values are a fixed list; `--help` shows them.
  var words: [String] = []

  /// Parses a text; `nil` if it breaks the rule.
  let read: @Sendable (_ text: String) -> Value?

  /// Spells a default for `--help`; `nil` for none.
  let write: @Sendable (Value) -> String?

  /// The same syntax for an optional setting; `word`, if any, stands for `nil`.
  func optional(spellingNilAs word: String? = nil) -> ValueSyntax<Value?> {
    let words = words.isEmpty ? [] : words + [word].compactMap(\.self)
    return ValueSyntax<Value?>(
      placeholder: placeholder, rule: words.isEmpty ? rule : listed(words), words: words,
      read: { [read] text in text == word ? .some(nil) : read(text).map(Optional.some) },
      write: { [write] value in value.map(write) ?? word })
  }
}

// MARK: - Numbers

extension ValueSyntax where Value: FixedWidthInteger & Sendable {
  /// Whole numbers in `range`, also written as `1e6`.
  static func integer(in range: ClosedRange<Value>) -> ValueSyntax {
    ValueSyntax(
      placeholder: "N",
      rule: range.upperBound == Value.max && Value.max > UInt32.max
        ? "a whole number of at least \(range.lowerBound)"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)",
      read: { text in wholeNumber(text).flatMap { range.contains($0) ? $0 : nil } },
      write: { "\($0)" })
  }
}

extension ValueSyntax where Value == Double {
  /// Finite numbers in `range`.
  static func number(in range: NumberRange) -> ValueSyntax {
    ValueSyntax(
      placeholder: "X", rule: range.rule,
      read: { text in decimal(text).flatMap { range.contains($0) ? $0 : nil } },
      write: \.shortest)
  }
}

extension ValueSyntax where Value == [Int] {
  /// The largest number of sizes in a list.
  static var longestList: Int { 100 }

  /// Whole numbers from 1 to `largest` separated by commas; `none` for an empty list, if that is allowed.
  static func sizes(upTo largest: Int, allowingNone: Bool) -> ValueSyntax {
    ValueSyntax(
      placeholder: "N,N,…",
      rule: "up to \(longestList) whole numbers from 1 to \(largest) with commas between"
        + (allowingNone ? ", or none" : ""),
      read: { text in
        if allowingNone && text == "none" { return [] }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let sizes = parts.compactMap { wholeNumber(String($0)) }.filter { 1...largest ~= $0 }
        return sizes.count == parts.count && sizes.count <= longestList ? sizes : nil
      },
      write: { $0.isEmpty ? "none" : $0.map(String.init).joined(separator: ",") })
  }
}

/// The decimal number in `text`; `nil` also for `nan`, `inf` and hexadecimal numbers.
private func decimal(_ text: String) -> Double? {
  text.utf8.allSatisfy("0123456789+-.eE".utf8.contains) ? Double(text) : nil
}

/// The whole number in `text`, in digits or as in `1e6`.
private func wholeNumber<Value: FixedWidthInteger>(_ text: String) -> Value? {
  if let value = Value(text) { return value }
  // Beyond 2⁵³ not every whole number is a Double.
  guard let value = decimal(text), abs(value) <= 0x1p53 else { return nil }
  return Value(exactly: value)
}

// MARK: - Words

extension ValueSyntax where Value: RawRepresentable<String> & CaseIterable & Sendable {
  /// The raw values of an enumeration.
  static var choice: ValueSyntax {
    let words = Value.allCases.map(\.rawValue)
    return ValueSyntax(
      placeholder: "NAME", rule: listed(words), words: words,
      read: { Value(rawValue: $0) }, write: { $0.rawValue })
  }
}

extension ValueSyntax where Value: LosslessStringConvertible & CaseIterable & Sendable {
  /// One of the values, by its description.
  static var named: ValueSyntax {
    let words = Value.allCases.map(\.description)
    return ValueSyntax(
      placeholder: "NAME", rule: listed(words), words: words, read: { Value($0) }, write: { $0.description })
  }
}

extension ValueSyntax {
  /// Distinct values separated by commas; `all` stands for `nil`.
  static func list<Element: LosslessStringConvertible & Equatable & Sendable>(
    of words: [String], rule: String
  ) -> ValueSyntax where Value == [Element]? {
    ValueSyntax(
      placeholder: "NAME,NAME,…",
      rule: "\(rule); several, each once, with commas between; or all", words: words + ["all"],
      read: { text in
        if text == "all" { return .some(nil) }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let values = parts.compactMap { Element(String($0)) }
        let isList =
          values.count == parts.count && values.indices.allSatisfy { !values[..<$0].contains(values[$0]) }
        return isList ? .some(values) : nil
      },
      write: { $0.map { $0.map(\.description).joined(separator: ",") } ?? "all" })
  }
}

extension ValueSyntax where Value == String {
  /// Any non-empty text.
  static func text(_ placeholder: String, rule: String) -> ValueSyntax {
    ValueSyntax(placeholder: placeholder, rule: rule, read: { $0.isEmpty ? nil : $0 }, write: { $0 })
  }
}
