import NNCore
import TestSupport
import Testing

/// Misuse stops the program. The message gives the values, and the caller's file and line.
@Suite struct MisuseTests {
  @Test(arguments: Misuse.all.indices) func namesTheCaller(_ index: Int) async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [index] in
      Misuse.all[index].commit()
    }
    let misuse = Misuse.all[index]
    let place = "NNCoreTests/MisuseTests.swift:\(misuse.line): "
    expectMessage(of: exit, "\(misuse.isOperator ? "" : place)Fatal error: \(misuse.message)")
  }
}

private struct Misuse: Sendable {
  let message: String
  /// The line on which the mistake is made.
  let line: Int
  /// Operators cannot know their caller.
  let isOperator: Bool
  let commit: @Sendable () -> Void

  init(
    _ message: String, isOperator: Bool = false, line: Int = #line, _ commit: @escaping @Sendable () -> Void
  ) {
    self.message = message
    self.line = line + 1  // below the message
    self.isOperator = isOperator
    self.commit = commit
  }

  static let all = making + reading + combining + operators + products + drawing + networks + classes
}

private let (two, three) = (Matrix(rows: 2, columns: 3), Matrix(rows: 3, columns: 2))
private let (row, column) = (Matrix(rows: 1, columns: 3), Matrix(rows: 2, columns: 1))

private func change(_ matrix: Matrix, _ body: (inout Matrix) -> Void) {
  var matrix = matrix
  body(&matrix)
}

private func draw(_ body: (inout RandomState) -> Void) {
  var random = RandomState(seed: 1)
  body(&random)
}

private let making = [
  Misuse("a matrix cannot be -1×2") {
    _ = Matrix(rows: -1, columns: 2)
  },
  Misuse("a matrix cannot be 4611686018427387904×4") {
    _ = Matrix(rows: 1 << 62, columns: 4)
  },
  Misuse("a 2×3 matrix takes 6 elements, got 5") {
    _ = Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5])
  },
  Misuse("row 0 has 2 elements, but row 1 has 1") {
    _ = Matrix([[1, 2], [3]])
  },
  Misuse("a matrix cannot be 2×-3") {
    _ = Matrix.zeros(2, -3)
  },
  Misuse("a matrix cannot be -3×2") {
    _ = Matrix.ones(-3, 2)
  },
  Misuse("a matrix cannot be -1×-1") {
    _ = Matrix.identity(-1)
  },
]

private let reading = [
  Misuse("no element (2, 0) in a 2×3 matrix") {
    _ = two[2, 0]
  },
  Misuse("no element (0, -1) in a 2×3 matrix") {
    change(two) { $0[0, -1] = 1 }
  },
  Misuse("no element (2, 1) in a 2×3 matrix") {
    _ = three.T[2, 1]
  },
  Misuse("no rows -1..<1 in a 2×3 matrix") {
    _ = two.rows(-1..<1)
  },
  Misuse("no columns 1..<4 in a 2×3 matrix") {
    _ = two.columns(1..<4)
  },
  Misuse("no column 3 in a 2×3 matrix") {
    _ = two.columns(at: [0, 3])
  },
  Misuse("no row 2 in a 2×3 matrix") {
    _ = two.row(2)
  },
  Misuse("no column -1 in a 2×3 matrix") {
    _ = two.column(-1)
  },
  Misuse("cannot reshape a 2×3 matrix to 4×2") {
    _ = two.reshaped(rows: 4, columns: 2)
  },
]

/// Only the operators repeat a column or a row.
private let combining = [
  Misuse("cannot combine 2×3 and 2×1") {
    _ = two.combined(with: column) { $0 + $1 }
  },
  Misuse("cannot compare 2×3 and 1×3") {
    change(two) { $0.combine(with: row, "compare") { $0 - $1 } }
  },
  Misuse("cannot add 2×3 and 2×1") {
    change(two) { $0.add(column, scaledBy: 2) }
  },
  Misuse("cannot add 2×3 and 1×3") {
    change(two) { $0.add(row, scaledBy: 2) }
  },
  Misuse("the limit to clip to must not be negative, got -1.0") {
    change(two) { $0.clip(to: -1) }
  },
]

private let operators = [
  Misuse("cannot add 2×3 and 3×2", isOperator: true) { _ = two + three },
  Misuse("cannot subtract 2×3 and 3×2", isOperator: true) { _ = two - three },
  Misuse("cannot multiply element by element 2×3 and 3×1", isOperator: true) { _ = two * row.transposed() },
  Misuse("cannot divide element by element 2×3 and 1×2", isOperator: true) { _ = two / column.transposed() },
  Misuse("cannot add 2×1 and 2×3", isOperator: true) { _ = column + two },
  Misuse("cannot subtract 1×3 and 2×3", isOperator: true) { change(row) { $0 -= two } },
  Misuse("cannot add 2×3 and 1×1", isOperator: true) { change(two) { $0 += Matrix([[1]]) } },
]

