import NNCore
import TestSupport
import Testing

@testable import Datasets

/// Files of every shape, changed at random: each is either read or refused with a message, and takes memory in
/// proportion to its size.
@Suite struct CSVFuzzTests {
  private static let pieces: [[UInt8]] =
    [
      ",", ";", "\t", " ", "\"", "\"\"", "\n", "\r", "\r\n", "#", ".", "-", "+", "e", "E9", "1e400", "nan",
      "?",
      "NA", "0x1", "1,5", "sep=,", "\u{FEFF}", "\u{A0}", "\u{2212}", "a", "999999999999999999999", "|",
      "\u{1B}[2J",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0xC2], [0xFF, 0xFE]]

  private static let files: [[UInt8]] = CSVShapeTests.shapes.map { Array($0.text.utf8) }

  private static let options = [
    CSVOptions(), CSVOptions(severalClasses: true), CSVOptions(label: "1", dropsMissing: true),
    CSVOptions(label: "y", ignored: ["1"], header: .present),
    CSVOptions(ignored: ["a,2"], header: .absent, positive: "1", severalClasses: true),
    CSVOptions(severalClasses: true, encoded: .all), CSVOptions(encoded: .named(["1"]), decimalMark: .comma),
    CSVOptions(dropsMissing: true, schema: TableSchema(features: ["a", "b=1"], encodesWords: true)),
    CSVOptions(schema: TableSchema(features: ["feature 1", "feature 2"], classes: ["0", "1"])),
  ]

  private func expectSound(_ bytes: [UInt8], _ options: CSVOptions) {
    do throws(DataError) {
      try requireText(bytes, ofFile: "f.csv")
      let table = try Table(bytes: bytes, path: "f.csv", options)
      #expect(table.values.count == table.rows * table.columns)
      #expect(table.values.count <= bytes.count + 1, "more cells than bytes")
      let data = try CSVFile(bytes: bytes, path: "f.csv", options).examples
      let areFinite = data.X.elements.allSatisfy { $0.isFinite }
      #expect(areFinite)
      let areClasses = data.classes.allSatisfy { data.classNames.indices.contains($0) }
      #expect(areClasses)
      #expect(data.classNames.count >= 2)
    } catch {
      #expect(!error.message.isEmpty)
      let steers = error.description.unicodeScalars.contains { $0.properties.generalCategory == .control }
      #expect(!steers, "a control character in \(error.description.debugDescription)")
    }
  }

  @Test("Changed files neither stop the program nor give non-finite numbers", arguments: fuzzSeeds(8))
  func mutations(_ seed: UInt32) {
    var random = RandomState(seed: seed)
    for index in 0..<1_000 {
      let file = Self.files[index % Self.files.count]
      expectSound(
        mutated(file, by: Self.pieces, &random), Self.options[random.interval(Self.options.count - 1)])
    }
  }

  @Test func anyBytesAtAll() {
    var random = RandomState(seed: 9)
    for _ in 0..<2_000 {
      let bytes = (0..<random.interval(60)).map { _ in
        random.interval(3) == 0
          ? UInt8(random.interval(127)) : [10, 13, 34, 35, 44, 46, 48, 49, 59, 9, 32][random.interval(10)]
      }
      expectSound(bytes, Self.options[random.interval(Self.options.count - 1)])
    }
  }
}
