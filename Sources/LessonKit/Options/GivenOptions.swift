/// The options given on a command line, in order.
public struct GivenOptions: Equatable, Sendable {
  private struct Option: Equatable, Sendable {
    let name: String
    let value: String?
  }

  private var options: [Option] = []

  public init() {}

  mutating func append(_ name: String, _ value: String?) {
    options.append(Option(name: name, value: value))
  }

  /// The names with their dashes, in order.
  public var names: [String] { options.map(\.name) }

  public func contains(_ name: String) -> Bool { options.contains { $0.name == name } }

  /// The first given option that is among `names`.
  public func first(among names: Set<String>) -> String? { options.first { names.contains($0.name) }?.name }

  /// The first given option that is not among `names`.
  public func first(besides names: Set<String>) -> String? {
    options.first { !names.contains($0.name) }?.name
  }

  /// The value of an option; `nil` if it is not given, or is a flag.
  public func value(of name: String) -> String? { options.first { $0.name == name }?.value }

  /// Those of the options that are called `names`.
  public func filtered(to names: Set<String>) -> GivenOptions {
    var result = GivenOptions()
    result.options = options.filter { names.contains($0.name) }
    return result
  }

  /// These options, and behind them those of `others` whose names they lack.
  public func adding(_ others: GivenOptions) -> GivenOptions {
    var result = self
    result.options += others.options.filter { !contains($0.name) }
    return result
  }
}

// MARK: - Text

extension GivenOptions {
  /// The options as one would type them, except those called `names`.
  public func text(without names: Set<String>) -> String {
    options.filter { !names.contains($0.name) }
      .map { option in
        guard let value = option.value else { return option.name }
        // A value that begins with two dashes needs the other form.
        return option.name + (value.hasPrefix("--") ? "=" : " ") + asWord(value)
      }
      .joined(separator: " ")
  }

  /// The options that ``text(without:)`` wrote. Words that belong to no option are dropped.
  public init(text: String) {
    var rest = shellWords(of: text)[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--") else { continue }
      if let sign = word.firstIndex(of: "=") {
        append(String(word[..<sign]), String(word[word.index(after: sign)...]))
      } else {
        append(word, rest.first.map { !$0.hasPrefix("--") } == true ? rest.removeFirst() : nil)
      }
    }
  }
}

/// The words of a command, without their quotation marks.
private func shellWords(of text: String) -> [String] {
  var words: [String.UnicodeScalarView] = []
  var (isInWord, isEscaped, quotation) = (false, false, nil as Unicode.Scalar?)
  for scalar in text.unicodeScalars {
    if quotation == nil && !isEscaped && scalar == " " {
      isInWord = false
      continue
    }
    if !isInWord { words.append(String.UnicodeScalarView()) }
    isInWord = true
    switch scalar {
    case _ where isEscaped: isEscaped = false
    case _ where scalar == quotation:
      quotation = nil
      continue
    case "'" where quotation == nil, "\"" where quotation == nil:
      quotation = scalar
      continue
    case "\\" where quotation == nil:
      isEscaped = true
      continue
    default: break
    }
    words[words.count - 1].append(scalar)
  }
  return words.map { String($0) }
}

/// The text as a single shell word, quoted if necessary.
private func asWord(_ text: String) -> String {
  let plain = "-_./,:%+=@"
  let isPlain = text.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || $0.properties.numericType != nil || plain.unicodeScalars.contains($0)
  }
  return isPlain && !text.isEmpty ? text : "'\(text.replacing("'", with: "'\\''"))'"
}
