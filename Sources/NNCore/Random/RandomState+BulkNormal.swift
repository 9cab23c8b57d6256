extension RandomState {
  /// Writes what `count` calls of ``gaussianPair()`` would return.
  ///
  /// A batch draws at most as many points as pairs are still needed, and only from words that are left in the state, so
  /// it never draws a point too many. The last few pairs are drawn one by one.
  mutating func fillGaussianPairs(_ count: Int, _ target: UnsafeMutablePointer<Double>) {
    GaussianBatch.with { batch in
      var done = 0
      while done < count {
        if position == RandomState.size { twist() }
        let candidates = min(count - done, (RandomState.size - position) / 4)
        if candidates >= 8 {
          done += makePairs(candidates, batch, target + 2 * done)
        } else {
          (target[2 * done], target[2 * done + 1]) = gaussianPair()
          done += 1
        }
      }
    }
  }

  @inline(__always)
  private mutating func makePairs(
    _ candidates: Int, _ batch: GaussianBatch, _ target: UnsafeMutablePointer<Double>
  ) -> Int {
    let start = position
    position += 4 * candidates
    return withUnsafeMutableWords { batch.makePairs(candidates: candidates, from: $0 + start, target) }
  }
}
