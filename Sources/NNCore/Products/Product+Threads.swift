extension Product {
  /// Below this many multiplications, about 200 µs of work, a second thread does not pay.
  private static let leastForThreads = 10_000_000

  /// Runs the product in up to `threads` parts at once, each with its own rows or columns of C.
  @inline(__always)
  func run(threads: Int) {
    if threads == 1 || rows * depth * columns < Product.leastForThreads { return run() }
    runInParallel(threads)
  }

  private func runInParallel(_ threads: Int) {
    let isCutByColumns = columns >= rows
    let side = isCutByColumns ? columns : rows
    let parts = min(threads, max(1, side / 64))
    let asDotProducts = isMadeOfDotProducts  // of the whole, so that parts do not change digits
    inParallel(parts) { part in
      let share = side * part / parts..<side * (part + 1) / parts
      self.part(
        rows: isCutByColumns ? 0..<rows : share, columns: isCutByColumns ? share : 0..<columns
      ).run(asDotProducts: asDotProducts)
    }
  }

  /// The part of the product in these rows and columns.
  func part(rows: Range<Int>, columns: Range<Int>) -> Product {
    Product(
      a: a.from(row: rows.lowerBound, column: 0), b: b.from(row: 0, column: columns.lowerBound),
      c: c + rows.lowerBound * cRow + columns.lowerBound, cRow: cRow, rows: rows.count, depth: depth,
      columns: columns.count, epilogue: epilogue.at(row: rows.lowerBound, column: columns.lowerBound))
  }
}
