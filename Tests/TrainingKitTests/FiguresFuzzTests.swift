import Foundation
import NNCore
import TestSupport
import Testing
import TrainingKit

@testable import LessonKit

/// Files of published figures, changed at random: each is read, or refused with a message. A trap would end the whole
/// test.
@Suite struct FiguresFuzzTests {
  private static let file = Array(
    #"""
    {"heading": "published", "costs": [{"at": 0, "cost": "inf", "relative_tolerance": null},
     {"at": 1000, "cost": 0.25, "relative_tolerance": 1e-10}], "train_accuracy": 0.9, "test_accuracy": [0.9, 0.91]}
    """#.utf8)
  private static let pieces = [
    "null", "\"inf\"", "-1", "1e999", "{", "]", ",", "\"", "\\u0000", "9223372036854775808",
  ]
  .map { Array($0.utf8) }

  private func isRead(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try reference(ReferenceRun.self, in: bytes, path: "x.json")
      return true
    } catch {
      #expect(error.kind == .file && error.message.hasPrefix("x.json does not hold"), "\(error)")
      return false
    }
  }

  @Test func theFileItselfIsRead() { #expect(isRead(Self.file)) }

  @Test func everyBeginningIsRefused() {
    for count in Self.file.indices { #expect(!isRead(Array(Self.file[..<count])), "\(count) bytes") }
  }

  @Test(arguments: fuzzSeeds(4)) func changesDoNoHarm(_ seed: UInt32) {
    var random = RandomState(seed: seed)
    for _ in 0..<500 { _ = isRead(mutated(Self.file, by: Self.pieces, &random)) }
  }
}
