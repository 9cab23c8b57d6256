// In `A·Bᵀ` the rows of both factors are contiguous, and each element is a dot product of two rows. It is summed in
// eight lanes along k, lane l holding the terms l, l + 8, …, and the lanes are added in the order of `treeSum`. If the
// length is not a multiple of eight, the last vector holds the remaining terms in its last lanes, and zeros before
// them.
//
// Where a register holds fewer than eight lanes, they are summed one register at a time, in as many passes along k.

#if canImport(CPUFeatures.AVX512)
  typealias DotLanes = SIMD8<Double>
  let largestDotTile = DotTileSize(rows: 5, columns: 5)
#elseif canImport(CPUFeatures.FMA)
  typealias DotLanes = SIMD4<Double>
  let largestDotTile = DotTileSize(rows: 4, columns: 3)
#elseif arch(arm64)
  typealias DotLanes = SIMD2<Double>
  let largestDotTile = DotTileSize(rows: 4, columns: 4)
#else
  typealias DotLanes = SIMD2<Double>
  let largestDotTile = DotTileSize(rows: 3, columns: 3)
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
  typealias Lanes = InlineArray<R, InlineArray<C, DotLanes>>
  typealias Sums = InlineArray<R, InlineArray<C, Double>>

  /// Writes the R × C dot products to rows that are `step` apart.
  @inline(never)
  static func run(_ job: DotJob, into target: UnsafeMutablePointer<Double>, step: Int) {
    let sums = sums(job)
    for row in 0..<R {
      for column in 0..<C { target[row &* step &+ column] = sums[row][column] }
    }
  }

  /// The R × C dot products: `treeSum` of each element's lanes, one halving at a time, 8 → 4 → 2 → 1.
  ///
  /// - Precondition: At least eight terms can be read before the job's end, whether or not they all belong to it.
  @inline(__always)
  static func sums(_ job: DotJob) -> Sums {
    #if canImport(CPUFeatures.AVX512)
      let fours = halves(lanes(job, from: 0)) { $0.lowHalf + $0.highHalf }
      let twos = halves(fours) { $0.lowHalf + $0.highHalf }
    #elseif canImport(CPUFeatures.FMA)
      let fours = added(lanes(job, from: 0), lanes(job, from: 4))
      let twos = halves(fours) { $0.lowHalf + $0.highHalf }
    #else
      let low = added(lanes(job, from: 0), lanes(job, from: 4))
      let twos = added(low, added(lanes(job, from: 2), lanes(job, from: 6)))
    #endif
    return halves(twos) { $0.x + $0.y }
  }

  /// The sums in the lanes that begin with `first` of eight.
  @inline(__always)
  private static func lanes(_ job: DotJob, from first: Int) -> Lanes {
    var lanes = Lanes(repeating: InlineArray<C, DotLanes>(repeating: .zero))
    var k = 0
    while k &+ 8 <= job.depth {
      add(job, at: k &+ first, to: &lanes) { $0 }
      k &+= 8
    }
    if k < job.depth {
      let isNew = DotLanes.indices(from: first) .>= DotLanes(repeating: Double(8 - (job.depth - k)))
      add(job, at: job.depth - 8 + first, to: &lanes) { DotLanes.zero.replacing(with: $0, where: isNew) }
    }
    return lanes
  }

  // Loops of their own: only small ones are fully unrolled, and only their values stay in registers.
  @inline(__always)
  private static func halves<From, To>(
    _ values: InlineArray<R, InlineArray<C, From>>, _ half: (From) -> To
  ) -> InlineArray<R, InlineArray<C, To>> {
    InlineArray { row in InlineArray { column in half(values[row][column]) } }
  }

  @inline(__always)
  private static func added(_ first: Lanes, _ second: Lanes) -> Lanes {
    InlineArray { row in InlineArray { column in first[row][column] + second[row][column] } }
  }

  @inline(__always)
  private static func add(_ job: DotJob, at k: Int, to lanes: inout Lanes, _ mask: (DotLanes) -> DotLanes) {
    var right = InlineArray<C, DotLanes>(repeating: .zero)
    for column in 0..<C { right[column] = mask(load(job.b + (column &* job.bRow &+ k))) }
    for row in 0..<R {
      let left = mask(load(job.a + (row &* job.aRow &+ k)))
      for column in 0..<C { lanes[row][column] = fma(left, right[column], lanes[row][column]) }
    }
  }

  @inline(__always)
  private static func load(_ source: UnsafePointer<Double>) -> DotLanes {
    UnsafeRawPointer(source).loadUnaligned(as: DotLanes.self)
  }
}

extension SIMD<Double> {
  /// `first`, `first + 1`, … in the lanes.
  @inline(__always)
  static func indices(from first: Int) -> Self {
    var indices = Self()
    for lane in 0..<scalarCount { indices[lane] = Double(first + lane) }
    return indices
  }
}
