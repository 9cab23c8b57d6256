import TextAndFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where a lesson speaks: results go to standard output, everything else to standard error.
///
/// Each line is out when its call returns, but for the names of written files, which stand together at the end. All
/// members may be used from any thread.
public struct Console: Sendable {
  /// Whether the user wants neither notes nor progress.
  public let isQuiet: Bool

  /// Whether a person reads the results on a terminal, so that a small chart is welcome among them.
  public let isTerminal: Bool

  /// The columns of that terminal; 80 where there is none.
  public let width: Int

  private let results: Descriptor
  private let remarks: Descriptor
  /// Where lines on standard error are broken; nowhere if that is no terminal.
  private let remarkWidth: Int?
  private let progressLine: ProgressLine?
  private let longWork = LongWork()
  private let writtenFiles = WrittenFiles()

  /// - Parameter leavesOutput: Whether standard output is for something else, such as the table of `--trace -`:
  ///   the results go to standard error then.
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

  /// Writes a result and the end of its line. Where the results cannot be written, the program ends with
  /// status 74.
  public func print(_ text: String) {
    do {
      try write(isTerminal ? harmless(text) : text, to: results)
    } catch {
      report(.file("cannot write to standard output: \(error.reason)"))
      exit(LessonError.Kind.file.rawValue)
    }
  }

  /// Writes a line that is not a result, such as what to know about the numbers.
  public func note(_ text: String) {
    if !isQuiet { try? write(broken(harmless(text)), to: remarks) }
  }

  /// Has the name of a file that was written stand among those that end the program's output: `Picture: a.svg`.
  public func wrote(_ kind: String, to path: String) { writtenFiles.append("\(kind): \(visible(path))") }

  /// Writes the names of the written files, which nobody wants broken.
  func nameWrittenFiles() {
    let lines = writtenFiles.take()
    if !isQuiet && !lines.isEmpty { try? write(lines.joined(separator: "\n"), to: remarks) }
  }

  /// Writes an error, quiet or not. Nobody can be told where that fails.
  public func report(_ error: LessonError) {
    clearProgress()
    try? write(broken(harmless(error.description)), to: remarks)
  }

  /// The text with what could steer a terminal made visible: names and headers of other people's files may hold
  /// anything. What goes into a pipe or a file as a result stays as it is.
  private func harmless(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
      .joined(separator: "\n")
  }

  /// The text in lines that fit the terminal, broken between words; what continues a line is indented.
  private func broken(_ text: String) -> String {
    guard let remarkWidth else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let indent = TextColumns.spaces(line.prefix { $0 == " " }.count)
      let lines = TextColumns.wrapped(String(line), into: remarkWidth - indent.count - 2, cutting: false)
      return indent + lines.joined(separator: "\n" + indent + "  ")
    }.joined(separator: "\n")
  }

  /// Shows how far the work is, on a terminal only: one line in place, rewritten at most ten times a second.
  /// Most calls do nothing and cost a look at the clock; `text` is made only when it is shown.
  public func progress(_ text: @autoclosure () -> String) {
    progressLine?.show(text)
  }

  /// Shows progress as `iteration 3,000 of 15,000 (20 %), 9,500/s, 1.3 s left, cost 0.4312`. Where there is no line
  /// for it, or there is a remedy, a sentence that says what makes it shorter, work that takes minutes is noted once.
  public func progress(
    _ unit: @autoclosure () -> String, _ done: Int, of total: Int, cost: Double? = nil,
    remedy: String? = nil
  ) {
    progressLine?.show(unit, done, of: total, cost: cost)
    if isQuiet || (progressLine != nil && remedy == nil) { return }
    if let text = longWork.note(unit, done, of: total, remedy: remedy) { note(text) }
  }

  /// Whether progress is shown with a cost: only on a line that is rewritten.
  public var showsCost: Bool { progressLine != nil }

  /// Erases the progress line, when the work is done. Until then it stays below all other output.
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
