import Foundation
import TestSupport
import Testing

@testable import NNCore

/// A generator as a value: compared, saved, and used as a source of Swift's random numbers.
@Suite struct RandomStateValueTests {
  @Test func equalGeneratorsDrawTheSame() {
    var (a, b) = (RandomState(seed: 5), RandomState(seed: 5))
    #expect(a == b && a != RandomState(seed: 6))
    _ = a.randn()
    #expect(a != b)
    _ = b.randn()
    #expect(a == b)
    _ = a.randn()  // only hands out the second number of the pair
    #expect(a != b)
  }

  @Test(arguments: [0, 1, 3, 623, 624, 1000]) func comesBackAsItWas(words: Int) throws {
    var random = RandomState(seed: 8)
    for _ in 0..<words { _ = random.nextUInt32() }
    if words == 3 { _ = random.randn() }
    var again = try JSONDecoder().decode(RandomState.self, from: JSONEncoder().encode(random))
    #expect(again == random)
    expectEqual(again.randn(50, 50), random.randn(50, 50))
    expectEqual(again.rand(50, 50), random.rand(50, 50))
    #expect(again.permutation(1000) == random.permutation(1000) && again == random)
  }

  /// The first words of `numpy.random.RandomState(5).get_state()`.
  @Test func theStateIsNumPys() throws {
    struct State: Decodable {
      let words: [UInt32]
      let position: Int
      let cachedGaussian: Double?
    }
    let text = try JSONEncoder().encode(RandomState(seed: 5))
    let state = try JSONDecoder().decode(State.self, from: text)
    #expect(Array(state.words.prefix(3)) == [5, 472_231_674, 2_253_902_500])
    #expect(state.words.count == 624 && state.position == 624 && state.cachedGaussian == nil)
  }

  private static func text(words: Int, value: Int, position: Int, gaussian: String = "null") -> String {
    let list = [Int](repeating: value, count: words).map(String.init).joined(separator: ",")
    return #"{"words":[\#(list)],"position":\#(position),"cachedGaussian":\#(gaussian)}"#
  }

  /// No input can be decoded to a generator that hangs or stops the program.
  @Test(arguments: [
    text(words: 623, value: 1, position: 0), text(words: 625, value: 1, position: 0),
    text(words: 624, value: 1, position: -1), text(words: 624, value: 1, position: 625),
    text(words: 624, value: 0, position: 624), text(words: 624, value: -1, position: 624),
    #"{"words":[]}"#,
  ]) func whatIsNoStateIsAnError(text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(RandomState.self, from: Data(text.utf8)) }
  }

  @Test func anyStateDraws() throws {
    let text = Self.text(words: 624, value: 1, position: 0, gaussian: "0.5")
    var random = try JSONDecoder().decode(RandomState.self, from: Data(text.utf8))
    #expect(random.randn() == 0.5)
    #expect(random.randn(30, 30).isFinite)
  }

  @Test func isASourceForSwiftsOwnNumbers() {
    var (random, plain) = (RandomState(seed: 6), PlainRandomState(seed: 6))
    for _ in 0..<5 {
      let upper = UInt64(plain.word())
      #expect(random.next() == upper << 32 | UInt64(plain.word()))
    }
    var again = RandomState(seed: 6)
    random = again
    let shuffled = (0..<100).shuffled(using: &random)
    #expect(shuffled == (0..<100).shuffled(using: &again) && shuffled.sorted() == Array(0..<100))
    #expect((1...6).contains(Int.random(in: 1...6, using: &random)))
  }
}
