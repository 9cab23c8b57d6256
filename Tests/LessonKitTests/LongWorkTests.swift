import Testing

@testable import LessonKit

/// The note on long work whose progress nobody sees.
struct LongWorkTests {
  /// The notes on work whose steps take `step` each, and the numbers of steps after which they appear.
  private func notes(
    steps: Int, of total: Int, taking step: Duration, remedy: String? = nil
  ) -> [(done: Int, text: String)] {
    let work = LongWork()
    let start = ContinuousClock.now
    return (1...steps).compactMap { done in
      work.note({ "iteration" }, done, of: total, remedy: remedy, at: start + step * done).map { (done, $0) }
    }
  }

  @Test func workOfMinutesIsNotedOnceWithAnEstimate() throws {
    let notes = notes(steps: 100, of: 35_000, taking: .milliseconds(300))
    #expect(notes.count == 1)
    let note = try #require(notes.first)
    #expect(note.done == 8, "the first step after two seconds")
    #expect(
      note.text == "Note: this will take long: iteration 8 of 35,000 (0 %), 3.3/s, 2 h 54 min left.",
      "\(note.text)")
  }

  /// If leaving something out would help, the note says so.
  @Test func whatMakesWorkShorterIsSaid() throws {
    func notes(_ remedy: String?, of total: Int) -> [String] {
      self.notes(steps: 10, of: total, taking: .milliseconds(500), remedy: remedy).map(\.text)
    }
    let remedy = "Most of it is for the picture: --no-plot leaves it out."
    #expect(
      notes(remedy, of: 123_456) == ["\(notes(nil, of: 123_456)[0]) \(remedy)"])
    let note = notes(nil, of: 123_456)[0]
    #expect(note.hasPrefix("Note: this will take long: iteration 5 of 123,456 (0 %), 2/s"))
    #expect(notes(remedy, of: 100).isEmpty, "less than a minute is left")
  }

  @Test func shortWorkIsNotNoted() {
    #expect(notes(steps: 15_000, of: 15_000, taking: .milliseconds(1)).isEmpty)
    #expect(notes(steps: 3, of: 3, taking: .seconds(20)).isEmpty, "less than a minute is left")
  }
}
