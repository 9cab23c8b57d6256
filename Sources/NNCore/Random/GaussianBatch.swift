/// The polar method on many points at once, in scratch memory that stays in the first-level cache.
///
/// Each step is a separate loop: between vectors and single numbers the data go through memory, which is faster than
/// extracting lanes.
struct GaussianBatch {
  /// One state of the generator gives 156 points of four words each; that is rounded up to whole vectors.
  private static let capacity = 160

  /// The points `x₁, x₂, x₁, x₂ …`.
  private let points: UnsafeMutablePointer<Double>
  private let squaredRadii: UnsafeMutablePointer<Double>
  private let factors: UnsafeMutablePointer<Double>

  /// First -1 for each point inside the unit disc, and 0 for the others; then -1 for each logarithm in doubt; finally
  /// the indices of those.
  private let marks: UnsafeMutablePointer<Int64>

  /// Calls `body` with a batch in scratch memory.
  @inline(__always)
  static func with(_ body: (GaussianBatch) -> Void) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * capacity) { numbers in
      withUnsafeTemporaryAllocation(of: Int64.self, capacity: capacity) { marks in
        guard let numbers = numbers.baseAddress, let marks = marks.baseAddress else { return }
        body(
          GaussianBatch(
            points: numbers, squaredRadii: numbers + 2 * capacity, factors: numbers + 3 * capacity,
            marks: marks))
      }
    }
  }

  /// Draws `candidates` points from the square around the unit disc, writes the two numbers of each point inside to
  /// `target`, and returns the number of these points.
  @inline(never)
  func makePairs(
    candidates: Int, from words: UnsafePointer<UInt32>, _ target: UnsafeMutablePointer<Double>
  ) -> Int {
    drawPoints(candidates, from: words)
    let count = keepMarkedPoints(candidates)
    makeFactors(count)
    for index in 0..<count {
      target[2 &* index] = factors[index] * points[2 &* index &+ 1]
      target[2 &* index &+ 1] = factors[index] * points[2 &* index]
    }
    return count
  }

  /// Draws points, and marks those inside the disc.
  @inline(__always)
  private func drawPoints(_ count: Int, from words: UnsafePointer<UInt32>) {
    for first in stride(from: 0, to: count, by: 8) {
      let low = uniform(loadWords(words + 4 * first))
      let high = uniform(loadWords(words + 4 * first + 16))
      let both = SIMD16(lowHalf: low + low - 1, highHalf: high + high - 1)
      let squaredRadius = both.evenHalf * both.evenHalf + both.oddHalf * both.oddHalf
      store(both.lowHalf, to: points + 2 * first)
      store(both.highHalf, to: points + 2 * first + 8)
      store(squaredRadius, to: squaredRadii + first)
      store((squaredRadius .< 1) .& (squaredRadius .> 0), to: marks + first)
    }
  }

  /// Moves the marked points to the front, and returns how many there are.
  ///
  /// A branch on the mark would be unpredictable, so every point is moved, and the next one overwrites it unless it is
  /// marked.
  @inline(__always)
  private func keepMarkedPoints(_ candidates: Int) -> Int {
    var count = 0
    for index in 0..<candidates {
      points[2 &* count] = points[2 &* index]
      points[2 &* count &+ 1] = points[2 &* index &+ 1]
      squaredRadii[count] = squaredRadii[index]
      count &-= Int(marks[index])
    }
    return count
  }

  /// Makes the factors `√(-2 ln r² / r²)`, exactly as ``gaussianFactor(_:)`` does. The ones in doubt are listed first,
  /// without a branch, as the points inside the disc were.
  @inline(__always)
  private func makeFactors(_ count: Int) {
    for first in stride(from: 0, to: count, by: 8) {
      let squaredRadius = loadVector(squaredRadii + first)
      let logarithm = VectorLog(squaredRadius)
      store((-2 * logarithm.value / squaredRadius).squareRoot(), to: factors + first)
      store(logarithm.isInDoubt, to: marks + first)
    }
    var doubts = 0
    for index in 0..<count {
      let mark = marks[index]
      marks[doubts] = Int64(index)
      doubts &-= Int(mark)
    }
    for doubt in 0..<doubts {
      let index = Int(marks[doubt])
      factors[index] = gaussianFactor(squaredRadii[index])
    }
  }
}

@inline(__always)
private func store(_ mask: SIMDMask<SIMD8<Int64>>, to target: UnsafeMutablePointer<Int64>) {
  let lanes = unsafeBitCast(mask, to: SIMD8<Int64>.self)
  UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: SIMD8<Int64>.self)
}
