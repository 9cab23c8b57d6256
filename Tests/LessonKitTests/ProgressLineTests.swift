import TestSupport
import Testing

@testable import LessonKit

struct ProgressLineTests {
  private let start = ContinuousClock.now

  @Test("Of 15,000 calls in a second, only ten make their text and show it")
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

  @Test("Work that lasts for hours shows more than a terminal holds unread")
  func longWork() throws {
    let terminal = try PseudoTerminal(columns: 80)
    let line = try #require(ProgressLine(on: terminal.user, of: "xterm", at: start))
    for second in 1...5_000 { line.show(at: start + .seconds(second)) { String(repeating: "x", count: 79) } }
    #expect(terminal.written().count == 5_000 * ("\r\u{1B}[K".count + 79))
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

  @Test("Work shows its pace, the time left and the cost, and ends at 100 %")
  func pace() throws {
    let terminal = try PseudoTerminal(columns: 100)
    let line = try #require(ProgressLine(on: terminal.user, of: "xterm", at: start))
    for done in 1...15_000 {
      line.show({ "iteration" }, done, of: 15_000, cost: 0.5, at: start + .microseconds(done * 100))
    }
    let shown = terminal.written().split(separator: "\r\u{1B}[K").map(String.init)
    #expect(shown.first == "iteration 1,000 of 15,000 (6 %), 10,000/s, 1.4 s left, cost 0.5", "\(shown)")
    #expect(shown.last == "iteration 15,000 of 15,000 (100 %), 10,000/s, cost 0.5")
    #expect(shown.count == 15)
  }

  @Test("Work that is over before its first line shows none")
  func shortWork() throws {
    let terminal = try PseudoTerminal(columns: 100)
    let line = try #require(ProgressLine(on: terminal.user, of: "xterm", at: start))
    for done in 1...100 {
      line.show({ "iteration" }, done, of: 100, cost: nil, at: start + .microseconds(done))
    }
    #expect(terminal.written() == "")
  }

  @Test("The next piece of work starts a new pace")
  func nextWork() {
    var pace = Pace()
    pace.update(1, of: 100, at: start)
    pace.update(51, of: 100, at: start + .seconds(1))
    #expect(pace.text(at: start + .seconds(1)) == "51 of 100 (51 %), 50/s, 1.0 s left")
    pace.update(1, of: 100, at: start + .seconds(2))
    pace.update(2, of: 100, at: start + .seconds(102))
    #expect(pace.text(at: start + .seconds(102)) == "2 of 100 (2 %), 0.01/s, 2 h 43 min left")
  }
}
