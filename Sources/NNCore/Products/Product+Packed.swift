// A large product is cut into blocks that fit the caches (Goto and van de Geijn, Anatomy of High-Performance
// Matrix Multiplication, 2008). A block of B is copied ("packed") into the order in which the tiles read it, and
// stays in the second-level cache while the rows of A pass by, one row of tiles after the other.

extension Product {
  /// The most elements of B that are packed at a time: they fit into the second-level cache and leave room for A and C.
  /// They take 576 KiB of 1 MiB, or 896 KiB if the manifest has found 2 MiB.
  #if LARGE_CACHE
    private static let packedElements = 112 * 1024
  #else
    private static let packedElements = 72 * 1024
  #endif

  /// The most rows of A that are transposed at a time, if they have to be, and how far apart they then are: not a power
  /// of two, or they would compete for the same cache sets.
  private static let turnedRows = 1024
  private static let turnedRowStep = blockDepth + 8

  /// The columns of B, `depth` long, that are packed at a time: whole tiles, and at least a few.
  @inline(__always)
  static func packedColumns(depth: Int, _ tile: TileSize) -> Int {
    max(3, packedElements / (depth * tile.columns)) * tile.columns
  }

  func runPacked<Lanes: TileLanes>(_ lanes: Lanes.Type) {
    let length = min(depth, Product.blockDepth)
    let tile = Lanes.largestTile
    let rowsAtATime = a.columnStep == 1 ? rows : min(rows, Product.turnedRows)
    let left = Scratch(count: a.columnStep == 1 ? 0 : Product.turnedRowStep * rowsAtATime)
    let right = Scratch(count: min(length * (columns + tile.columns), Product.packedElements))
    for k in stride(from: 0, to: depth, by: Product.blockDepth) {
      let depths = k..<min(k + Product.blockDepth, depth)
      for rows in pieces(of: rows, atMost: rowsAtATime, of: tile.rows) {
        runPacked(lanes, depths, rows, leftBlock(rows, depths, left), right)
      }
    }
  }

  /// All columns of C, for one block of A.
  private func runPacked<Lanes: TileLanes>(
    _ lanes: Lanes.Type, _ depths: Range<Int>, _ rows: Range<Int>, _ left: Factor, _ right: borrowing Scratch
  ) {
    let tile = Lanes.largestTile
    let epilogue = epilogue.forBlock(first: depths.lowerBound == 0, last: depths.upperBound == depth)
    let width = Product.packedColumns(depth: depths.count, tile)
    for columns in pieces(of: columns, atMost: width, of: tile.columns) {
      let (row, column) = (rows.lowerBound, columns.lowerBound)
      packColumns(
        lanes, b.from(row: depths.lowerBound, column: column), depth: depths.count, columns: columns.count,
        to: right.start)
      macroKernelByRows(
        lanes, left, Panels(packed: right.start), depth: depths.count,
        into: Target(start: c + row * cRow + column, rowStep: cRow, rows: rows.count, columns: columns.count),
        epilogue.at(row: row, column: column))
    }
  }

  /// A block of A. Contiguous rows are as good as packed: a tile reads a few of them side by side.
  private func leftBlock(_ rows: Range<Int>, _ depths: Range<Int>, _ scratch: borrowing Scratch) -> Factor {
    let block = a.from(row: rows.lowerBound, column: depths.lowerBound)
    if a.columnStep == 1 { return block }
    let rowStep = Product.turnedRowStep
    transposeRows(block, depth: depths.count, rows: rows.count, to: scratch.start, rowStep: rowStep)
    return Factor(start: scratch.start, rowStep: rowStep, columnStep: 1)
  }

  /// Short columns of B are turned into rows, a few at a time, on the stack.
  func runTurningColumns<Lanes: TileLanes>(_ lanes: Lanes.Type) {
    // 8 × 16 numbers are 1,024 bytes, the most that Swift allocates on the stack.
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 128) { buffer in
      guard let panel = buffer.baseAddress else { return }
      for columns in pieces(of: columns, atMost: 16, of: 1) {
        packColumns(
          lanes, b.from(row: 0, column: columns.lowerBound), depth: depth, columns: columns.count, to: panel)
        macroKernelByColumns(
          lanes, a, Panels(packed: panel), depth: depth,
          into: Target(start: c + columns.lowerBound, rowStep: cRow, rows: rows, columns: columns.count),
          epilogue.at(row: 0, column: columns.lowerBound))
      }
    }
  }
}

/// `0..<count` in pieces of about the same length, at most `limit`; all but the last are multiples of `unit`.
///
/// - Precondition: `limit` is at least a unit, or there is nothing to cut.
@inline(__always)
func pieces(of count: Int, atMost limit: Int, of unit: Int) -> some Sequence<Range<Int>> {
  assert(limit >= unit || count <= limit, "pieces of at most \(limit) cannot hold a unit of \(unit)")
  let units = (count + unit - 1) / unit
  let pieces = count <= limit ? min(count, 1) : (units + limit / unit - 1) / (limit / unit)
  return (0..<pieces).lazy.map { piece in
    units * piece / pieces * unit..<min(count, units * (piece + 1) / pieces * unit)
  }
}
