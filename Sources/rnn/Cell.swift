import NNCore

// One step of the network as it is written on paper, for any inputs: columns are examples. Training takes a
// shorter way to the same numbers, see Unrolled.swift; names are made with these formulas.

extension Parameters {
  /// The next hidden state, `tanh(Waa·a_prev + Wax·x + ba)`: (V, m) and (n, m) give (n, m).
  func state(after a_prev: Matrix, reading x: Matrix) -> Matrix {
    tanh(Waa.dot(a_prev) + Wax.dot(x) + ba)
  }

  /// What the hidden state says about the next letter, `Wya·a + by`: (n, m) gives (V, m).
  func scores(_ a: Matrix) -> Matrix { affine(Wya, a, by) }

  /// The next hidden state and the probabilities of the next letter.
  func forward(_ x: Matrix, _ a_prev: Matrix) -> (a: Matrix, y: Matrix) {
    let a = state(after: a_prev, reading: x)
    return (a, softmax(scores(a)))
  }

  /// The way back through one step, from `da`, the gradient by the state that it made, to the gradients by what
  /// it made it of.
  func backward(_ da: Matrix, from a: Matrix, _ x: Matrix, _ a_prev: Matrix) -> CellGradient {
    let dz = tanhBackward(da, a)  // da ∘ (1 - a²): (n, m)
    return CellGradient(
      dx: Wax.T.dot(dz),  // (V, n)·(n, m) = (V, m)
      da_prev: Waa.T.dot(dz),  // (n, n)·(n, m) = (n, m)
      dWax: dz.dot(x.T),  // (n, m)·(m, V) = (n, V)
      dWaa: dz.dot(a_prev.T),  // (n, m)·(m, n) = (n, n)
      dba: dz.rowSums())  // (n, 1)
  }
}

/// The gradients by what one step reads, in its shapes.
struct CellGradient {
  let dx, da_prev: Matrix
  let dWax, dWaa, dba: Matrix
}
