import TextAndFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A lesson's output: results on standard output, everything else on standard error.
///
/// Each line has been written when its call returns, except the names of written files, which are collected and printed
/// at the end. All members are safe to use from any thread.
public struct Console: Sendable {
  /// Whether the user wants neither notes nor progress.
  public let isQuiet: Bool

  /// Whether results go to a terminal, where a small chart among them is welcome.
  public let isTerminal: Bool

  /// The width of that terminal in columns; 80 if there is none.
  public let width: Int

  private let results: Descriptor
  private let remarks: Descriptor
  /// The width to which lines on standard error are wrapped: the terminal's, or else that in `COLUMNS`; `nil` for no
  /// wrapping.
  private let remarkWidth: Int?
  private let progressLine: ProgressLine?
  private let longWork = LongWork()
  private let writtenFiles = WrittenFiles()

  /// - Parameter leavesOutput: Whether standard output is used for something else, such as the table of `--trace -`;
  ///   the results then go to standard error.
  public init(isQuiet: Bool = false, leavesOutput: Bool = false) {
    self.init(
      isQuiet: isQuiet, results: leavesOutput ? .standardError : .standardOutput, remarks: .standardError)
  }

  init(
    isQuiet: Bool, results: Descriptor, remarks: Descriptor, terminalKind: String = environmentTerminalKind
  ) {
    self.isQuiet = isQuiet
    self.results = results
    self.remarks = remarks
    isTerminal = results.isTerminal
    width = results.width
    remarkWidth = remarks.isTerminal ? remarks.width : columnsOfEnvironment
    progressLine = isQuiet ? nil : ProgressLine(on: remarks, of: terminalKind)
  }

  /// Writes a result and a line break. If that fails, the program ends with status 74.
  public func print(_ text: String) {
    do {
      try write(isTerminal ? harmless(text) : text, to: results)
    } catch {
      report(.file("cannot write to standard output: \(error.reason)"))
      exit(LessonError.Kind.file.rawValue)
    }
  }

  /// Writes a line that is not a result, such as a remark about the numbers, unless the user wants quiet.
  public func note(_ text: String) {
    if !isQuiet { try? write(broken(harmless(text)), to: remarks) }
  }

  /// Records that a file was written; the program's output ends with the names of these files: `Picture: a.svg`.
  public func wrote(_ kind: String, to path: String) { writtenFiles.append("\(kind): \(visible(path))") }

  /// Writes the names of the written files, unwrapped, so that they can be copied.
  func nameWrittenFiles() {
    let lines = writtenFiles.take()
    if !isQuiet && !lines.isEmpty { try? write(lines.joined(separator: "\n"), to: remarks) }
  }

  /// Writes an error, even if the user wants quiet. If that fails, there is nowhere left to say so.
  public func report(_ error: LessonError) {
    clearProgress()
    try? write(broken(harmless(error.description)), to: remarks)
  }

  /// The text with characters that could control a terminal escaped: names and headers in other people's files may hold
  /// anything. Results that go to a pipe or a file are not escaped.
  private func harmless(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
      .joined(separator: "\n")
  }

  /// The text wrapped between words to fit the terminal; continuation lines are indented.
  private func broken(_ text: String) -> String {
    guard let remarkWidth else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let indent = TextColumns.spaces(line.prefix { $0 == " " }.count)
      let lines = TextColumns.wrapped(String(line), into: remarkWidth - indent.count - 2, cutting: false)
      return indent + lines.joined(separator: "\n" + indent + "  ")
    }.joined(separator: "\n")
  }

  /// Shows progress, on a terminal only, in one line that is rewritten in place at most ten times a second. Most calls
  /// only read the clock; `text` is evaluated only when it is shown.
  public func progress(_ text: @autoclosure () -> String) {
    progressLine?.show(text)
  }

  /// Shows progress as `iteration 3,000 of 15,000 (20 %), 9,500/s, 1.3 s left, cost 0.4312`. If there is no progress
  /// line, or if there is a `remedy`, a sentence that says how to make the work shorter, a note appears once when more
  /// than a minute is left.
  public func progress(
    _ unit: @autoclosure () -> String, _ done: Int, of total: Int, cost: Double? = nil,
    remedy: String? = nil
  ) {
    progressLine?.show(unit, done, of: total, cost: cost)
    if isQuiet || (progressLine != nil && remedy == nil) { return }
    if let text = longWork.note(unit, done, of: total, remedy: remedy) { note(text) }
  }

  /// Whether there is a progress line, which shows the cost.
  public var showsCost: Bool { progressLine != nil }

  /// Erases the progress line; to be called when the work is done. Until then the line stays below all other output.
  public func clearProgress() {
    progressLine?.clear()
  }

  /// Writes a line, all at once.
  private func write(_ line: String, to stream: Descriptor) throws(SystemError) {
    let bytes = Array("\(line)\n".utf8)
    if let progressLine, stream.isTerminal {
      try progressLine.stepAside { () throws(SystemError) in try stream.write(bytes) }
    } else {
      try stream.write(bytes)
    }
  }
}
