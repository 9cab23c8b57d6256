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

  /// The options as one would type them, except those called `names`.
  public func text(without names: Set<String>) -> String {
    options.filter { !names.contains($0.name) }
      .map { option in [option.name, option.value.map(asWord)].compactMap(\.self).joined(separator: " ") }
      .joined(separator: " ")
  }
}

/// The text as a single shell word, quoted if necessary.
private func asWord(_ text: String) -> String {
  let plain = "-_./,:%+=@"
  let isPlain = text.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || $0.properties.numericType != nil || plain.unicodeScalars.contains($0)
  }
  return isPlain && !text.isEmpty ? text : "'\(text.replacing("'", with: "'\\''"))'"
}
