extension Product {
  /// The product as dots of A's rows with B's columns.
  func runDots() {
    if columns == 1 { return runColumnOfDots() }
    for k in stride(from: 0, to: depth, by: Product.blockDepth) {
      let length = min(Product.blockDepth, depth - k)
      let sweep = DotSweep(
        a: a.start + k, aRow: a.rowStep, rows: rows, b: b.start + k, bRow: b.columnStep, columns: columns,
        depth: length, c: c, cRow: cRow, ending: ending.forBlock(first: k == 0, last: k + length == depth))
      sweep.run()
    }
  }
}

/// One block of k of a product made of dots: C(row, column) is at `c[row * cRow + column]`.
private struct DotSweep {
  let a: UnsafePointer<Double>
  let aRow: Int
  let rows: Int
  let b: UnsafePointer<Double>
  let bRow: Int
  let columns: Int
  let depth: Int
  let c: UnsafeMutablePointer<Double>
  let cRow: Int
  let ending: Ending

  @inline(__always)
  func run() {
    var row = 0
    while row < rows {
      let height = largestDotTile.nextRows(rows - row)
      var column = 0
      while column < columns {
        let width = largestDotTile.nextColumns(columns - column)
        runTile(row, column, rows: height, columns: width)
        column += width
      }
      row += height
    }
  }

  /// Runs the tile at (row, column). Each processor's cases end with its largest tile.
  @inline(__always)
  private func runTile(_ row: Int, _ column: Int, rows: Int, columns: Int) {
    switch rows {
    case 1: runTile(DotRow<1>.self, row, column, columns)
    #if canImport(CPUFeatures.AVX512)
      case 2: runTile(DotRow<2>.self, row, column, columns)
      case 3: runTile(DotRow<3>.self, row, column, columns)
      default: runTile(DotRow<4>.self, row, column, columns)
    #else
      default: runTile(DotRow<2>.self, row, column, columns)
    #endif
    }
  }

  @inline(__always)
  private func runTile<let R: Int>(_: DotRow<R>.Type, _ row: Int, _ column: Int, _ columns: Int) {
    switch columns {
    case 1: runTile(DotTile<R, 1>.self, row, column)
    #if canImport(CPUFeatures.AVX512)
      case 2: runTile(DotTile<R, 2>.self, row, column)
      case 3: runTile(DotTile<R, 3>.self, row, column)
      case 4: runTile(DotTile<R, 4>.self, row, column)
      default: runTile(DotTile<R, 5>.self, row, column)
    #else
      default: runTile(DotTile<R, 2>.self, row, column)
    #endif
    }
  }

  @inline(never)
  private func runTile<let R: Int, let C: Int>(_: DotTile<R, C>.Type, _ row: Int, _ column: Int) {
    let job = DotJob(a: a + row * aRow, aRow: aRow, b: b + column * bRow, bRow: bRow, depth: depth)
    let c = c + (row &* cRow &+ column)
    let ending = ending.at(row: row, column: column)
    let sums = DotTile<R, C>.sums(job)
    for row in 0..<R {
      for column in 0..<C {
        let place = c + (row &* cRow &+ column)
        let sum = ending.accumulates ? place.pointee + sums[row][column] : sums[row][column]
        place.pointee = ending.at(row: row, column: column).applied(to: sum)
      }
    }
  }
}

private enum DotRow<let R: Int> {}
