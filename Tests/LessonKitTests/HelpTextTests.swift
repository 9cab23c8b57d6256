import Testing

@testable import LessonKit

struct HelpTextTests {
  @Test("The whole text of a program")
  func text() {
    #expect(
      SampleLesson.help == """
        Usage: sample_lesson [options]

        Does nothing, which is of no use to anybody but the tests, however long a
        paragraph one may write about it.

        Options:
          --lambda X               Strength λ of the penalty on the weights (default
                                   0.7).
          --keep-probability X     Chance that a unit stays (default 0.86).
          --method NAME            How the data are cut into steps (batch, stochastic,
                                   mini-batch or all; default all).
          --activation NAME        One of them (batch, stochastic or mini-batch; default
                                   batch).
          --units N,N,…            Units (default 5).
          --corrected              Use the true derivative.
          --dataset NAME|FILE.csv  What to learn from (default breast-cancer).
          --plot FILE.svg          Where to write the settings.
          --no-plot                Write no file.

        Training:
          --hidden N,N,…           Sizes of the hidden layers (default 20,10,5).
          --seed N                 Seed of the initial weights (default 3).
          --iterations N           Steps of training (default 15000).
          --learning-rate X        Length of a step (default 0.01).
          --quiet                  Print only results and errors: no progress, no notes.
          --version                Print the version of the lessons.
          -h, --help               Print this help.
        """)
  }

  @Test("A name that is too long for its column gets a separate line, and nothing exceeds 80 columns")
  func longNames() {
    struct Settings { var value = [String](repeating: "long", count: 30).joined(separator: " ") }
    let text = HelpText(
      program: "p", about: "A.",
      options: [
        .text("--a-name-that-is-really-quite-long", \.value, "PLACEHOLDER", "Help"),
        .text("--short", \.value, "X", "Help"),
      ], defaults: Settings()
    ).text
    let lines = text.split(separator: "\n")
    #expect(lines.contains("  --a-name-that-is-really-quite-long PLACEHOLDER"))
    #expect(lines.contains { $0.hasPrefix("  --short X  Help (default long") })
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test("Arguments besides options are in the usage and under a separate heading")
  func operands() {
    enum Part: String, CaseIterable, Sendable { case first, second }
    struct Settings { var parts: [Part] = [] }
    let text = HelpText(
      program: "p", about: "A.", options: [], defaults: Settings(),
      operand: .choices("part", \.parts, "What to do.")
    ).text
    #expect(text == "Usage: p [options] [part…]\n\nA.\n\nArguments:\n  part…  What to do (first or second).")
  }
}
