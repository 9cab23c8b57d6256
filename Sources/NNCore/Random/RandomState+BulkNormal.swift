extension RandomState {
  /// Writes what `count` calls of ``gaussianPair()`` return.
  ///
  /// A batch draws no more points than pairs are wanted, and only from the words at hand; so it never draws a
  /// point too many. What is left over, less than a vector of points, is drawn one by one.
  mutating func fillGaussianPairs(_ count: Int, _ target: UnsafeMutablePointer<Double>) {
    guard PlatformLog.isPredictable else { return fillGaussianPairsOneByOne(count, target) }
    GaussianBatch.with { batch in
      var next = target
      var rest = count
      while rest > 0 {
        if position == RandomState.size { twist() }
        let candidates = min(rest, (RandomState.size - position) / 4)
        var made = 1
        if candidates >= 8 {
          let place = position
          withUnsafeMutableWords { made = batch.drawPoints(candidates, from: $0 + place) }
          position += 4 * candidates
          batch.makePairs(of: made, next)
        } else {
          (next[0], next[1]) = gaussianPair()
        }
        next += 2 * made
        rest -= made
      }
    }
  }

  private mutating func fillGaussianPairsOneByOne(_ count: Int, _ target: UnsafeMutablePointer<Double>) {
    for pair in 0..<count { (target[2 * pair], target[2 * pair + 1]) = gaussianPair() }
  }
}
