import Essentials

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where a lesson speaks: results go to standard output, everything else to standard error.
///
/// Each line is out when its call returns. All members may be used from any thread.
public struct Console: Sendable {
  /// Whether the user wants neither notes nor progress.
  public let isQuiet: Bool

  /// Whether a person reads the results on a terminal, so that a small chart is welcome among them.
  public let isTerminal: Bool

  /// The columns of that terminal; 80 where there is none.
  public let width: Int

  private let results: Descriptor
  private let remarks: Descriptor
  private let progressLine: ProgressLine?

  public init(isQuiet: Bool = false) {
    self.init(isQuiet: isQuiet, results: .standardOutput, remarks: .standardError)
  }

  init(
    isQuiet: Bool, results: Descriptor, remarks: Descriptor, terminalKind: String = environmentTerminalKind
  ) {
    self.isQuiet = isQuiet
    self.results = results
    self.remarks = remarks
    isTerminal = results.isTerminal
    width = results.width
    progressLine = isQuiet ? nil : ProgressLine(on: remarks, of: terminalKind)
  }

  /// Writes a result and the end of its line. Where the results cannot be written, the program ends with
  /// status 74.
  public func print(_ text: String) {
    do {
      try write(text, to: results)
    } catch {
      report(.file("cannot write to standard output: \(error.reason)"))
      exit(LessonError.Kind.file.rawValue)
    }
  }

  /// Writes a line that is not a result: where a picture was written, what to know about the numbers.
  public func note(_ text: String) {
    if !isQuiet { try? write(text, to: remarks) }
  }

  /// Writes an error, quiet or not. Nobody can be told where that fails.
  public func report(_ error: LessonError) {
    clearProgress()
    try? write(error.description, to: remarks)
  }

  /// Shows how far the work is, on a terminal only: one line in place, rewritten at most ten times a second.
  /// Most calls do nothing and cost a look at the clock; `text` is made only when it is shown.
  public func progress(_ text: @autoclosure () -> String) {
    progressLine?.show(text)
  }

  /// Shows progress as `iteration 3000 of 15000 (20 %)`.
  public func progress(_ unit: @autoclosure () -> String, _ done: Int, of total: Int) {
    progressLine?.show {
      "\(unit()) \(done) of \(total) (\(total > 0 ? Int(100 * Double(done) / Double(total)) : 100) %)"
    }
  }

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
