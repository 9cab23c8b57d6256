// The lesson on one page: a step of the network, a name read step by step, and the way back through time, which
// is the steps' way back, the last one first. Columns are examples: a is (n, m), x is (V, m); a name has m = 1.

import NNCore

// One step

extension Parameters {
  /// The next hidden state, `tanh(Waa·a_prev + Wax·x + ba)`.
  func state(after a_prev: Matrix, reading x: Matrix) -> Matrix {
    tanh(Waa.dot(a_prev) + Wax.dot(x) + ba)  // (n, n)·(n, m) + (n, V)·(V, m) + (n, 1)
  }

  /// What the hidden state says about the next letter, `Wya·a + by`: (n, m) gives (V, m).
  func scores(_ a: Matrix) -> Matrix { affine(Wya, a, by) }

  /// The next hidden state and the probabilities of the next letter.
  func forward(_ x: Matrix, _ a_prev: Matrix) -> Step {
    let a = state(after: a_prev, reading: x)
    return Step(x: x, a_prev: a_prev, a: a, y: softmax(scores(a)))
  }

  /// The way back through a step, from `da`, the gradient by the state that it made, to the gradients by what it
  /// made it of.
  func backward(_ da: Matrix, through step: Step) -> StepGradient {
    let dz = da * (1 - step.a * step.a)  // tanh′ = 1 - tanh²: (n, m)
    return StepGradient(
      dx: Wax.T.dot(dz),  // (V, n)·(n, m) = (V, m)
      da_prev: Waa.T.dot(dz),  // (n, n)·(n, m) = (n, m)
      dWax: dz.dot(step.x.T),  // (n, m)·(m, V) = (n, V)
      dWaa: dz.dot(step.a_prev.T),  // (n, m)·(m, n) = (n, n)
      dba: dz.rowSums())  // (n, 1)
  }
}

/// What one step has read and made.
struct Step {
  let x, a_prev: Matrix
  let a, y: Matrix
}

/// The gradients by what one step reads, in its shapes.
struct StepGradient {
  let dx, da_prev: Matrix
  let dWax, dWaa, dba: Matrix
}

// A whole name

extension Parameters {
  /// Reads a name from the hidden state `a` on; each step hands its state to the next.
  func forward(_ name: Example, from a: Matrix) -> [Step] {
    var a = a
    return name.inputs.map { letter in
      let step = forward(oneHot(letter), a)
      a = step.a
      return step
    }
  }

  /// `-Σ ln ŷ[target]` over the letters: how much the name has surprised the network.
  func loss(of name: Example, _ steps: [Step]) -> Double {
    -zip(steps, name.targets).reduce(0) { sum, step in sum + log(step.0.y)[step.1, 0] }
  }

  /// Backpropagation through time (Werbos, 1990): the cell's steps, backwards. A state has two readers, its own
  /// output and the next step, and its gradient is the sum of theirs.
  ///
  /// It ends where the name begins: what an earlier name left in the hidden state is taken as given.
  func backward(_ name: Example, through steps: [Step]) -> Parameters {
    var gradient = Parameters.zeros(units: units, letters: letters)
    var da_next = Matrix(rows: units, columns: 1)
    for (step, target) in zip(steps, name.targets).reversed() {
      let dy = step.y - oneHot(target)  // through -ln and softmax at once: (V, 1)
      gradient.Wya += dy.dot(step.a.T)  // (V, 1)·(1, n) = (V, n)
      gradient.by += dy
      let before = backward(Wya.T.dot(dy) + da_next, through: step)  // (n, V)·(V, 1) = (n, 1)
      gradient.Wax += before.dWax
      gradient.Waa += before.dWaa
      gradient.ba += before.dba
      da_next = before.da_prev
    }
    return gradient
  }

  /// A letter as a column of V zeros with a 1 at its number; zeros alone if there is none.
  func oneHot(_ letter: Int?) -> Matrix {
    var x = Matrix(rows: letters, columns: 1)
    if let letter { x[letter, 0] = 1 }
    return x
  }
}
