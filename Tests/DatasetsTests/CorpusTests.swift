import Datasets
import Testing

@Suite struct CorpusTests {
  private func corpus(_ text: String) throws -> Corpus {
    try Corpus(bytes: Array(text.utf8), path: "names.txt")
  }

  @Test func namesAreTrimmedLowerCaseAndComposed() throws {
    let corpus = try corpus("\u{FEFF}  Zoe\u{308}\r\nÅSA\t\nBo-Bo\rSan Juan")
    #expect(corpus.names == ["zoë", "åsa", "bo-bo", "san juan"])
    #expect(corpus.names[0].unicodeScalars.count == 3, "composed")
    #expect(corpus.blankLines == 0)
  }

  @Test(arguments: [
    ("ada\n\nbob\n", ["ada", "bob"], 1), ("\n\nann\n\n  \nbob  \nIcy", ["ann", "bob", "icy"], 4),
    ("ada\r\n\r\n", ["ada"], 1), ("ada\r\rbob\r", ["ada", "bob"], 1), ("ada\n\u{A0}\n", ["ada"], 1),
    ("ada", ["ada"], 0),
  ])
  func blankLinesAreCounted(text: String, names: [String], blank: Int) throws {
    let corpus = try corpus(text)
    #expect(corpus.names == names && corpus.blankLines == blank)
  }

  @Test func linesAreCountedWithTheBlankOnes() throws {
    #expect(try corpus("\nann\n\n  \nbob  \r\nIcy").lines == [2, 5, 6])
  }

  /// As Python lowers them: a capital sigma behind a letter that has case, and before none, is ς.
  @Test(arguments: [
    ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"), ("ΟΔΥΣΣΕΎΣ ΠΑΣ", "οδυσσεύς πας"), ("Σ", "σ"), ("ΣΑΣ-ΣΑΣ", "σας-σας"),
    ("ΑΣ'", "ας'"), ("Α'Σ", "α'ς"), ("ΑΣ'Α", "ασ'α"), ("Α\u{301}Σ.", "ά\u{3C2}."), ("1Σ", "1σ"),
    ("οδος", "οδος"),
    ("οδοσ", "οδοσ"), ("恐Σ", "恐σ"), ("ΑΣ2", "ας2"),
  ])
  func aCapitalSigmaIsFinalAtTheEndOfAWord(text: String, name: String) throws {
    #expect(Array(Corpus.uniform(text).unicodeScalars) == Array(Corpus.uniform(name).unicodeScalars))
    #expect(try corpus(text).names == [name])
  }

  @Test(arguments: [
    ("", "names.txt is empty"), ("\n", "names.txt has only blank lines"),
    ("\n \t\r\n", "names.txt has only blank lines"),
    (
      "\nada\n" + String(repeating: "x", count: 1_001),
      "names.txt, line 3: a name of 1001 letters; at most 1000 are allowed"
    ),
  ])
  func whatIsNoCorpus(text: String, message: String) {
    let error = #expect(throws: DataError.self) { try corpus(text) }
    #expect(error?.kind == .data)
    #expect(error?.message == message)
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0xFF, 0x0A], "names\\u{1B}.txt, line 2: not UTF-8 text"),
      ([0xFF, 0xFE, 0x61, 0], "names\\u{1B}.txt is UTF-16 text"),
      ([0, 1], "names\\u{1B}.txt is not a text file"),
    ] as [([UInt8], String)])
  func whatIsNoText(bytes: [UInt8], message: String) {
    let error = #expect(throws: DataError.self) { try Corpus(bytes: bytes, path: "names\u{1B}.txt") }
    #expect(error?.kind == .data && error?.message == message, "\(String(describing: error))")
  }

  @Test func aMissingFileIsNamed() {
    let error = #expect(throws: DataError.self) { try Corpus(path: "no such names.txt") }
    #expect(error?.kind == .file)
    #expect(error?.message.hasPrefix("cannot read \"no such names.txt\": ") == true)
  }
}
