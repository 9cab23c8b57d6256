import NNCore
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
  ]

  /// One to eight changes: bytes replaced, pieces put in, stretches taken out or repeated, the end cut off.
  private func mutated(_ file: [UInt8], _ random: inout RandomState) -> [UInt8] {
    var bytes = file
    for _ in 0...random.interval(7) where !bytes.isEmpty {
      let place = random.interval(bytes.count - 1)
      let end = min(bytes.count, place + 1 + random.interval(12))
      switch random.interval(5) {
      case 0: bytes[place] = UInt8(random.interval(255))
      case 1, 2: bytes.insert(contentsOf: Self.pieces[random.interval(Self.pieces.count - 1)], at: place)
      case 3: bytes.removeSubrange(place..<end)
      case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
      default: if random.interval(9) == 0 { bytes.removeSubrange(place...) }
      }
    }
    return bytes
  }

  private func expectSound(_ bytes: [UInt8], _ options: CSVOptions) {
    do throws(DataError) {
      let table = try CSVTable(bytes: bytes, path: "f.csv", header: options.header)
      #expect(table.values.count == table.rows * table.columns)
      #expect(table.values.count <= bytes.count + 1, "more cells than bytes")
      let data = try CSVExamples(table, options).data
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

  @Test("Changed files neither stop the program nor give what is no number", arguments: 1...8)
  func mutations(_ seed: UInt32) {
    var random = RandomState(seed: seed)
    for index in 0..<1_000 {
      let file = Self.files[index % Self.files.count]
      expectSound(mutated(file, &random), Self.options[random.interval(Self.options.count - 1)])
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
