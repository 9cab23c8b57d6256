// Products with a single column or row, such as W·a and Wᵀ·dz for one example. A thin tile would spend its time waiting
// for its few sums, so here many more are computed at once.

#if canImport(CPUFeatures.AVX512)
  private typealias ManyDots = DotTile<1, 8>
  private let manyDots = 8
#elseif canImport(CPUFeatures.FMA)
  private typealias ManyDots = DotTile<1, 5>
  private let manyDots = 5
#else
  private typealias ManyDots = DotTile<1, 4>
  private let manyDots = 4
#endif

extension Product {
  /// A single column of C, each element the dot product of a row of A with B.
  func runColumnOfDotProducts() {
    for k in stride(from: 0, to: depth, by: Product.blockDepth) {
      let length = min(Product.blockDepth, depth - k)
      let epilogue = epilogue.forBlock(first: k == 0, last: k + length == depth)
      // The last group of rows overlaps the one before it, and gives the same digits again, unless sums are
      // accumulated.
      let reachesBack = rows >= manyDots && !epilogue.accumulates
      var row = 0
      while row + manyDots <= rows || (row < rows && reachesBack) {
        row = min(row, rows - manyDots)
        let sums = ManyDots.sums(dots(row, k, length))
        for index in 0..<manyDots { finish(sums[0][index], row &+ index, epilogue) }
        row += manyDots
      }
      while row < rows {
        finish(DotTile<1, 1>.sums(dots(row, k, length))[0][0], row, epilogue)
        row += 1
      }
    }
  }

  @inline(__always)
  private func dots(_ row: Int, _ k: Int, _ length: Int) -> DotJob {
    DotJob(a: b.start + k, aRow: 0, b: a.start + (row &* a.rowStep &+ k), bRow: a.rowStep, depth: length)
  }

  @inline(__always)
  private func finish(_ sum: Double, _ row: Int, _ epilogue: Epilogue) {
    epilogue.at(row: row, column: 0).store(sum, at: c + row &* cRow)
  }
}

extension Product {
  /// The widest tile of a single row.
  private static let widestRow = TileSize(rows: 1, vectors: 7, lanes: NativeLanes.scalarCount)

  /// A single row of C, if the rows of B are contiguous.
  ///
  /// - Precondition: There are at least as many columns as native lanes.
  func runRow() {
    let lanes = NativeLanes.scalarCount
    for k in stride(from: 0, to: depth, by: Product.blockDepth) {
      let length = min(Product.blockDepth, depth - k)
      let epilogue = epilogue.forBlock(first: k == 0, last: k + length == depth)
      var column = 0
      while column < columns {
        let width = Product.widestRow.nextColumns(columns - column)
        let job = TileJob(
          depth: length, a: a.start + k * a.columnStep, aRow: 0, aStep: a.columnStep,
          b: b.start + k * b.rowStep + column, bStep: b.rowStep, bLast: width - lanes, c: c + column, cRow: 0,
          cLast: width - lanes, epilogue: epilogue.at(row: 0, column: column))
        runRowTile(vectors: (width + lanes - 1) / lanes, job)
        column += width
      }
    }
  }

  private func runRowTile(vectors: Int, _ job: TileJob) {
    switch vectors {
    case 1: Tile<NativeLanes, 1, 1>.run(job)
    case 2: Tile<NativeLanes, 1, 2>.run(job)
    case 3: Tile<NativeLanes, 1, 3>.run(job)
    case 4: Tile<NativeLanes, 1, 4>.run(job)
    case 5: Tile<NativeLanes, 1, 5>.run(job)
    case 6: Tile<NativeLanes, 1, 6>.run(job)
    default: Tile<NativeLanes, 1, 7>.run(job)
    }
  }
}
