extension RandomState {
  /// A whole number drawn uniformly from 0...max by rejection: as many bits as `max` has are drawn until they do not
  /// exceed it.
  ///
  /// This is how NumPy's `shuffle` and `permutation` draw indices.
  ///
  /// - Precondition: `max >= 0`.
  /// - Complexity: Fewer than two draws on average.
  public mutating func interval(_ max: Int, file: StaticString = #file, line: UInt = #line) -> Int {
    require(max >= 0, "cannot draw a number between 0 and \(max)", file: file, line: line)
    if max == 0 { return 0 }
    let limit = UInt64(max)
    let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
    let isWide = limit > UInt32.max
    while true {
      let value = (isWide ? next() : UInt64(nextUInt32())) & mask
      if value <= limit { return Int(value) }
    }
  }

  /// Shuffles the elements, each order being equally likely (Fisher and Yates, 1938; in place and from the last element
  /// to the first, as in Durstenfeld, 1964).
  ///
  /// - Complexity: O(n) for n elements.
  @inlinable
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, interval(last))
    }
  }

  /// The numbers 0..<count in random order, as `numpy.random.RandomState.permutation(count)` gives them.
  ///
  /// - Precondition: `count >= 0`.
  /// - Complexity: O(count).
  public mutating func permutation(
    _ count: Int, file: StaticString = #file, line: UInt = #line
  ) -> [Int] {
    require(count >= 0, "no permutation of \(count) elements", file: file, line: line)
    var indices = Array(0..<count)
    shuffle(&indices)
    return indices
  }

  /// An index drawn with the given probabilities: the first whose cumulative probability exceeds ``rand()``, as
  /// `numpy.random.RandomState.choice(n, p=probabilities)` draws it.
  ///
  /// - Precondition: No probability is negative or NaN, and they add up to 1 within √ε, about 1.5 · 10⁻⁸.
  /// - Complexity: O(n) for n probabilities.
  public mutating func choice(
    probabilities: [Double], file: StaticString = #file, line: UInt = #line
  ) -> Int {
    let total = requireDistribution(probabilities, file, line)
    let target = rand()
    var cumulative = 0.0
    for (index, probability) in probabilities.enumerated() {
      cumulative += probability
      if cumulative / total > target { return index }
    }
    return probabilities.count - 1
  }

  /// The sum of the probabilities, which is 1 up to rounding.
  private func requireDistribution(
    _ probabilities: [Double], _ file: StaticString, _ line: UInt
  ) -> Double {
    var total = 0.0
    for (index, probability) in probabilities.enumerated() {
      require(probability >= 0, "the probability of \(index) is \(probability)", file: file, line: line)
      total += probability
    }
    require(
      abs(total - 1) <= Double.ulpOfOne.squareRoot(), "the probabilities add up to \(total), not to 1",
      file: file, line: line)
    return total
  }
}
