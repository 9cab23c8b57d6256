// Lesson 12's mathematics: one time step of the network; a name read step by step; backpropagation through time, that is,
// the backward passes of the steps, last step first; and names written letter by letter. Columns are examples: a is
// (n, m), x is (V, m); a name has m = 1.

import NNCore

// MARK: - One step

/// The probabilities of the letters, `exp(z) / Σ exp(z)` in each column of scores. The largest score is subtracted first,
/// so that no power overflows.
package func softmax(_ scores: Matrix) -> Matrix {
  let powers = exp(scores - scores.columnMaxima())  // (V, m)
  return powers / powers.columnSums()
}

extension Parameters {
  /// The next hidden state, `tanh(Waa·a_prev + Wax·x + ba)`.
  package func state(after a_prev: Matrix, reading x: Matrix) -> Matrix {
    tanh(Waa.dot(a_prev) + Wax.dot(x) + ba)  // (n, n)·(n, m) + (n, V)·(V, m) + (n, 1)
  }

  /// The scores of the next letter, `Wya·a + by`: from (n, m) to (V, m).
  package func scores(_ a: Matrix) -> Matrix { affine(Wya, a, by) }

  /// The next hidden state and the probabilities of the next letter.
  package func forward(_ x: Matrix, _ a_prev: Matrix) -> Step {
    let a = state(after: a_prev, reading: x)
    return Step(x: x, a_prev: a_prev, a: a, y: softmax(scores(a)))
  }

  /// The backward pass of a step: from `da`, the gradient with respect to its new state, to the gradients with respect to
  /// everything that the state was computed from.
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

/// The inputs and the results of one step.
package struct Step {
  package let x, a_prev: Matrix
  package let a, y: Matrix
}

/// The gradients with respect to what one step reads, in the same shapes.
package struct StepGradient {
  package let dx, da_prev: Matrix
  package let dWax, dWaa, dba: Matrix
}

// MARK: - A whole name

/// A name in the form that the network reads: what goes in at each step, and what should come out.
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
  /// Reads a name, starting from the hidden state `a`; each step hands its state to the next.
  package func forward(_ name: Example, from a: Matrix) -> [Step] {
    var a = a
    return name.inputs.map { letter in
      let step = forward(oneHot(letter), a)
      a = step.a
      return step
    }
  }

  /// `-Σ ln ŷ[target]` over the letters: minus the logarithm of the name's probability.
  package func loss(of name: Example, _ steps: [Step]) -> Double {
    var likelihood = 0.0
    for (step, target) in zip(steps, name.targets) { likelihood += log(step.y)[target, 0] }
    return -likelihood
  }

  /// Backpropagation through time (Werbos, 1990): the steps in reverse order. A state is used twice, by its own step's
  /// output and by the next step, and its gradient is the sum of what both send back.
  ///
  /// It stops where the name begins: the hidden state that the previous name left is treated as a constant.
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

  /// A letter as a column of V numbers, 1 at the letter's place and 0 elsewhere; all 0 if there is no letter.
  package func oneHot(_ letter: Int?) -> Matrix {
    var x = Matrix(rows: letters, columns: 1)
    if let letter { x[letter, 0] = 1 }
    return x
  }
}

// MARK: - Training

extension Parameters {
  /// One iteration: a forward pass over a name, a backward pass, and an update. Returns the loss before the update, and
  /// the hidden state after the name, from which the next name starts.
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

/// The first value of the running mean: the loss of a name of 7 letters if all V letters are equally probable,
/// `-7·ln(1/V)`. The published program uses the number of printed names as the length; here it stays 7, however
/// many names are printed.
package func firstLoss(letters V: Int) -> Double {
  7 * -log(Matrix(rows: 1, columns: 1, repeating: 1 / Double(V)))[0, 0]
}

// MARK: - Writing names

extension Parameters {
  /// Writes a name, letter by letter, from a hidden state of zeros; it ends where `choose` picks the newline, or at
  /// `maxLength` letters. The network reads what it has just written. Letters should be drawn with the probabilities that
  /// the network gives: always taking the most probable one gives the same name again and again.
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

/// The letter of step n in name `number` of a report, as published: it is drawn by a new generator with the seed
/// `number + 2n`, so the names of two reports differ only by what the network has learnt in between.
package func publishedChoice(_ probabilities: Matrix, number: Int, step n: Int) -> Int {
  var random = RandomState(seed: UInt32(number + 2 * n))
  return random.choice(probabilities: probabilities.elements)
}
