/// One factor of a product as it is stored in memory: element (row, column) is at
/// `start[row * rowStep + column * columnStep]`, so that a transpose is the same memory with its steps swapped.
struct Factor {
  let start: UnsafePointer<Double>
  let rowStep: Int
  let columnStep: Int

  @inline(__always)
  var transposed: Factor { Factor(start: start, rowStep: columnStep, columnStep: rowStep) }

  @inline(__always)
  func from(row: Int, column: Int) -> Factor {
    Factor(start: start + row * rowStep + column * columnStep, rowStep: rowStep, columnStep: columnStep)
  }
}

/// `C = A·B`, with A (rows, depth) and B (depth, columns), then the epilogue.
///
/// Each element is summed in the order of k by fused multiply-add, in blocks of `blockDepth`; each block starts
/// from zero and is then added to C. Small products by a transpose and those with a single column are sums in
/// eight lanes instead (see `DotTile`). Which of the two is taken depends on the shapes alone, and everything
/// else here only moves data, so the digits depend neither on the processor nor on the number of threads.
///
/// Unchecked, because it holds pointers; parts that run in parallel write to different places of C.
struct Product: @unchecked Sendable {
  let a: Factor
  let b: Factor
  let c: UnsafeMutablePointer<Double>
  let cRow: Int
  let rows: Int
  let depth: Int
  let columns: Int
  var epilogue = Epilogue()

  /// k is cut into blocks of this length. Changing it changes last digits.
  static let blockDepth = 512

  /// Up to this many multiplications, packing costs more than it gains.
  static let largestUnpacked = 1 << 19

  /// Nor does packing pay off if A has at most this many rows: B is read once for each row of tiles, only a few times.
  static let mostUnpackedRows = 32

  /// Up to this many elements of C, a product by a transpose is made of dot products.
  static let largestOfDotProducts = 64 * 64

  @inline(__always)
  func run() { run(asDotProducts: isMadeOfDotProducts) }

  func run(asDotProducts: Bool) {
    if rows == 0 || columns == 0 { return }
    if depth == 0 { return runOneByOne() }
    if asDotProducts { return runDotProducts() }
    if columns == 1 { return runColumn() }
    if columns >= NativeLanes.scalarCount {
      return rows == 1 && b.columnStep == 1 ? runRow() : run(NativeLanes.self)
    }
    #if canImport(CPUFeatures.AVX512)
      if columns >= 4 { return runByFours() }
    #endif
    run(SIMD2<Double>.self)
  }

  #if canImport(CPUFeatures.AVX512)
    /// Four to seven columns: the first four, then the last four, of which some are computed twice, to the same digits.
    ///
    /// A tile two vectors of four wide would do it in one go, but the compiler keeps that in memory, which takes twice
    /// as long.
    private func runByFours() {
      part(rows: 0..<rows, columns: 0..<4).run(SIMD4<Double>.self)
      if columns > 4 { part(rows: 0..<rows, columns: columns - 4..<columns).run(SIMD4<Double>.self) }
    }
  #endif

  /// Whether the product is computed as dot products: A's rows and B's columns are contiguous, and C is small or a
  /// single column.
  var isMadeOfDotProducts: Bool {
    a.columnStep == 1 && b.rowStep == 1 && depth >= Vector.scalarCount
      && (columns == 1 || rows * columns <= Product.largestOfDotProducts)
  }

  private func run<Lanes: TileLanes>(_ lanes: Lanes.Type) {
    let isSmall =
      rows <= Product.mostUnpackedRows || rows * columns * depth <= Product.largestUnpacked
    if isSmall && b.columnStep == 1 {
      runUnpacked(lanes)
    } else if isSmall && depth < Vector.scalarCount {
      runTurningColumns(lanes)
    } else {
      runPacked(lanes)
    }
  }

  private func runUnpacked<Lanes: TileLanes>(_ lanes: Lanes.Type) {
    for k in stride(from: 0, to: depth, by: Product.blockDepth) {
      let length = min(Product.blockDepth, depth - k)
      let right = Panels(b.start + k * b.rowStep, depthStep: b.rowStep)
      macroKernelByColumns(
        lanes, a.from(row: 0, column: k), right, depth: length, into: target,
        epilogue.forBlock(first: k == 0, last: k + length == depth))
    }
  }

  private var target: Target { Target(start: c, rowStep: cRow, rows: rows, columns: columns) }

  /// A single column that is not computed as dot products: as a single row, if A's columns and C are contiguous.
  private func runColumn() {
    if a.rowStep == 1 && cRow == 1 && rows > 1 {
      Product(
        a: b.transposed, b: a.transposed, c: c, cRow: rows, rows: 1, depth: depth, columns: rows,
        epilogue: epilogue.turned
      ).run()
    } else {
      runOneByOne()
    }
  }

  /// Element by element, each in the order of k. An empty sum is zero.
  private func runOneByOne() {
    for row in 0..<rows {
      for column in 0..<columns {
        let sum = sum(row, column)
        c[row * cRow + column] = epilogue.at(row: row, column: column).applied(to: sum)
      }
    }
  }

  private func sum(_ row: Int, _ column: Int) -> Double {
    let (a, b) = (a.from(row: row, column: 0), b.from(row: 0, column: column))
    var total = 0.0
    for block in stride(from: 0, to: depth, by: Product.blockDepth) {
      var sum = 0.0
      for k in block..<min(block + Product.blockDepth, depth) {
        sum = fma(a.start[k * a.columnStep], b.start[k * b.rowStep], sum)
      }
      total = block == 0 ? sum : total + sum
    }
    return total
  }
}
