import NNCore
import TestSupport
import Testing

/// What NumPy 2.4 draws, from its own run.
private struct NumPyDraws: Decodable {
  struct Mixed: Decodable {
    let randn3, rand2, randn2, randn1: [Double]
    let permutation7: [Int]

    enum CodingKeys: String, CodingKey {
      case randn3 = "randn(3)"
      case rand2 = "then rand(2)"
      case randn2 = "then randn(2)"
      case permutation7 = "then permutation(7)"
      case randn1 = "then randn(1)"
    }
  }

  let rand, randn, lastOfRandn, normal: [Double]
  let permutation, shuffle: [Int]
  let choice: Int
  let mixed: Mixed

  enum CodingKeys: String, CodingKey {
    case rand = "rand(5)"
    case randn = "randn(5)"
    case lastOfRandn = "randn(100000)[-3:]"
    case permutation = "permutation(20)"
    case shuffle = "shuffle(list(range(11)))"
    case choice = "choice(6, p=[.1,.2,.3,.15,.05,.2])"
    case normal = "normal(scale=0.2, size=3)"
    case mixed
  }
}

private struct NumPyFixture: Decodable {
  let seeds: [String: NumPyDraws]
}

private let seeds: [UInt32] = [0, 1, 3, 28, .max]

private func draws(_ seed: UInt32) throws -> NumPyDraws {
  try #require(try Fixture.load(NumPyFixture.self, "numpy_random").seeds["\(seed)"], "no seed \(seed)")
}

@Suite struct RandomStateFixtureTests {
  @Test(arguments: seeds) func equalsNumPyFromAFreshSeed(seed: UInt32) throws {
    let expected = try draws(seed)
    let fresh = RandomState(seed: seed)
    var random = fresh
    expectClose(random.rand(1, 5).elements, expected.rand, "rand")
    random = fresh
    expectClose(random.randn(1, 5).elements, expected.randn, "randn")
    random = fresh
    expectClose(Array(random.randn(1, 100_000).elements.suffix(3)), expected.lastOfRandn, "end of randn")
    random = fresh
    expectClose(random.normal(scale: 0.2, 1, 3).elements, expected.normal, "normal")
    random = fresh
    #expect(random.permutation(20) == expected.permutation)
    random = fresh
    #expect(random.choice(probabilities: [0.1, 0.2, 0.3, 0.15, 0.05, 0.2]) == expected.choice)
    random = fresh
    var list = Array(0..<11)
    random.shuffle(&list)
    #expect(list == expected.shuffle)
  }

  @Test(arguments: seeds) func equalsNumPyInAMixedSequence(seed: UInt32) throws {
    let expected = try draws(seed).mixed
    var random = RandomState(seed: seed)
    expectClose(random.randn(3, 1).elements, expected.randn3, "randn(3)")
    expectClose(random.rand(2, 1).elements, expected.rand2, "rand(2)")
    expectClose(random.randn(2, 1).elements, expected.randn2, "randn(2)")
    #expect(random.permutation(7) == expected.permutation7)
    expectClose(random.randn(1, 1).elements, expected.randn1, "randn(1)")
  }

  @Test func equalsThePublishedCase() throws {
    let expected = try PublishedCase.named("RNG-1")
    for seed: UInt32 in [0, 1] {
      var random = RandomState(seed: seed)
      expectClose((0..<4).map { _ in Double(random.nextUInt32()) }, try expected["seed\(seed).u32"], "words")
      random = RandomState(seed: seed)
      expectClose(random.permutation(10).map(Double.init), try expected["seed\(seed).permutation10"], "order")
    }
    for seed: UInt32 in [1, 3] {
      var random = RandomState(seed: seed)
      expectClose((0..<4).map { _ in random.randn() }, try expected["seed\(seed).randn"], "randn \(seed)")
    }
    var random = RandomState(seed: 1)
    expectClose((0..<3).map { _ in random.rand() }, try expected["seed1.rand"], "rand")
    random = RandomState(seed: 0)
    let choices = (0..<10).map { _ in Double(random.choice(probabilities: [0.1, 0, 0.7, 0.2])) }
    expectClose(choices, try expected["seed0.choice4_p[.1,0,.7,.2]x10"], "choices")
  }
}
