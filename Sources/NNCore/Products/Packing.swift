// Copies of blocks of A and B, in the order in which the tiles read them.

/// Copies a block of A, whose columns are contiguous, so that its rows are, `rowStep` apart.
func transposeRows(
  _ a: Factor, depth: Int, rows: Int, to target: UnsafeMutablePointer<Double>, rowStep: Int
) {
  // In blocks of 8 × 8, so that a cache line that is read stays in the cache until all of it has been written.
  for k in stride(from: 0, to: depth, by: 8) {
    for row in stride(from: 0, to: rows, by: 8) {
      let source = a.from(row: row, column: k).start
      let place = target + (row * rowStep + k)
      for offset in 0..<min(8, rows - row) {
        if k + 8 <= depth {
          gather(Vector.self, source + offset, step: a.columnStep, to: place + offset * rowStep)
        } else {
          for step in 0..<depth - k { place[offset * rowStep + step] = source[step * a.columnStep + offset] }
        }
      }
    }
  }
}

/// Copies a block of B into one panel per tile: k after k, the tile's vectors side by side. The last vector of a tile
/// may overlap the one before it.
func packColumns<Lanes: TileLanes>(
  _: Lanes.Type, _ b: Factor, depth: Int, columns: Int, to target: UnsafeMutablePointer<Double>
) {
  if b.columnStep == 1 {
    // Eight rows of B at a time: as many streams as the processor prefetches.
    for first in stride(from: 0, to: depth, by: 8) {
      let rows = first..<min(first + 8, depth)
      forEachVector(Lanes.self, columns, depth) { column, place, step in
        for k in rows {
          let vector = UnsafeRawPointer(b.start + (k * b.rowStep + column)).loadUnaligned(as: Lanes.self)
          UnsafeMutableRawPointer(target + (place + k * step)).storeBytes(of: vector, as: Lanes.self)
        }
      }
    }
  } else {
    // The columns of a vector are rows in memory, and are read side by side.
    forEachVector(Lanes.self, columns, depth) { column, place, step in
      let source = b.start + column * b.columnStep
      for k in 0..<depth {
        gather(Lanes.self, source + k * b.rowStep, step: b.columnStep, to: target + (place + k * step))
      }
    }
  }
}

/// Calls `body` for the vectors of all tiles, with the first column, the place in the panels, and the step from one k
/// to the next there.
@inline(__always)
private func forEachVector<Lanes: TileLanes>(
  _: Lanes.Type, _ columns: Int, _ depth: Int, _ body: (_ column: Int, _ place: Int, _ step: Int) -> Void
) {
  let lanes = Lanes.scalarCount
  for tiles in TileColumns(of: columns, atMost: Lanes.largestTile) {
    let panel = tiles.packedColumn * depth
    for offset in stride(from: 0, to: tiles.width, by: lanes) {
      body(tiles.column + min(offset, tiles.width - lanes), panel + offset, tiles.packedWidth)
    }
  }
}

/// Copies numbers that lie `step` apart, so that they lie side by side.
@inline(__always)
private func gather<Lanes: SIMD<Double>>(
  _: Lanes.Type, _ source: UnsafePointer<Double>, step: Int, to target: UnsafeMutablePointer<Double>
) {
  var lanes = Lanes.zero
  for lane in 0..<Lanes.scalarCount { lanes[lane] = source[lane &* step] }
  UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: Lanes.self)
}

/// Memory for packed panels, aligned to cache lines, so that no vector straddles two.
struct Scratch: ~Copyable {
  let start: UnsafeMutablePointer<Double>

  init(count: Int) {
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Double>.stride, alignment: 64)
    start = bytes.bindMemory(to: Double.self, capacity: count)
  }

  deinit { start.deallocate() }
}
