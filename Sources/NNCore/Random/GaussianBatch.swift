/// The polar method on many points at once, in scratch memory that stays in the first-level cache.
///
/// The steps are loops of their own: what goes from vectors to single numbers goes through memory, which is
/// faster than taking vectors apart.
struct GaussianBatch {
  /// One state of the generator gives 156 points, of four words each; vectors are written and read whole.
  private static let capacity = 160

  /// The points `x₁, x₂, x₁, x₂ …`.
  private let points: UnsafeMutablePointer<Double>
  private let squaredRadii: UnsafeMutablePointer<Double>
  private let factors: UnsafeMutablePointer<Double>

  /// -1 for each point inside the unit disc, and 0 for the others; later -1 for each logarithm in doubt.
  private let marks: UnsafeMutablePointer<Int64>

  /// Calls `body` with a batch to work in.
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

  /// Draws `candidates` points from the square around the unit disc, keeps those inside, and returns their number.
  @inline(__always)
  func drawPoints(_ candidates: Int, from words: UnsafePointer<UInt32>) -> Int {
    for first in stride(from: 0, to: candidates, by: 8) {
      let low = centred(uniform(loadWords(words + 4 * first)))
      let high = centred(uniform(loadWords(words + 4 * first + 16)))
      store(low, to: points + 2 * first)
      store(high, to: points + 2 * first + 8)
      let both = SIMD16(lowHalf: low, highHalf: high)
      let squaredRadius = both.evenHalf * both.evenHalf + both.oddHalf * both.oddHalf
      store(squaredRadius, to: squaredRadii + first)
      store((squaredRadius .< 1) .& (squaredRadius .> 0), to: marks + first)
    }
    return keepMarkedPoints(candidates)
  }

  /// Moves the marked points to the front, and returns their number.
  ///
  /// A branch on the mark could not be predicted. So each point is moved, and the next one takes its place unless
  /// it is marked.
  @inline(__always)
  private func keepMarkedPoints(_ candidates: Int) -> Int {
    var count = 0
    for index in 0..<candidates {
      points[2 * count] = points[2 * index]
      points[2 * count + 1] = points[2 * index + 1]
      squaredRadii[count] = squaredRadii[index]
      count &-= Int(marks[index])
    }
    return count
  }

  /// Writes the `2 · count` numbers that the first `count` points give.
  @inline(__always)
  func makePairs(of count: Int, _ target: UnsafeMutablePointer<Double>) {
    for first in stride(from: 0, to: count, by: 8) {
      let squaredRadius = loadVector(squaredRadii + first)
      let logarithm = VectorLog(squaredRadius)
      store((-2 * logarithm.value / squaredRadius).squareRoot(), to: factors + first)
      store(logarithm.isInDoubt, to: marks + first)
    }
    for index in 0..<count where marks[index] != 0 {
      factors[index] = gaussianFactor(squaredRadii[index])
    }
    for index in 0..<count {
      target[2 * index] = factors[index] * points[2 * index + 1]
      target[2 * index + 1] = factors[index] * points[2 * index]
    }
  }
}

/// Numbers from [0, 1) moved to [-1, 1).
@inline(__always)
private func centred(_ numbers: Vector) -> Vector { numbers + numbers - 1 }

@inline(__always)
private func store(_ mask: SIMDMask<SIMD8<Int64>>, to target: UnsafeMutablePointer<Int64>) {
  let lanes = unsafeBitCast(mask, to: SIMD8<Int64>.self)
  UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: SIMD8<Int64>.self)
}
