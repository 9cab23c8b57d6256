import Testing

@testable import LessonKit

/// Comparing numbers with the published ones, and finding those.
@Suite struct VerificationTests {
  @Test func aDifferenceIsFound() throws {
    var verification = Verification(heading: "somebody's")
    verification.compare("equal", 1, with: 1, tolerance: 0)
    verification.compare("close", 1 + 1e-10, with: 1, tolerance: 1e-9)
    verification.compare("infinite", .infinity, with: .infinity, tolerance: 0)
    verification.compare("unknown", 2, with: 1, tolerance: nil)
    #expect(verification.counts == (3, 3, 1))
    #expect(
      verification.text.hasSuffix("runs differ.")
        && verification.text.contains("3 of 3 figures agree; 1 more"))
    for (number, here) in zip(1..., [2, .nan, .infinity, 1 + 1e-8]) {
      verification.compare("other", here, with: 1, tolerance: 1e-9)
      #expect(verification.counts == (3, 3 + number, 1), "\(here)")
    }
    let error = try #require(throws: LessonError.self) { try verification.report(on: Console(isQuiet: true)) }
    #expect(error.exitStatus == 1 && error.message.hasPrefix("4 of 7"), "\(error)")
  }

  @Test func aMissingFileOfTheLessonsIsAFileError() throws {
    let error = try #require(throws: LessonError.self) { try dataFile("no such file.txt") }
    #expect(error.kind == .file)
  }

  /// A lesson may have no published figures yet.
  @Test func missingFiguresAreAFileErrorThatSaysSo() throws {
    let error = try #require(throws: LessonError.self) { try reference(Double.self, named: "no_such_lesson") }
    #expect(error.exitStatus == 74)
    #expect(
      error.message == "there are no published figures called no_such_lesson for --verify to compare with")
    #expect(
      error.hint?.hasPrefix("cannot find the data file no_such_lesson.json; looked for ") == true, "\(error)")
  }
}
