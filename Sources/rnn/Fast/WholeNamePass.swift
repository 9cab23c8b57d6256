import NNCore
import rnn_heart

/// The fast form of Cell.swift, with the same loss and gradient: forward and backward over a whole name.
///
/// Of all that a step does, only two products, `Waa·a` and `Waaᵀ·dz`, need the result of another step; everything else is
/// done for the whole name at once. In the name's matrices **rows are steps**: row t of `A` is the state after step t.
///
/// The memory is kept from name to name, and so is the hidden state: a name starts from the hidden state that the
/// previous name left.
struct WholeNamePass {
  /// The hidden state, (n, 1).
  private(set) var a: Matrix
  /// The states before and after each step, and the gradients with respect to the argument of tanh, (T, n).
  private var A_prev, A, dZ: Matrix
  /// The gradient that each step's output sends back to its state, (T, n).
  private var dA: Matrix
  /// The probabilities of each letter at each step, and later the gradient with respect to their scores, (T, V).
  private var Y: Matrix
  /// For one step, and for the step after it, (n, 1).
  private var z, dz, dz_next: Matrix

  /// - Parameter a: The hidden state to start from; zeros if `nil`.
  init(units n: Int, letters V: Int, a: Matrix? = nil) {
    let a = a ?? Matrix(rows: n, columns: 1)
    self.a = a
    (z, dz, dz_next) = (a, a, a)
    A = Matrix(rows: 0, columns: n)
    (A_prev, dZ, dA) = (A, A, A)
    Y = Matrix(rows: 0, columns: V)
  }

  /// The loss of a name, `-Σ ln ŷ[target]` over its letters; the hidden state is carried on.
  mutating func forward(_ name: Example, _ p: Parameters) -> Double {
    resize(to: name.count)
    for (t, letter) in name.inputs.enumerated() {
      A_prev.setRow(t, to: a)
      affine(p.Waa, a, p.ba, into: &z)  // Waa·a_prev + ba
      if let letter { z.add(column: letter, of: p.Wax) }  // + Wax·x, x being one-hot
      tanh(z, into: &a)
      A.setRow(t, to: a)
    }
    A.dot(p.Wya.T, into: &Y)  // (T, n)·(n, V) = (T, V)
    for t in name.targets.indices { Y.addToRow(t, p.by) }
    softmax(rowsOf: &Y)
    return crossEntropy(rowsOf: Y, targets: name.targets)
  }

  /// The gradient of the loss, after `forward` of the same name: backpropagation through time.
  mutating func backward(_ name: Example, _ p: Parameters, into gradient: inout Parameters) {
    backwardThroughOutputs(name, p, into: &gradient)
    gradient.Wax.fill(with: 0)
    gradient.ba.fill(with: 0)
    dz_next.fill(with: 0)
    for (t, letter) in name.inputs.enumerated().reversed() {
      p.Waa.T.dot(dz_next, into: &dz)  // da: what the next step sends back
      dz.add(row: t, of: dA)  // and what the output sends back
      dz.passBackThroughTanh(row: t, of: A)  // ∘ (1 - a²)
      dZ.setRow(t, to: dz)
      gradient.ba += dz
      if let letter { gradient.Wax.addToColumn(letter, dz) }  // dz·xᵀ
      swap(&dz, &dz_next)
    }
    dZ.T.dot(A_prev, into: &gradient.Waa)  // (n, T)·(T, n) = (n, n)
  }

  /// With softmax, the gradient of the loss with respect to the scores is simply ŷ, minus 1 at the target.
  private mutating func backwardThroughOutputs(
    _ name: Example, _ p: Parameters, into gradient: inout Parameters
  ) {
    gradient.by.fill(with: 0)
    for (t, target) in name.targets.enumerated() {
      Y[t, target] -= 1
      gradient.by.add(row: t, of: Y)
    }
    Y.T.dot(A, into: &gradient.Wya)  // (V, T)·(T, n) = (V, n)
    Y.dot(p.Wya, into: &dA)  // (T, V)·(V, n) = (T, n)
  }

  private mutating func resize(to steps: Int) {
    A_prev.resize(rows: steps)
    A.resize(rows: steps)
    dZ.resize(rows: steps)
    dA.resize(rows: steps)
    Y.resize(rows: steps)
  }
}
