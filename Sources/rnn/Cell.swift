// Lesson 12's mathematics: a step of the network; a name read step by step, and backpropagation through time, the steps'
// backward passes, last step first; and names written letter by letter. Columns are examples: a is (n, m), x is
// (V, m); a name has m = 1.

import NNCore

// MARK: - One step

/// The probabilities of the letters, `exp(z) / Σ exp(z)` in each column of scores, made smaller by the largest first so
/// that no power overflows.
package func softmax(_ scores: Matrix) -> Matrix {
  let powers = exp(scores - scores.columnMaxima())  // (V, m)
  return powers / powers.columnSums()
}

extension Parameters {
  /// The next hidden state, `tanh(Waa·a_prev + Wax·x + ba)`.
  package func state(after a_prev: Matrix, reading x: Matrix) -> Matrix {
    tanh(Waa.dot(a_prev) + Wax.dot(x) + ba)  // (n, n)·(n, m) + (n, V)·(V, m) + (n, 1)
  }

  /// What the hidden state says about the next letter, `Wya·a + by`: (n, m) gives (V, m).
  package func scores(_ a: Matrix) -> Matrix { affine(Wya, a, by) }

  /// The next hidden state and the probabilities of the next letter.
  package func forward(_ x: Matrix, _ a_prev: Matrix) -> Step {
    let a = state(after: a_prev, reading: x)
    return Step(x: x, a_prev: a_prev, a: a, y: softmax(scores(a)))
  }

  /// The way back through a step, from `da`, the gradient with respect to the state that it made, to those with respect to
  /// what it made it of.
  package func backward(_ da: Matrix, through step: Step) -> StepGradient {
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
package struct Step {
  package let x, a_prev: Matrix
  package let a, y: Matrix
}

/// The gradients with respect to what one step reads, in its shapes.
package struct StepGradient {
  package let dx, da_prev: Matrix
  package let dWax, dWaa, dba: Matrix
}

// MARK: - A whole name

/// A name as the network reads it: what goes in at each step, and what should come out.
package struct Example: Equatable, Sendable {
  /// The letter before; none at the first step, where the input is the zero vector.
  package let inputs: [Int?]
  /// The letter to predict; the newline at the last step.
  package let targets: [Int]

  package var count: Int { targets.count }

  package init(letters: [Int], end: Int) {
    self.init(inputs: [nil] + letters.map { $0 }, targets: letters + [end])
  }

  package init(inputs: [Int?], targets: [Int]) { (self.inputs, self.targets) = (inputs, targets) }
}

extension Parameters {
  /// Reads a name from the hidden state `a` on; each step hands its state to the next.
  package func forward(_ name: Example, from a: Matrix) -> [Step] {
    var a = a
    return name.inputs.map { letter in
      let step = forward(oneHot(letter), a)
      a = step.a
      return step
    }
  }

  /// `-Σ ln ŷ[target]` over the letters: how unlikely the network found the name.
  package func loss(of name: Example, _ steps: [Step]) -> Double {
    var likelihood = 0.0
    for (step, target) in zip(steps, name.targets) { likelihood += log(step.y)[target, 0] }
    return -likelihood
  }

  /// Backpropagation through time (Werbos, 1990): the cell's steps, backwards. A state has two readers, its own
  /// output and the next step, and its gradient is the sum of theirs.
  ///
  /// It ends where the name begins: what an earlier name left in the hidden state is taken as given.
  package func backward(_ name: Example, through steps: [Step]) -> Parameters {
    var gradient = Parameters.zeros(units: units, letters: letters)  // its Wya is dWya, and so on
    var da_next = Matrix.zeros(units, 1)
    for (step, target) in zip(steps, name.targets).reversed() {
      let dy = step.y - oneHot(target)  // softmax and -ln together: ∂loss/∂scores = ŷ - y, (V, 1)
      gradient.Wya += dy.dot(step.a.T)  // (V, 1)·(1, n) = (V, n)
      gradient.by += dy
      let da = Wya.T.dot(dy) + da_next  // (n, V)·(V, 1) = (n, 1)
      let stepGradient = backward(da, through: step)
      gradient.Wax += stepGradient.dWax
      gradient.Waa += stepGradient.dWaa
      gradient.ba += stepGradient.dba
      da_next = stepGradient.da_prev
    }
    return gradient
  }

  /// A letter as a column of V zeros with a 1 at its number; zeros alone if there is none.
  package func oneHot(_ letter: Int?) -> Matrix {
    var x = Matrix(rows: letters, columns: 1)
    if let letter { x[letter, 0] = 1 }
    return x
  }
}

// MARK: - Training

extension Parameters {
  /// One iteration: reads a name, goes back through it, and takes a step. Returns the loss before the step, and the
  /// hidden state after the name, from which the next one starts.
  package mutating func optimize(
    _ name: Example, from a: Matrix, rate: Double, clip limit: Double
  ) -> (loss: Double, a: Matrix) {
    let steps = forward(name, from: a)
    let loss = loss(of: name, steps)
    var gradient = backward(name, through: steps)
    gradient.clip(to: limit)
    update(gradient, rate: rate)
    return (loss, steps.last?.a ?? a)
  }
}

/// The printed loss is a running mean over names: `0.999·old + 0.001·new`.
package func smooth(_ old: Double, _ new: Double) -> Double { 0.999 * old + 0.001 * new }

/// What the running mean begins with: the loss of a name of 7 letters, all V letters being equally probable,
/// `-7·ln(1/V)`. The published program uses the number of printed names as the length; here it stays 7, however
/// many names are printed.
package func firstLoss(letters V: Int) -> Double {
  7 * -log(Matrix(rows: 1, columns: 1, repeating: 1 / Double(V)))[0, 0]
}

// MARK: - Writing names

extension Parameters {
  /// A name, letter by letter, from a hidden state of zeros; it ends where `choose` picks the newline, or at
  /// `maxLength` letters. The network reads what it has just written. Each letter is drawn with the probabilities that
  /// the network gives; always taking the most probable one would make the same name again and again.
  ///
  /// - Parameters:
  ///   - start: Letters that the name begins with, read before the first is chosen.
  ///   - choose: Picks a letter from the scores of all, (V, 1); `step` counts from 0, the start included.
  package func sample<Failure: Error>(
    startingWith start: [Int] = [], end: Int, maxLength: Int,
    choose: (_ scores: Matrix, _ step: Int) throws(Failure) -> Int
  ) throws(Failure) -> [Int] {
    var name = start
    var a = state(after: .zeros(units, 1), reading: oneHot(nil))
    for letter in start { a = state(after: a, reading: oneHot(letter)) }
    while name.count < maxLength {
      let letter = try choose(scores(a), name.count)
      if letter == end { break }
      name.append(letter)
      a = state(after: a, reading: oneHot(letter))
    }
    return name
  }
}

/// The letter of step n in name `number` of a report, as published: it is drawn by a generator of its own, seeded
/// `number + 2n`, so that the names of two reports differ by what the network has learnt and by nothing else.
package func publishedChoice(_ probabilities: Matrix, number: Int, step n: Int) -> Int {
  var random = RandomState(seed: UInt32(number + 2 * n))
  return random.choice(probabilities: probabilities.elements)
}
