// The loops over the tiles of a block that fits the caches: the macro-kernel around the tile, which is the
// micro-kernel (Van Zee and van de Geijn, BLIS: A Framework for Rapidly Instantiating BLAS Functionality, 2015).

/// A block of B in a macro-kernel: as it is stored, or packed into panels, one per tile, each read from start to end.
struct Panels {
  private let start: UnsafePointer<Double>
  private let depthStep: Int?

  /// B(k, column) at `start[k * depthStep + column]`.
  @inline(__always)
  init(_ start: UnsafePointer<Double>, depthStep: Int) {
    self.start = start
    self.depthStep = depthStep
  }

  /// Panel after panel; in each, k after k; in each, the tile's vectors.
  @inline(__always)
  init(packed start: UnsafePointer<Double>) {
    self.start = start
    depthStep = nil
  }

  /// Where the columns of `tiles` begin, the step from one k to the next, and where the last vector is.
  @inline(__always)
  func columns(of tiles: TileColumns.Element, depth: Int, lanes: Int)
    -> (UnsafePointer<Double>, depthStep: Int, last: Int)
  {
    if let depthStep { return (start + tiles.column, depthStep, tiles.width - lanes) }
    return (start + tiles.packedColumn * depth, tiles.packedWidth, tiles.packedWidth - lanes)
  }
}

/// The columns of tiles that cover the columns of a matrix.
struct TileColumns: Sequence, IteratorProtocol {
  /// A column of tiles: its first column and its width, in the matrix and among the packed columns.
  typealias Element = (column: Int, width: Int, packedColumn: Int, packedWidth: Int)

  private let count: Int
  private let largest: TileSize
  private var column = 0
  private var packedColumn = 0

  @inline(__always)
  init(of count: Int, atMost largest: TileSize) {
    self.count = count
    self.largest = largest
  }

  @inline(__always)
  mutating func next() -> Element? {
    if column >= count { return nil }
    let width = largest.nextColumns(count - column)
    let packedWidth = (width + largest.lanes - 1) / largest.lanes * largest.lanes
    defer {
      column += width
      packedColumn += packedWidth
    }
    return (column, width, packedColumn, packedWidth)
  }
}

/// The part of C that a macro-kernel writes.
struct Target {
  let start: UnsafeMutablePointer<Double>
  let rowStep: Int
  let rows: Int
  let columns: Int

  /// `count` of its rows, from `row` on.
  @inline(__always)
  func from(row: Int, count: Int) -> Target {
    Target(start: start + row * rowStep, rowStep: rowStep, rows: count, columns: columns)
  }

  /// `count` of its columns, from `column` on.
  @inline(__always)
  func from(column: Int, count: Int) -> Target {
    Target(start: start + column, rowStep: rowStep, rows: rows, columns: count)
  }
}

/// Computes one block of k, `depth` long, of `left · right`, one row of tiles after the other: `right` is read once for
/// each row of tiles, `left` and `target` once in all.
///
/// - Precondition: `target` has at least as many columns as `Lanes` has lanes.
func macroKernelByRows<Lanes: TileLanes>(
  _: Lanes.Type, _ left: Factor, _ right: Panels, depth: Int, into target: Target, _ epilogue: Epilogue
) {
  var row = 0
  while row < target.rows {
    let rows = Lanes.largestTile.nextRows(target.rows - row)
    macroKernelByColumns(
      Lanes.self, left.from(row: row, column: 0), right, depth: depth,
      into: target.from(row: row, count: rows), epilogue.at(row: row, column: 0))
    row += rows
  }
}

/// Computes one block of k, `depth` long, of `left · right`, one column of tiles after the other.
///
/// - Precondition: `target` has at least as many columns as `Lanes` has lanes.
func macroKernelByColumns<Lanes: TileLanes>(
  _: Lanes.Type, _ left: Factor, _ right: Panels, depth: Int, into target: Target, _ epilogue: Epilogue
) {
  let lanes = Lanes.scalarCount
  assert(target.columns >= lanes, "\(target.columns) columns are too few for vectors of \(lanes)")
  for tiles in TileColumns(of: target.columns, atMost: Lanes.largestTile) {
    let (b, bStep, bLast) = right.columns(of: tiles, depth: depth, lanes: lanes)
    var row = 0
    while row < target.rows {
      let rows = Lanes.largestTile.nextRows(target.rows - row)
      let job = TileJob(
        depth: depth, a: left.start + row * left.rowStep, aRow: left.rowStep, aStep: left.columnStep, b: b,
        bStep: bStep, bLast: bLast, c: target.start + row * target.rowStep + tiles.column,
        cRow: target.rowStep, cLast: tiles.width - lanes,
        epilogue: epilogue.at(row: row, column: tiles.column))
      Lanes.runTile(rows: rows, vectors: tiles.packedWidth / lanes, job)
      row += rows
    }
  }
}
