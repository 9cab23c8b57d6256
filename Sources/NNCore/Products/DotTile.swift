// In `A·Bᵀ` the rows of both factors lie in one piece, so each element is a dot product of two rows. It is
// summed in eight lanes along k, lane l holding the terms l, l + 8, …, and the lanes in the order of `treeSum`.
// If the length is not a multiple of eight, the last terms sit at the ends of the lanes, behind zeros.

#if canImport(CPUFeatures.AVX512)
  let largestDotTile = DotTileSize(rows: 4, columns: 6)
#elseif canImport(CPUFeatures.FMA)
  let largestDotTile = DotTileSize(rows: 2, columns: 3)
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
  typealias Sums = InlineArray<R, InlineArray<C, Vector>>

  /// Calls `store(row, column, sum)` for each of the R × C dot products.
  ///
  /// - Precondition: There are eight terms before `job`'s end, whether or not they belong to the job.
  @inline(__always)
  static func run(_ job: DotJob, _ store: (Int, Int, Double) -> Void) {
    var sums = Sums(repeating: InlineArray<C, Vector>(repeating: .zero))
    var k = 0
    while k + 8 <= job.depth {
      add(job, at: k, to: &sums) { $0 }
      k += 8
    }
    if k < job.depth {
      let done = 8 - (job.depth - k)
      let isNew = SIMDMask<SIMD8<Int64>>.atLeast(done)
      add(job, at: job.depth - 8, to: &sums) { Vector.zero.replacing(with: $0, where: isNew) }
    }
    for row in 0..<R {
      for column in 0..<C { store(row, column, sums[row][column].treeSum) }
    }
  }

  @inline(__always)
  private static func add(_ job: DotJob, at k: Int, to sums: inout Sums, _ mask: (Vector) -> Vector) {
    var right = InlineArray<C, Vector>(repeating: .zero)
    for column in 0..<C { right[column] = mask(loadVector(job.b + (column &* job.bRow &+ k))) }
    for row in 0..<R {
      let left = mask(loadVector(job.a + (row &* job.aRow &+ k)))
      for column in 0..<C { sums[row][column] = fma(left, right[column], sums[row][column]) }
    }
  }
}
