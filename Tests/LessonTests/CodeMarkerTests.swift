import TestSupport
import Testing

/// How the pages' blocks follow their sources, shown by changing a source.
@Suite struct CodeMarkerTests {
  let source = """
    /// Twice.
    package func twice(_ x: Double) -> Double { 2 * x }

    package func descend(_ layers: [Layer], rate: Double) -> [Layer] {
      var layers = layers
      for iteration in 0..<10 {
        let caches = forward(layers)
        layers = updated(layers, backward(caches), rate)
      }
      return layers
    }

    extension Layer {
      package func descend(
        rate: Double
      ) -> Layer {
        self - rate
      }
    }
    """.components(separatedBy: "\n")
  var loop: [String] { Array(source[5...8]) }

  private func block(_ text: String, shown: [String], in source: [String]) throws -> [String] {
    try #require(CodeMarker("<!-- code: Steps.swift: \(text) -->")).block(shown: shown, in: source)
  }

  private func changed(_ old: String, _ new: String) -> [String] {
    source.joined(separator: "\n").replacing(old, with: new).components(separatedBy: "\n")
  }

  @Test func aDeclarationIsShownWhole() throws {
    #expect(try block("twice", shown: [], in: source) == [source[1]])
    #expect(try block("Layer", shown: ["old"], in: source) == Array(source[12...18]))
    #expect(try block("twice … Layer", shown: [], in: source) == [source[1], "…"] + source[12...18])
    let old = source[13...17].map { $0.replacing("-", with: "+") }
    #expect(try block("descend", shown: old, in: source) == Array(source[13...17]))
  }

  @Test func aRenamedVariableIsFollowed() throws {
    let source = changed("caches", "passes")
    let expected = loop.map { $0.replacing("caches", with: "passes") }
    #expect(try block("part of descend", shown: loop, in: source) == expected)
    #expect(try block("part of the file", shown: loop, in: source) == expected)
    #expect(
      try block("twice … part of descend", shown: ["old", "…"] + loop, in: source) == [source[1], "…"]
        + expected)
  }

  @Test func aNewLineIsTakenInAndAnOldOneLeftOut() throws {
    let longer = changed("    let caches", "    if isDone {\n      break\n    }\n    let caches")
    #expect(try block("part of descend", shown: loop, in: longer) == Array(longer[5...11]))
    let shorter = changed("    let caches = forward(layers)\n", "")
    #expect(try block("part of descend", shown: loop, in: shorter) == Array(shorter[5...7]))
  }

  @Test func whatIsNotThereIsSaid() {
    for (text, shown, message) in [
      ("thrice", [], "nothing is called thrice"),
      ("part of twice", loop, "twice has nothing like what is shown"),
      ("part of twice … Layer", loop, "2 stretches are named and 1 shown"),
    ] {
      let error = #expect(throws: StaleBlock.self) { try block(text, shown: shown, in: source) }
      #expect(error?.description == message)
    }
  }

  @Test func outputWithOtherNumbersIsFollowed() {
    let printed =
      (0...5).map { "Cost after iteration \($0): \(1 / (1.5 + Double($0)))" } + ["Test accuracy: 0.9"]
    let shown = [
      "Cost after iteration 0: 0.7", "Cost after iteration 1: 0.6", "…", "Cost after iteration 5: 0.5", "…",
      "Test accuracy: 0.8",
    ]
    #expect(counterpart(of: shown, in: printed) == printed[...1] + ["…", printed[5], "…", printed[6]])
    #expect(counterpart(of: ["Train accuracy of all: 3", "Verdict"], in: ["", "-1"]) == nil)
  }

  @Test func aCommentOfAnotherKindIsNoMarker() {
    for line in ["<!-- code: Steps.swift -->", "<!-- lint off -->", "code: Steps.swift: twice"] {
      #expect(CodeMarker(line) == nil)
    }
  }
}
