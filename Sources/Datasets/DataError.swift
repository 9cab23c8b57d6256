/// What is wrong with data, or with a request about them: the rule, the value, and what to try.
public struct DataError: Error, Equatable, CustomStringConvertible {
  /// The families of errors.
  public enum Kind: Sendable {
    /// A request that cannot be met, such as one for a column or data set that does not exist.
    case usage
    /// A file with the wrong contents.
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

  /// Other ways to read the file, by ``CSVOptions`` or otherwise, best first.
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

/// A way to read a file that may be what was meant. Each program says how to ask for it; columns are named as in
/// ``CSVOptions``.
public enum Remedy: Equatable, Sendable {
  /// The first row holds the names of the columns.
  case header
  /// The first row is an example.
  case noHeader
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
  /// The decimal mark is given explicitly.
  case decimalMark
}

/// Something worth knowing about how data were read, and how to change it.
public struct DataNote: Equatable, Sendable, CustomStringConvertible {
  /// The note, without a full stop.
  public let description: String
  /// Other ways to read the data.
  public let remedies: [Remedy]

  /// A note, and other ways to read the data.
  public init(_ description: String, _ remedies: [Remedy] = []) {
    self.description = description
    self.remedies = remedies
  }
}
