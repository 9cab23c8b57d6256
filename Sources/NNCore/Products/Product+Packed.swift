// A large product is cut into blocks that fit the caches: `blockDepth` of k, a few hundred columns of B and of
// rows of A at a time, each copied ("packed") into the order in which the tiles read it (Goto and van de
// Geijn, Anatomy of High-Performance Matrix Multiplication, 2008).

extension Product {
  private static let blockRows = 96
  private static let blockColumns = 768

  func runPacked<Lanes: TileLanes>(_ lanes: Lanes.Type) {
    let length = min(depth, Product.blockDepth)
    let width = min(columns, Product.blockColumns) + largestTile.vectors * Lanes.scalarCount
    let left = Scratch(count: a.columnStep == 1 ? 0 : length * min(rows, Product.blockRows))
    let right = Scratch(count: length * width)
    defer {
      left.free()
      right.free()
    }
    for columns in pieces(of: columns, atMost: Product.blockColumns) {
      for k in stride(from: 0, to: depth, by: Product.blockDepth) {
        let depths = k..<min(k + Product.blockDepth, depth)
        packColumns(
          lanes, b.from(row: k, column: columns.lowerBound), depth: depths.count, columns: columns.count,
          to: right.start)
        runPacked(lanes, depths, columns, left, right)
      }
    }
  }

  /// All rows of C, for one packed block of B.
  private func runPacked<Lanes: TileLanes>(
    _ lanes: Lanes.Type, _ depths: Range<Int>, _ columns: Range<Int>, _ left: Scratch, _ right: Scratch
  ) {
    let ending = ending.forBlock(first: depths.lowerBound == 0, last: depths.upperBound == depth)
    for rows in pieces(of: rows, atMost: Product.blockRows) {
      let target = Target(
        start: c + rows.lowerBound * cRow + columns.lowerBound, rowStep: cRow, rows: rows.count,
        columns: columns.count)
      sweep(
        lanes, leftPanels(rows, depths, left), Panels(packed: right.start), depth: depths.count, into: target,
        ending.at(row: rows.lowerBound, column: columns.lowerBound))
    }
  }

  /// A block of A. Rows that lie in one piece are as good as packed; each tile reads its few rows side by side.
  private func leftPanels(_ rows: Range<Int>, _ depths: Range<Int>, _ scratch: Scratch) -> Panels {
    let block = a.from(row: rows.lowerBound, column: depths.lowerBound)
    if a.columnStep == 1 { return Panels(block.start, rowStep: block.rowStep, depthStep: 1) }
    packRows(block, depth: depths.count, rows: rows.count, to: scratch.start)
    return Panels(packed: scratch.start)
  }

  /// Short columns of B are turned into rows, a few at a time, on the stack.
  func runTurningColumns<Lanes: TileLanes>(_ lanes: Lanes.Type) {
    // 8 of k times 16 columns are 1,024 bytes: the most that Swift takes from the stack.
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 128) { buffer in
      guard let panel = buffer.baseAddress else { return }
      for columns in pieces(of: columns, atMost: 16) {
        packColumns(
          lanes, b.from(row: 0, column: columns.lowerBound), depth: depth, columns: columns.count, to: panel)
        sweep(
          lanes, Panels(a.start, rowStep: a.rowStep, depthStep: a.columnStep), Panels(packed: panel),
          depth: depth,
          into: Target(start: c + columns.lowerBound, rowStep: cRow, rows: rows, columns: columns.count),
          ending.at(row: 0, column: columns.lowerBound))
      }
    }
  }
}

/// `0..<count` in pieces of much the same length, at most `limit`; so none is thin unless `count` is.
@inline(__always)
func pieces(of count: Int, atMost limit: Int) -> some Sequence<Range<Int>> {
  let pieces = (count + limit - 1) / limit
  return (0..<pieces).lazy.map { count * $0 / pieces..<count * ($0 + 1) / pieces }
}

/// Copies a block of A into one panel per tile: k after k, the tile's rows side by side.
func packRows(_ a: Factor, depth: Int, rows: Int, to target: UnsafeMutablePointer<Double>) {
  var target = target
  var row = 0
  while row < rows {
    let height = largestTile.nextRows(rows - row)
    let source = a.from(row: row, column: 0)
    for k in 0..<depth {
      for offset in 0..<height {
        target[offset] = source.start[offset * source.rowStep + k * source.columnStep]
      }
      target += height
    }
    row += height
  }
}

/// Copies a block of B into one panel per tile: k after k, the tile's vectors side by side. The last vector
/// of a tile reaches back over columns that the one before it holds too.
func packColumns<Lanes: TileLanes>(
  _: Lanes.Type, _ b: Factor, depth: Int, columns: Int, to target: UnsafeMutablePointer<Double>
) {
  let lanes = Lanes.scalarCount
  var target = target
  var column = 0
  while column < columns {
    let width = largestTile.nextColumns(columns - column, lanes: lanes)
    for k in 0..<depth {
      var offset = 0
      while offset < width {
        let source = b.from(row: k, column: column + min(offset, width - lanes))
        copy(Lanes.self, source.start, step: source.columnStep, to: target)
        target += lanes
        offset += lanes
      }
    }
    column += width
  }
}

@inline(__always)
private func copy<Lanes: TileLanes>(
  _: Lanes.Type, _ source: UnsafePointer<Double>, step: Int, to target: UnsafeMutablePointer<Double>
) {
  if step == 1 {
    let lanes = UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
    UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: Lanes.self)
  } else {
    for lane in 0..<Lanes.scalarCount { target[lane] = source[lane &* step] }
  }
}

/// Memory for packed panels, aligned to cache lines, so that no vector is split between two.
struct Scratch {
  let start: UnsafeMutablePointer<Double>

  init(count: Int) {
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Double>.stride, alignment: 64)
    start = bytes.bindMemory(to: Double.self, capacity: count)
  }

  func free() { start.deallocate() }
}
