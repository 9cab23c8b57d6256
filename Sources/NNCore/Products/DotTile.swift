// In `A·Bᵀ` the rows of both factors are contiguous, and each element is a dot product of two rows. It is summed in
// eight lanes along k, lane l holding the terms l, l + 8, …, and the lanes are added in the order of `treeSum`. If the
// length is not a multiple of eight, the last vector holds the remaining terms in its last lanes, and zeros before
// them.

#if canImport(CPUFeatures.AVX512)
  let largestDotTile = DotTileSize(rows: 5, columns: 5)
#else
  let largestDotTile = DotTileSize(rows: 2, columns: 2)
#endif

struct DotTileSize {
  let rows: Int
  let columns: Int

  @inline(__always)
  func nextRows(_ remaining: Int) -> Int { evenShare(of: remaining, atMost: rows) }

  @inline(__always)
  func nextColumns(_ remaining: Int) -> Int { evenShare(of: remaining, atMost: columns) }
}

/// Where R rows of A and C rows of Bᵀ begin, and how far apart they are.
struct DotJob {
  let a: UnsafePointer<Double>
  let aRow: Int
  let b: UnsafePointer<Double>
  let bRow: Int
  let depth: Int
}

enum DotTile<let R: Int, let C: Int> {
  typealias Lanes = InlineArray<R, InlineArray<C, Vector>>
  typealias Sums = InlineArray<R, InlineArray<C, Double>>

  /// Writes the R × C dot products to rows that are `step` apart.
  @inline(never)
  static func run(_ job: DotJob, into target: UnsafeMutablePointer<Double>, step: Int) {
    let sums = sums(job)
    for row in 0..<R {
      for column in 0..<C { target[row &* step &+ column] = sums[row][column] }
    }
  }

  /// The R × C dot products.
  ///
  /// - Precondition: At least eight terms can be read before the job's end, whether or not they all belong to it.
  @inline(__always)
  static func sums(_ job: DotJob) -> Sums {
    var lanes = Lanes(repeating: InlineArray<C, Vector>(repeating: .zero))
    var k = 0
    while k &+ 8 <= job.depth {
      add(job, at: k, to: &lanes) { $0 }
      k &+= 8
    }
    if k < job.depth {
      let isNew = SIMDMask<SIMD8<Int64>>.atLeast(8 - (job.depth - k))
      add(job, at: job.depth - 8, to: &lanes) { Vector.zero.replacing(with: $0, where: isNew) }
    }
    return treeSums(lanes)
  }

  /// `treeSum` of each element, one halving at a time, 8 → 4 → 2 → 1: only small loops are fully unrolled, and only
  /// their values stay in registers.
  @inline(__always)
  private static func treeSums(_ lanes: Lanes) -> Sums {
    var fours = InlineArray<R, InlineArray<C, SIMD4<Double>>>(repeating: .init(repeating: .zero))
    for row in 0..<R {
      for column in 0..<C { fours[row][column] = lanes[row][column].lowHalf + lanes[row][column].highHalf }
    }
    var twos = InlineArray<R, InlineArray<C, SIMD2<Double>>>(repeating: .init(repeating: .zero))
    for row in 0..<R {
      for column in 0..<C { twos[row][column] = fours[row][column].lowHalf + fours[row][column].highHalf }
    }
    var sums = Sums(repeating: InlineArray<C, Double>(repeating: 0))
    for row in 0..<R {
      for column in 0..<C { sums[row][column] = twos[row][column].x + twos[row][column].y }
    }
    return sums
  }

  @inline(__always)
  private static func add(_ job: DotJob, at k: Int, to lanes: inout Lanes, _ mask: (Vector) -> Vector) {
    var right = InlineArray<C, Vector>(repeating: .zero)
    for column in 0..<C { right[column] = mask(loadVector(job.b + (column &* job.bRow &+ k))) }
    for row in 0..<R {
      let left = mask(loadVector(job.a + (row &* job.aRow &+ k)))
      for column in 0..<C { lanes[row][column] = fma(left, right[column], lanes[row][column]) }
    }
  }
}
