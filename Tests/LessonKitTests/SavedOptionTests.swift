import Testing

@testable import LessonKit

/// Options that are written into a saved model, read again, and followed where nothing else was typed.
@Suite struct SavedOptionTests {
  private struct Settings: Equatable {
    var seed: UInt32 = 1
    var path = ""
    var isScaled = false
    var isPlain = false
    var count = 0
  }

  private let options: [Option<Settings>] = [
    .integer("--seed", \.seed, in: 0...9, "").contradicting("--path"), .text("--path", \.path, "FILE", ""),
    .integer("--count", \.count, in: 0...9, ""), .flag("--scaled", \.isScaled, ""),
    .flag("--plain", \.isPlain, "").contradicting("--scaled"),
  ]

  private func given(_ arguments: String...) throws -> GivenOptions {
    try OptionParser(options).parse(arguments, defaults: Settings()).given
  }

  @Test(arguments: [
    "plain", "two words", "it's", "''", "\"a\" \\ b", "-1", "--path", "--a=b c", "a=b", "é\u{301}'", " ",
  ])
  func anyValueIsReadAgain(_ value: String) throws {
    let options = try given("--scaled", "--path=\(value)", "--count", "3")
    #expect(GivenOptions(text: options.text(without: [])) == options)
    #expect(
      GivenOptions(text: options.text(without: ["--path"])) == options.filtered(to: ["--scaled", "--count"]))
  }

  @Test(arguments: [
    ("", []), ("  lonely words ", []), ("--seed", ["--seed"]), ("--a 1 2 --b", ["--a", "--b"]),
    ("--a 'open", ["--a"]), ("--a \\", ["--a"]), ("--page \"my data.csv\" --b", ["--page", "--b"]),
  ])
  func anyTextIsRead(_ text: String, _ names: [String]) {
    #expect(GivenOptions(text: text).names == names)
  }

  private func followed(_ saved: String, _ given: GivenOptions) throws(LessonError) -> (Settings, [String]) {
    var settings = Settings()
    let names: Set = ["--seed", "--path", "--scaled", "--plain"]
    let set = try options.follow(GivenOptions(text: saved), names, unless: given, in: &settings)
    return (settings, set.names)
  }

  @Test func whatIsNotTypedFollows() throws {
    let all = try followed("--seed 7 --scaled --unknown 3", given())
    #expect(all.0 == Settings(seed: 7, isScaled: true) && all.1 == ["--seed", "--scaled"])
    let typed = try followed("--seed 7 --scaled", given("--seed", "3"))
    #expect(typed.0 == Settings(isScaled: true) && typed.1 == ["--scaled"])
  }

  @Test func whatWasTypedForbidsWhatContradictsIt() throws {
    #expect(try followed("--seed 7", given("--path", "x")).1 == [])
    #expect(try followed("--path x", given("--seed", "7")).1 == [])
    #expect(try followed("--scaled", given("--plain")).1 == [])
    #expect(try followed("--plain", given("--scaled")).1 == [])
  }

  @Test(arguments: [
    ("--seed 77", "--seed takes a whole number from 0 to 9, got \"77\""),
    ("--seed", "--seed takes a whole number from 0 to 9, got \"\""),
    ("--scaled 3", "--scaled takes no value, got \"3\""),
  ])
  func aValueThatTheOptionDoesNotTakeIsBadData(_ saved: String, _ message: String) throws {
    let none = try given()
    let error = #expect(throws: LessonError.self) { try followed(saved, none) }
    #expect(error == .data(message))
  }
}
