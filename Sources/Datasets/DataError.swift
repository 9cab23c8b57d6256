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

  /// What may be asked for instead, in ``CSVOptions`` or otherwise, best first.
  public let remedies: [Remedy]

  /// An error of this family, with its message and what to try.
  public init(_ kind: Kind, _ message: String, hint: String? = nil, _ remedies: [Remedy] = []) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.remedies = remedies
  }

  static func usage(_ message: String, hint: String? = nil, _ remedies: [Remedy] = []) -> DataError {
    DataError(.usage, message, hint: hint, remedies)
  }

  static func data(_ message: String, hint: String? = nil, _ remedies: [Remedy] = []) -> DataError {
    DataError(.data, message, hint: hint, remedies)
  }

  static func file(_ message: String, hint: String? = nil) -> DataError {
    DataError(.file, message, hint: hint)
  }

  /// The message, and in parentheses the hint.
  public var description: String { message + (hint.map { " (\($0))" } ?? "") }
}

/// A way to read a file that may be what was meant. A program says how it is asked for there; columns are named as one
/// would name them in ``CSVOptions``.
public enum Remedy: Equatable, Sendable {
  /// The first row holds the names of the columns.
  case header
  /// Another column is the label; `nil` if none stands out.
  case label(String?)
  /// There may be more than two classes.
  case severalClasses
  /// Columns of words become columns of zeros and ones.
  case encode([String])
  /// Columns are left out.
  case ignore([String])
  /// Rows that lack a value are left out.
  case dropMissing
  /// It is said which sign stands before decimals.
  case decimalMark
}

/// Something worth knowing about the way data were read, and how to have it otherwise.
public struct DataNote: Equatable, Sendable, CustomStringConvertible {
  /// The note, without a full stop.
  public let description: String
  /// What may be asked for instead.
  public let remedies: [Remedy]

  /// A note, and what may be asked for instead.
  public init(_ description: String, _ remedies: [Remedy] = []) {
    self.description = description
    self.remedies = remedies
  }
}
