extension Product {
  /// The product as dot products of A's rows with B's columns.
  func runDotProducts() {
    if columns == 1 { return runColumnOfDotProducts() }
    for k in stride(from: 0, to: depth, by: Product.blockDepth) {
      let length = min(Product.blockDepth, depth - k)
      let products = DotProducts(
        a: a.start + k, aRow: a.rowStep, rows: rows, b: b.start + k, bRow: b.columnStep, columns: columns,
        depth: length, c: c, cRow: cRow, epilogue: epilogue.forBlock(first: k == 0, last: k + length == depth)
      )
      products.run()
    }
  }
}

/// One block of k of a product made of dot products: C(row, column) is at `c[row * cRow + column]`.
private struct DotProducts {
  let a: UnsafePointer<Double>
  let aRow: Int
  let rows: Int
  let b: UnsafePointer<Double>
  let bRow: Int
  let columns: Int
  let depth: Int
  let c: UnsafeMutablePointer<Double>
  let cRow: Int
  let epilogue: Epilogue

  @inline(__always)
  func run() {
    epilogue.isNothing ? runPlainly() : runWithEpilogue()
  }

  /// Each tile writes its sums where they belong.
  private func runPlainly() {
    forEachTile { row, column, height, width in
      runTile(row, column, rows: height, columns: width, into: c + (row &* cRow &+ column), step: cRow)
    }
  }

  /// Each tile writes its sums to a buffer, from which they are finished one by one.
  private func runWithEpilogue() {
    let step = largestDotTile.columns
    withUnsafeTemporaryAllocation(of: Double.self, capacity: largestDotTile.rows * step) { buffer in
      guard let sums = buffer.baseAddress else { return }
      forEachTile { row, column, height, width in
        runTile(row, column, rows: height, columns: width, into: sums, step: step)
        for index in 0..<height {
          for offset in 0..<width { finish(sums[index * step + offset], row + index, column + offset) }
        }
      }
    }
  }

  @inline(__always)
  private func finish(_ sum: Double, _ row: Int, _ column: Int) {
    epilogue.at(row: row, column: column).store(sum, at: c + (row &* cRow &+ column))
  }

  @inline(__always)
  private func forEachTile(_ body: (_ row: Int, _ column: Int, _ rows: Int, _ columns: Int) -> Void) {
    var row = 0
    while row < rows {
      let height = largestDotTile.nextRows(rows - row)
      var column = 0
      while column < columns {
        let width = largestDotTile.nextColumns(columns - column)
        body(row, column, height, width)
        column += width
      }
      row += height
    }
  }

  /// Runs the tile at (row, column). Each processor's cases end with its largest tile.
  @inline(__always)
  private func runTile(
    _ row: Int, _ column: Int, rows: Int, columns: Int, into target: UnsafeMutablePointer<Double>, step: Int
  ) {
    let job = DotJob(a: a + row * aRow, aRow: aRow, b: b + column * bRow, bRow: bRow, depth: depth)
    switch rows {
    case 1: DotRow<1>.run(job, columns, target, step)
    case 2: DotRow<2>.run(job, columns, target, step)
    #if canImport(CPUFeatures.AVX512)
      case 3: DotRow<3>.run(job, columns, target, step)
      case 4: DotRow<4>.run(job, columns, target, step)
      default: DotRow<5>.run(job, columns, target, step)
    #elseif canImport(CPUFeatures.FMA) || arch(arm64)
      case 3: DotRow<3>.run(job, columns, target, step)
      default: DotRow<4>.run(job, columns, target, step)
    #else
      default: DotRow<3>.run(job, columns, target, step)
    #endif
    }
  }
}

/// The tiles of R rows.
private enum DotRow<let R: Int> {
  @inline(__always)
  static func run(_ job: DotJob, _ columns: Int, _ target: UnsafeMutablePointer<Double>, _ step: Int) {
    switch columns {
    case 1: DotTile<R, 1>.run(job, into: target, step: step)
    case 2: DotTile<R, 2>.run(job, into: target, step: step)
    #if canImport(CPUFeatures.AVX512)
      case 3: DotTile<R, 3>.run(job, into: target, step: step)
      case 4: DotTile<R, 4>.run(job, into: target, step: step)
      default: DotTile<R, 5>.run(job, into: target, step: step)
    #elseif arch(arm64)
      case 3: DotTile<R, 3>.run(job, into: target, step: step)
      default: DotTile<R, 4>.run(job, into: target, step: step)
    #else
      default: DotTile<R, 3>.run(job, into: target, step: step)
    #endif
    }
  }
}
