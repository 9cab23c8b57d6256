import Foundation
import TestSupport
import Testing
import TextAndFiles

@testable import LessonKit

struct ConsoleTests {
  /// What `body` writes to the results and the remarks of a console whose streams are files.
  private func output(isQuiet: Bool, _ body: (Console) -> Void) throws -> [String] {
    try withTemporaryFolder { folder in
      let files = ["results", "remarks"].map { folder.appending(path: $0) }
      for file in files { try Data().write(to: file) }
      let handles = try files.map { try FileHandle(forWritingTo: $0) }
      let descriptors = handles.map { Descriptor(number: $0.fileDescriptor) }
      body(Console(isQuiet: isQuiet, results: descriptors[0], remarks: descriptors[1]))
      return try files.map { try String(contentsOf: $0, encoding: .utf8) }
    }
  }

  private func speak(_ console: Console) {
    console.progress("iteration", 1, of: 2)
    console.print("Cost: 0.5")
    console.note("Picture: x.svg")
    console.report(.data("bad line", hint: "Look there."))
    console.print("λ\n")
  }

  @Test("Results go one way, notes and errors the other; no progress without a terminal")
  func separation() throws {
    let output = try output(isQuiet: false, speak)
    #expect(output == ["Cost: 0.5\nλ\n\n", "Picture: x.svg\nError: bad line\n  Look there.\n"])
  }

  @Test("Quiet leaves results and errors")
  func quiet() throws {
    let output = try output(isQuiet: true, speak)
    #expect(output == ["Cost: 0.5\nλ\n\n", "Error: bad line\n  Look there.\n"])
  }

  @Test("A console on files is not a terminal")
  func files() throws {
    _ = try output(isQuiet: false) { console in
      #expect(!console.isTerminal)
      #expect(console.width == 80)
    }
  }

  @Test("A console on a terminal knows its width and keeps the progress line below the results")
  func terminal() throws {
    let terminal = try PseudoTerminal(columns: 100)
    let console = Console(
      isQuiet: false, results: terminal.user, remarks: terminal.user, terminalKind: "xterm")
    #expect(console.isTerminal)
    #expect(console.width == 100)
    let start = ContinuousClock.now
    var shown = ""
    // The first line appears when the first pause is over.
    while shown.isEmpty && ContinuousClock.now - start < .seconds(60) {
      console.progress("iteration", 1, of: 3)
      shown = terminal.written()
    }
    let line = "\r\u{1B}[Kiteration 1 of 3 (33 %)"
    #expect(shown == line)
    console.print("Result")
    #expect(terminal.written() == "\r\u{1B}[KResult\r\n" + line)
    console.clearProgress()
    console.note("Note")
    #expect(terminal.written() == "\r\u{1B}[KNote\r\n")
  }

  @Test("Failing output clears the progress line")
  func failing() throws {
    let terminal = try PseudoTerminal(columns: 80)
    let line = try #require(ProgressLine(on: terminal.user, of: "xterm"))
    line.show(at: .now + .seconds(1)) { "text" }
    #expect(throws: SystemError(code: ENOSPC)) {
      try line.stepAside { () throws(SystemError) in throw SystemError(code: ENOSPC) }
    }
    #expect(terminal.written() == "\r\u{1B}[Ktext\r\u{1B}[K")
  }
}