private let products = [
  Misuse("cannot multiply 2×3 by 2×3") {
    _ = two.dot(two)
  },
  Misuse("cannot multiply 2×3 by 2×3") {
    _ = three.T.dot(three.T)
  },
  Misuse("the number of threads must be at least 1, got 0") {
    _ = two.dot(three, threads: 0)
  },
  Misuse("the bias of 2×3 weights is 2×1, got 1×3") {
    _ = affine(two, three, row)
  },
  Misuse("no rows -1..<2 in a 3×2 matrix") {
    change(three) { PackedMatrix(transposing: .identity(2)).multiply(rows: three, -1..<2, into: &$0) }
  },
  Misuse("no rows 0..<4 in a 3×2 matrix") {
    change(.zeros(5, 2)) { PackedMatrix(transposing: .identity(2)).multiply(rows: three, 0..<4, into: &$0) }
  },
  Misuse("the product is 3×2, the matrix to hold it 2×3") {
    change(two) { PackedMatrix(transposing: .identity(2)).multiply(rows: three, into: &$0) }
  },
]

private let drawing = [
  Misuse("a seed is a whole number from 0 to 4294967295, got -1") {
    _ = RandomState(seed: -1)
  },
  Misuse("a seed is a whole number from 0 to 4294967295, got 4294967296") {
    _ = RandomState(seed: 1 << 32)
  },
  Misuse("a matrix cannot be -1×2") {
    draw { _ = $0.rand(-1, 2) }
  },
  Misuse("a matrix cannot be 2×-1") {
    draw { _ = $0.randn(2, -1) }
  },
  Misuse("a matrix cannot be 2×-1") {
    draw { _ = $0.normal(scale: 2, 2, -1) }
  },
  Misuse("cannot draw a number between 0 and -1") {
    draw { _ = $0.interval(-1) }
  },
  Misuse("no permutation of -1 elements") {
    draw { _ = $0.permutation(-1) }
  },
  Misuse("the probabilities add up to 1.1, not to 1") {
    draw { _ = $0.choice(probabilities: [0.5, 0.6]) }
  },
  Misuse("the probability of 0 is -0.5") {
    draw { _ = $0.choice(probabilities: [-0.5, 1.5]) }
  },
  Misuse("cannot cut 2×3 examples and 3×2 labels into batches together") {
    _ = MiniBatches(two, three, size: 2, seed: 1)
  },
  Misuse("the size of a batch must be positive, got 0") {
    _ = MiniBatches(two, row, size: 0, seed: 1)
  },
  Misuse("a seed is a whole number from 0 to 4294967295, got -2") {
    _ = MiniBatches(two, row, size: 1, seed: -2)
  },
]

/// No elements, but as many rows as a matrix may have.
private let tall = Matrix(rows: Int(Int32.max), columns: 0)

/// Three inputs, one unit.
private let small = Network(layers: [Layer(W: row, b: Matrix(rows: 1, columns: 1))])

/// Two inputs, one unit.
private let other = Network(layers: [Layer(W: .zeros(1, 2), b: .zeros(1, 1))])

/// A network whose layers were taken away.
private let emptied: Network = {
  var network = small
  network.layers = []
  return network
}()

private let networks = [
  Misuse("a network needs a layer") {
    _ = emptied.forward(three)
  },
  Misuse("a network needs a layer") {
    _ = emptied.predict(three)
  },
  Misuse("a network needs a layer") {
    _ = emptied.logits(three)
  },
  Misuse("a network needs a layer") {
    _ = emptied.classes(of: three)
  },
  Misuse("a network needs a layer") {
    _ = emptied.cost(three, row)
  },
  Misuse("a network needs a layer") {
    _ = emptied.accuracy(three, row)
  },
  Misuse("a network needs a layer") {
    _ = emptied.backward(small.forward(three), row)
  },
  Misuse("a network of 3 inputs cannot take 2×3 examples") {
    _ = small.predict(two)
  },
  Misuse("a network of 3 inputs cannot take 2×3 examples") {
    _ = small.logits(two)
  },
  Misuse("a network of 3 inputs cannot take 2×3 examples") {
    _ = small.classes(of: two)
  },
  Misuse("a network of 3 inputs cannot take 2×3 examples") {
    _ = small.cost(two, row)
  },
  Misuse("a network of 3 inputs cannot take 2×3 examples") {
    _ = small.accuracy(two, row)
  },
  Misuse("activations of 2×3 and 1×3 around a layer of 1×3 weights") {
    _ = small.backward(other.forward(two), row)
  },
  Misuse("a matrix cannot be -1×2") {
    draw { _ = Initialization.he.weights(units: -1, inputs: 2, using: &$0) }
  },
  Misuse("a matrix cannot be -1×2") {
    draw { _ = Initialization.zeros.weights(units: -1, inputs: 2, using: &$0) }
  },
  Misuse("1 derivatives for 2 parameters") {
    _ = GradientCheck(of: [1], at: [1, 2]) { $0[0] }
  },
  Misuse("1 derivatives for 2 parameters") {
    _ = GradientCheck(of: [1], at: [1, 2], costDifference: { above, below in above[0] - below[0] })
  },
]

private let classes = [
  Misuse("the number of classes cannot be negative, got -1") {
    _ = confusionMatrix(predicted: [], actual: [], classes: -1)
  },
  Misuse("the number of classes cannot be negative, got -1") {
    _ = oneHot([], classes: -1)
  },
  Misuse("a matrix cannot be 9223372036854775807×0") {
    _ = Matrix(rows: .max, columns: 0)
  },
  Misuse("a matrix cannot be 0×9223372036854775807") {
    _ = Matrix(rows: 0, columns: .max, elements: [])
  },
  Misuse("a matrix cannot be 2147483647×2147483647") {
    change(two) { tall.dot(tall.T, into: &$0) }
  },
]
