import TextAndFiles

/// What went wrong, in words for the person at the keyboard: the rule, the value, and what to try.
///
/// A lesson throws it; `Lesson.main` prints it on standard error and ends with its exit status.
public struct LessonError: Error, Equatable, CustomStringConvertible {
  /// The families of errors, with the exit statuses of BSD's `sysexits.h`.
  public enum Kind: Int32, Sendable {
    /// Numbers that differ from the reference.
    case difference = 1
    /// An option or a value that does not exist or is not allowed here.
    case usage = 64
    /// Data that cannot be understood.
    case data = 65
    /// A computation that failed, such as training that diverged.
    case computation = 70
    /// A file that cannot be read or written.
    case file = 74
  }

  public let kind: Kind
  public let message: String
  public let hint: String?

  /// Creates an error. Characters that could control a terminal are escaped, line breaks too, so that both texts are
  /// one line each.
  public init(_ kind: Kind, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = visible(message)
    self.hint = hint.map(visible)
  }

  public static func usage(_ message: String, hint: String? = nil) -> LessonError {
    LessonError(.usage, message, hint: hint)
  }

  public static func data(_ message: String, hint: String? = nil) -> LessonError {
    LessonError(.data, message, hint: hint)
  }

  public static func computation(_ message: String, hint: String? = nil) -> LessonError {
    LessonError(.computation, message, hint: hint)
  }

  public static func file(_ message: String, hint: String? = nil) -> LessonError {
    LessonError(.file, message, hint: hint)
  }

  /// The status with which the program ends.
  public var exitStatus: Int32 { kind.rawValue }

  /// `Error: <message>`, and on a second line, indented, the hint.
  public var description: String {
    "Error: \(message)" + (hint.map { "\n  \($0)" } ?? "")
  }

  /// The same error with a hint where it had none.
  func withDefaultHint(_ hint: String) -> LessonError {
    LessonError(kind, message, hint: self.hint ?? hint)
  }
}
