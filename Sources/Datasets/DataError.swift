/// What is wrong with data, or with what was asked of them: the rule, the value, and what to try.
public struct DataError: Error, Equatable, CustomStringConvertible {
  /// The families of errors.
  public enum Kind: Sendable {
    /// Something was asked for that the data do not have: a column, a data set.
    case usage
    /// A file that does not hold what it should.
    case data
    /// A file that cannot be read.
    case file
  }

  /// Which family it belongs to.
  public let kind: Kind

  /// The rule that is broken and the value that breaks it; for a table with file, line and column.
  public let message: String

  /// What to try, if anything is known.
  public let hint: String?

  /// An error of this family, with its message and what to try.
  public init(_ kind: Kind, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }

  static func usage(_ message: String, hint: String? = nil) -> DataError {
    DataError(.usage, message, hint: hint)
  }

  static func data(_ message: String, hint: String? = nil) -> DataError {
    DataError(.data, message, hint: hint)
  }

  static func file(_ message: String, hint: String? = nil) -> DataError {
    DataError(.file, message, hint: hint)
  }

  /// The message, and in parentheses the hint.
  public var description: String { message + (hint.map { " (\($0))" } ?? "") }
}
