import Testing

@testable import LessonKit

struct ProgressLineTests {
  private let start = ContinuousClock.now

  @Test("Of 15,000 calls in a second, ten show something, and only those make their text")
  func throttling() throws {
    let terminal = try PseudoTerminal(columns: 80)
    let line = try #require(ProgressLine(on: terminal.user, of: "xterm", at: start))
    var made: [String] = []
    for call in 0...15_000 {
      line.show(at: start + .microseconds(call * 1_000_000 / 15_000)) {
        made.append("call \(call)")
        return "call \(call)"
      }
    }
    #expect(made == (1...10).map { "call \($0 * 1_500)" })
    #expect(terminal.written() == made.map { "\r\u{1B}[K" + $0 }.joined())
  }

  @Test("A line is cut to the terminal, and to 80 columns", arguments: [(20, 19), (80, 79), (200, 79)])
  func width(columns: Int, longest: Int) throws {
    let terminal = try PseudoTerminal(columns: UInt16(columns))
    let line = try #require(ProgressLine(on: terminal.user, of: "xterm", at: start))
    line.show(at: start + ProgressLine.pause) { String(repeating: "ä", count: 300) }
    #expect(terminal.written() == "\r\u{1B}[K" + String(repeating: "ä", count: longest))
  }

  @Test("Clearing erases what is shown, once")
  func clearing() throws {
    let terminal = try PseudoTerminal(columns: 80)
    let line = try #require(ProgressLine(on: terminal.user, of: "xterm", at: start))
    line.clear()
    #expect(terminal.written() == "")
    line.show(at: start + .seconds(1)) { "text" }
    line.clear()
    line.clear()
    #expect(terminal.written() == "\r\u{1B}[Ktext\r\u{1B}[K")
  }

  @Test("A terminal that cannot erase has no progress line", arguments: ["", "dumb"])
  func plainTerminals(kind: String) throws {
    let terminal = try PseudoTerminal(columns: 80)
    #expect(ProgressLine(on: terminal.user, of: kind) == nil)
  }
}
