/// A layer's weights and bias, packed once to be multiplied many times: `f(X·Wᵀ + b)` for blocks of examples.
///
/// Here, unlike elsewhere, **examples are rows**: a block is (examples, inputs), the result (examples, units). So
/// random examples are read in the order in which they were drawn, and neither factor is ever transposed. A packed
/// matrix never changes, and any number of threads may use it at once.
///
/// Each element is summed in the order of the inputs with fused multiply-add, as by `dot`, in blocks of 512.
package struct PackedMatrix: Sendable {
  /// The rows of W.
  package let units: Int
  /// The columns of W.
  package let inputs: Int

  private let storage: Storage

  /// Packs `W`, (units, inputs), and its bias `b`, (units, 1); without one, nothing is added.
  package init(
    transposing W: Matrix, bias b: Matrix? = nil, file: StaticString = #file, line: UInt = #line
  ) {
    if let b { requireBias(b, of: W, file, line) }
    units = W.rows
    inputs = W.columns
    storage = Storage(W, b)
  }

  /// Writes `block·Wᵀ + b` into `result`: (examples, inputs) by (inputs, units) gives (examples, units).
  ///
  /// Only the rows in `examples` are read and written, all of them by default. With `relu`, negative results
  /// become 0. Nothing is allocated.
  ///
  /// - Precondition: `block` has `inputs` columns, `result` has `units`, and both have those rows.
  package func multiply(
    rows block: Matrix, _ examples: Range<Int>? = nil, into result: inout Matrix, relu: Bool = false,
    file: StaticString = #file, line: UInt = #line
  ) {
    let examples = examples ?? 0..<block.rows
    requireFit(block, examples, result, file, line)
    block.withUnsafeElements { block in
      result.withUnsafeMutableElements { result in
        guard let start = result.baseAddress else { return }
        let source = block.baseAddress ?? UnsafePointer(start)
        multiply(
          rows: source + examples.lowerBound * inputs, count: examples.count,
          into: start + examples.lowerBound * units, relu: relu)
      }
    }
  }

  /// The same for `count` rows of `inputs` numbers at `block`, with `count` rows of `units` at `result`.
  package func multiply(
    rows block: UnsafePointer<Double>, count: Int, into result: UnsafeMutablePointer<Double>,
    relu: Bool = false
  ) {
    storage.multiply(block, count: count, into: result, relu: relu)
  }

  private func requireFit(
    _ block: Matrix, _ examples: Range<Int>, _ result: Matrix, _ file: StaticString, _ line: UInt
  ) {
    require(
      block.columns == inputs, "cannot multiply \(block.sizes) by \(inputs)×\(units)", file: file, line: line)
    require(
      examples.lowerBound >= 0 && examples.upperBound <= block.rows,
      "no rows \(examples.lowerBound)..<\(examples.upperBound) in a \(block.sizes) matrix", file: file,
      line: line)
    require(
      result.columns == units && examples.upperBound <= result.rows,
      "the product is \(examples.upperBound)×\(units), the matrix to hold it \(result.sizes)", file: file,
      line: line)
  }
}

/// The panels of Wᵀ, one block of k after the other. Unchecked, because it holds a pointer; after `init`, nothing is
/// written there.
private final class Storage: @unchecked Sendable {
  private let panels: Scratch
  private let bias: [Double]?
  private let units: Int
  private let inputs: Int

  init(_ W: Matrix, _ b: Matrix?) {
    bias = b?.elements
    units = W.rows
    inputs = W.columns
    panels = Scratch(count: W.columns * Storage.paddedWidth(W.rows))
    W.withUnsafeElements { weights in
      if let start = weights.baseAddress { pack(Factor(start: start, rowStep: 1, columnStep: W.columns)) }
    }
  }

  func multiply(
    _ block: UnsafePointer<Double>, count: Int, into result: UnsafeMutablePointer<Double>, relu: Bool
  ) {
    guard let bias else { return multiply(block, count, result, Epilogue(relu: relu)) }
    bias.withUnsafeBufferPointer { bias in
      guard let start = bias.baseAddress else { return }
      multiply(block, count, result, Epilogue(bias: .perColumn(start), relu: relu))
    }
  }

