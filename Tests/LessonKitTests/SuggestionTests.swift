import Testing
import TextAndFiles

struct SuggestionTests {
  @Test(
    "Each slip counts once, a swap of neighbours too",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("seed", "seed", 0), ("sed", "seed", 1),
      ("seeed", "seed", 1),
      ("sexd", "seed", 1), ("esed", "seed", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
    ])
  func distances(typed: String, word: String, expected: Int) {
    #expect(slips(from: Array(typed), to: Array(word)) == expected)
  }

  @Test("The closest word is suggested, the beginning of one word first, and nothing far away")
  func suggestions() {
    let words = ["adagrad", "adadelta", "adam", "momentum", "nesterov"]
    #expect(suggestion(for: "adan", among: words) == "adam")
    #expect(suggestion(for: "Adam", among: words) == "adam")
    #expect(suggestion(for: "ne", among: words) == "nesterov")
    #expect(suggestion(for: "adagrda", among: words) == "adagrad")
    #expect(suggestion(for: "ada", among: words) == "adam")
    #expect(suggestion(for: "x", among: words) == nil)
    #expect(suggestion(for: "lion", among: words) == nil)
    #expect(suggestion(for: "adam", among: []) == nil)
  }
}
