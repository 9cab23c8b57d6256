import NNCore
import TestSupport
import Testing

@testable import Datasets

/// Texts changed at random: each is read as names, or refused with a message.
@Suite struct CorpusFuzzTests {
  private static let pieces: [[UInt8]] =
    [
      "\n", "\r", "\r\n", " ", "\t", "\u{2028}", "\u{FEFF}", "É", "e\u{301}", "İ", "ß", "🦖", "\u{1B}[2J",
      "\u{202E}",
    ]
    .map { Array($0.utf8) } + [[0], [0xFF], [0xC2], [0xFF, 0xFE], [UInt8](repeating: 0x6E, count: 1_001)]

  private static let files: [[UInt8]] = [
    "aachenosaurus\naardonyx\nabdallahsaurus\n", "Ann\r\nBob\r\n\r\nCid", "\u{FEFF}Zoë\nMáté\n", "a\rb\rc",
    "恐龍\n翼龍\n", "x", "\n\n\n",
  ].map { Array($0.utf8) }

  private func expectSound(_ bytes: [UInt8]) {
    do throws(DataError) {
      let corpus = try Corpus(bytes: bytes, path: "n.txt")
      let letters = corpus.names.reduce(0) { $0 + $1.unicodeScalars.count }
      #expect(!corpus.names.isEmpty && corpus.names.count + corpus.blankLines <= bytes.count + 1)
      // Lowercasing can add letters, as it does to İ.
      #expect(letters <= 3 * bytes.count, "\(letters) letters of \(bytes.count) bytes")
      let areNames = corpus.names.allSatisfy {
        !$0.isEmpty && $0.unicodeScalars.count <= Corpus.longestName && !$0.unicodeScalars.contains("\n")
      }
      #expect(areNames, "\(corpus.names)")
    } catch {
      #expect(error.kind == .data && error.message.hasPrefix("n.txt"), "\(error)")
      let steers = error.description.unicodeScalars.contains { $0.properties.generalCategory == .control }
      #expect(!steers, "a control character in \(error.description.debugDescription)")
    }
  }

  @Test("Changed texts neither stop the program nor give invalid names", arguments: fuzzSeeds(4))
  func mutations(_ seed: UInt32) {
    var random = RandomState(seed: seed)
    for index in 0..<1_000 {
      expectSound(mutated(Self.files[index % Self.files.count], by: Self.pieces, &random))
    }
  }
}