  private func multiply(
    _ block: UnsafePointer<Double>, _ count: Int, _ result: UnsafeMutablePointer<Double>, _ epilogue: Epilogue
  ) {
    if units < 2 || inputs == 0 { return multiplyByColumn(block, count, result, epilogue) }
    let target = Target(start: result, rowStep: units, rows: count, columns: units)
    switch Storage.lanes(units) {
    case NativeLanes.scalarCount: multiply(NativeLanes.self, block, target, epilogue)
    #if canImport(CPUFeatures.AVX512)
      case 4: multiply(SIMD4<Double>.self, block, target, epilogue)
    #endif
    default: multiply(SIMD2<Double>.self, block, target, epilogue)
    }
  }

  private func multiply<Lanes: TileLanes>(
    _ lanes: Lanes.Type, _ block: UnsafePointer<Double>, _ target: Target, _ epilogue: Epilogue
  ) {
    let width = Storage.paddedWidth(units)
    let tile = Lanes.largestTile
    for k in stride(from: 0, to: inputs, by: Product.blockDepth) {
      let depth = min(Product.blockDepth, inputs - k)
      let left = Factor(start: block + k, rowStep: inputs, columnStep: 1)
      let epilogue = epilogue.forBlock(first: k == 0, last: k + depth == inputs)
      for columns in pieces(of: units, atMost: Product.packedColumns(depth: depth, tile), of: tile.columns) {
        let column = columns.lowerBound
        assert(
          column % tile.columns == 0
            && (columns.upperBound == units || units - columns.upperBound >= tile.lanes),
          "the tiles of columns \(columns) are not those that all \(units) were packed in")
        macroKernelByRows(
          lanes, left, Panels(packed: panels.start + (k * width + column * depth)), depth: depth,
          into: target.from(column: column, count: columns.count), epilogue.at(row: 0, column: column))
      }
    }
  }

  /// A single unit's weights are contiguous anyway.
  private func multiplyByColumn(
    _ block: UnsafePointer<Double>, _ count: Int, _ result: UnsafeMutablePointer<Double>, _ epilogue: Epilogue
  ) {
    Product(
      a: Factor(start: block, rowStep: inputs, columnStep: 1),
      b: Factor(start: panels.start, rowStep: 1, columnStep: inputs), c: result, cRow: units, rows: count,
      depth: inputs, columns: units, epilogue: epilogue
    ).run()
  }

  private func pack(_ weights: Factor) {
    if units == 0 { return }  // nothing to read, and no room to write to
    let width = Storage.paddedWidth(units)
    for k in stride(from: 0, to: inputs, by: Product.blockDepth) {
      let depth = min(Product.blockDepth, inputs - k)
      let (source, target) = (weights.from(row: k, column: 0), panels.start + k * width)
      switch Storage.lanes(units) {
      case NativeLanes.scalarCount:
        packColumns(NativeLanes.self, source, depth: depth, columns: units, to: target)
      #if canImport(CPUFeatures.AVX512)
        case 4: packColumns(SIMD4<Double>.self, source, depth: depth, columns: units, to: target)
      #endif
      case 2: packColumns(SIMD2<Double>.self, source, depth: depth, columns: units, to: target)
      default: for row in 0..<depth { target[row] = source.start[row] }
      }
    }
  }

  /// The number of lanes in the vectors for this many units.
  private static func lanes(_ units: Int) -> Int {
    let fitting = units >= 8 ? 8 : units >= 4 ? 4 : units >= 2 ? 2 : 1
    return min(fitting, NativeLanes.scalarCount)
  }

  /// The columns of all panels, including their padding.
  private static func paddedWidth(_ units: Int) -> Int {
    let lanes = lanes(units)
    return lanes == 1 ? units : (units + lanes - 1) / lanes * lanes
  }
}
