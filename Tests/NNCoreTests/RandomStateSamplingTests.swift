import NNCore
import Testing

@Suite struct RandomStateSamplingTests {
  @Test func emptyAndSingleListsDrawNothing() {
    var random = RandomState(seed: 1)
    #expect(random.permutation(0) == [])
    #expect(random.permutation(1) == [0])
    #expect(random.interval(0) == 0)
    var none: [String] = []
    random.shuffle(&none)
    var one = ["a"]
    random.shuffle(&one)
    #expect(none == [] && one == ["a"])
    var fresh = RandomState(seed: 1)
    #expect(random.nextUInt32() == fresh.nextUInt32())
  }

  @Test func permutationIsTheShuffleOfTheNumbers() {
    for count in [2, 3, 100, 455, 569, 3000] {
      var random = RandomState(seed: 28)
      let permutation = random.permutation(count)
      #expect(permutation.sorted() == Array(0..<count), "count \(count)")
      random = RandomState(seed: 28)
      var names = (0..<count).map { "name \($0)" }
      random.shuffle(&names)
      #expect(names == permutation.map { "name \($0)" }, "count \(count)")
    }
  }

  /// `RandomState(5).randint(0, 2**40 + 1, dtype=numpy.int64)`, four times: two words for each try.
  @Test func wideIntervalsDrawTwoWords() {
    var random = RandomState(seed: 5)
    let expected = [34_745_516_772, 993_841_416_126, 680_694_927_056, 34_320_314_572]
    #expect((0..<4).map { _ in random.interval(1 << 40) } == expected)
  }

  @Test func intervalsReachBothEndsAndNoFurther() {
    var random = RandomState(seed: 3)
    for max in [1, 2, 3, 7, 8] {
      let drawn = Set((0..<400).map { _ in random.interval(max) })
      #expect(drawn == Set(0...max))
    }
    // One word is enough for 2³² - 1, and none is rejected.
    var plain = PlainRandomState(seed: 6)
    random = RandomState(seed: 6)
    #expect(random.interval(Int(UInt32.max)) == Int(plain.word()))
    #expect(random.nextUInt32() == plain.word())
  }

  @Test func choiceSearchesTheCumulativeSum() {
    let probabilities = [0, 0.1, 0, 0.2, 0.3, 0.15, 0.05, 0.2, 0]
    var random = RandomState(seed: 8)
    var plain = PlainRandomState(seed: 8)
    for draw in 0..<2000 {
      let target = plain.rand()
      var sums = probabilities
      for index in 1..<sums.count { sums[index] += sums[index - 1] }
      let expected = sums.firstIndex { $0 / sums[sums.count - 1] > target }
      #expect(random.choice(probabilities: probabilities) == expected, "draw \(draw)")
    }
  }

  @Test func choiceAmongOneDrawsOneNumber() {
    var random = RandomState(seed: 8)
    var plain = PlainRandomState(seed: 8)
    #expect(random.choice(probabilities: [1]) == 0)
    _ = plain.rand()
    #expect(random.rand() == plain.rand())
  }

  @Test func choiceAllowsForRounding() {
    var random = RandomState(seed: 8)
    #expect((0..<3).contains(random.choice(probabilities: [0.3, 0.3, 0.4 + 1e-9])))
  }

  @Test func refusesWhatCannotBeDrawn() async {
    await #expect(processExitsWith: .failure) {
      var random = RandomState(seed: 1)
      _ = random.choice(probabilities: [0.5, 0.6])
    }
    await #expect(processExitsWith: .failure) {
      var random = RandomState(seed: 1)
      _ = random.choice(probabilities: [-0.5, 1.5])
    }
    await #expect(processExitsWith: .failure) {
      var random = RandomState(seed: 1)
      _ = random.choice(probabilities: [])
    }
    await #expect(processExitsWith: .failure) {
      var random = RandomState(seed: 1)
      _ = random.permutation(-1)
    }
  }
}
