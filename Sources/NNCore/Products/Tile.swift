// A tile is a small rectangle of the product that stays in registers while k runs: at each k it takes a few
// vectors of B's row and multiplies them by R broadcast elements of A's column. It reads its operands by
// strides, so packed and unpacked, plain and transposed matrices all go through it.

/// The vectors that tiles are made of.
protocol TileLanes: SIMD where Scalar == Double {
  /// The tile that makes the best use of the registers.
  static var largestTile: TileSize { get }

  /// Runs a tile of `rows` × `vectors`.
  static func runTile(rows: Int, vectors: Int, _ job: TileJob)

  /// With negative lanes set to 0. A requirement, because the generic comparison of `SIMD` goes lane by lane.
  var rectified: Self { get }
}

struct TileSize {
  let rows: Int
  let vectors: Int
  /// The numbers in a vector.
  let lanes: Int

  @inline(__always)
  var columns: Int { vectors * lanes }

  /// The rows of the next tile when `remaining` are left: as even a split as possible, since a thin last
  /// tile would wait for its own sums.
  @inline(__always)
  func nextRows(_ remaining: Int) -> Int { evenShare(of: remaining, atMost: rows) }

  /// The columns of the next tile when `remaining` are left.
  ///
  /// If there are at least `lanes` columns, every tile has as many: its last vector can then overlap its own columns
  /// instead of reaching past the end of the matrix.
  @inline(__always)
  func nextColumns(_ remaining: Int) -> Int {
    if remaining <= columns { return remaining }
    return remaining < columns + lanes ? columns - lanes : columns
  }
}

/// The first share if `count` is divided as evenly as possible into the fewest shares of at most `limit` each.
@inline(__always)
func evenShare(of count: Int, atMost limit: Int) -> Int {
  if count <= limit { return count }
  let shares = (count + limit - 1) / limit
  return (count + shares - 1) / shares
}

/// Where a tile's operands lie: A(row, k) at `a[row * aRow + k * aStep]`, B's row k at `b + k * bStep`, C's
/// rows at `c + row * cRow`.
struct TileJob {
  let depth: Int
  let a: UnsafePointer<Double>
  let aRow: Int
  let aStep: Int
  let b: UnsafePointer<Double>
  let bStep: Int
  /// Where the last vector starts in B's packed or unpacked row, and where in C's.
  let bLast: Int
  let c: UnsafeMutablePointer<Double>
  let cRow: Int
  let cLast: Int
  let epilogue: Epilogue
}

enum Tile<Lanes: TileLanes, let R: Int, let V: Int> {
  typealias Row = InlineArray<V, Lanes>

  typealias Sums = InlineArray<R, Row>

  @inline(never)
  static func run(_ job: TileJob) {
    var sums = sums(job)
    finish(&sums, job)
    for row in 0..<R { store(sums[row], to: job.c + row &* job.cRow, last: job.cLast) }
  }

  @inline(__always)
  private static func sums(_ job: TileJob) -> Sums {
    var sums = Sums(repeating: Row(repeating: .zero))
    var (a, b) = (job.a, job.b)
    let (aRow, aStep, bStep, bLast) = (job.aRow, job.aStep, job.bStep, job.bLast)
    for _ in 0..<job.depth {
      let right = load(b, last: bLast)
      for row in 0..<R {
        let left = Lanes(repeating: a[row &* aRow])
        for vector in 0..<V { sums[row][vector] = fma(left, right[vector], sums[row][vector]) }
      }
      a += aStep
      b += bStep
    }
    return sums
  }

  // One small loop for each step: only what the compiler fully unrolls stays in registers.
  @inline(__always)
  private static func finish(_ sums: inout Sums, _ job: TileJob) {
    if job.epilogue.accumulates {
      for row in 0..<R { add(load(job.c + row &* job.cRow, last: job.cLast), to: &sums[row]) }
    }
    switch job.epilogue.bias {
    case .none: break
    case .perRow(let bias):
      for row in 0..<R { add(Row(repeating: Lanes(repeating: bias[row])), to: &sums[row]) }
    case .perColumn(let bias):
      let bias = load(bias, last: job.cLast)
      for row in 0..<R { add(bias, to: &sums[row]) }
    }
    if job.epilogue.relu {
      for row in 0..<R {
        for vector in 0..<V { sums[row][vector] = sums[row][vector].rectified }
      }
    }
  }

  @inline(__always)
  private static func load(_ start: UnsafePointer<Double>, last: Int) -> Row {
    var row = Row(repeating: .zero)
    for vector in 0..<V {
      let column = vector == V - 1 ? last : vector &* Lanes.scalarCount
      row[vector] = UnsafeRawPointer(start + column).loadUnaligned(as: Lanes.self)
    }
    return row
  }

  @inline(__always)
  private static func store(_ row: Row, to start: UnsafeMutablePointer<Double>, last: Int) {
    for vector in 0..<V {
      let column = vector == V - 1 ? last : vector &* Lanes.scalarCount
      UnsafeMutableRawPointer(start + column).storeBytes(of: row[vector], as: Lanes.self)
    }
  }

  @inline(__always)
  private static func add(_ row: Row, to sums: inout Row) {
    for vector in 0..<V { sums[vector] += row[vector] }
  }
}
