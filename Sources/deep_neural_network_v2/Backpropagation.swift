// Lesson 2's mathematics, function by function in the order of the script. Columns are examples: X is (features, m),
// Y is (1, m).
//
// The layers are numbered from 1, as on paper; layer 0 is the input. Layer l computes
//
//     Z = W·A_prev + b        (units, m) = (units, inputs)·(inputs, m) + (units, 1)
//     A = relu(Z)             or sigmoid(Z) in the last layer
//
// and the cost is J = -(1/m) Σ [ y·ln a + (1 - y)·ln(1 - a) ], a in the last A. With three layers:
//
//     X → Z1 → A1 → Z2 → A2 → Z3 → A3 → J          forward
//        dZ1 ← dA1 ← dZ2 ← dA2 ← dZ3 ← J           backward; each dZ leaves its dW and db on the way

import NNCore

/// The first weights: normal numbers times a scale, drawn layer by layer. Biases start at 0.
package func initialize(
  _ sizes: [Int], scale: (_ inputs: Int) -> Double, using random: inout RandomState
) -> [Layer] {
  zip(sizes, sizes.dropFirst()).map { inputs, units in
    Layer(W: random.randn(units, inputs) * scale(inputs), b: .zeros(units, 1))
  }
}

/// max(0, z): a unit is off if z is below 0, and otherwise passes z on. NaN stays NaN, as in NumPy.
package func relu(_ Z: Matrix) -> Matrix { Z.map { z in z < 0 ? 0 : z } }

/// 1/(1 + e⁻ᶻ): the probability of class 1.
package func sigmoid(_ Z: Matrix) -> Matrix { 1 / (1 + exp(-Z)) }

/// What the forward pass keeps for the backward pass: layer `number` is at `caches[number]`.
///
/// Layer 0 computes nothing: its A are the examples, so that every layer finds its input in the cache before its own.
package struct Cache {
  /// (units, inputs) and (units, 1).
  package var W = Matrix(), b = Matrix()
  /// (units, m), before and after the activation function.
  package var Z = Matrix(), A = Matrix()
}

extension [Cache] {
  /// The last layer's activations: the probabilities of class 1, (1, m).
  package var output: Matrix { self[count - 1].A }
}

/// Pushes the examples through the layers.
package func forward(_ X: Matrix, _ layers: [Layer]) -> [Cache] {
  var caches = [Cache(A: X)]  // layer 0
  for (number, layer) in zip(1..., layers) {
    let Z = affine(layer.W, caches[number - 1].A, layer.b)  // W·A_prev + b: (units, m)
    let A = number < layers.count ? relu(Z) : sigmoid(Z)
    caches.append(Cache(W: layer.W, b: layer.b, Z: Z, A: A))
  }
  return caches
}

/// J = -(1/m) Σ [ y·ln a + (1 - y)·ln(1 - a) ].
///
/// Where the network is certain and right, a is exactly 0 or 1, and a term is 0·ln 0, NaN in floating point. Its limit is 0,
/// so it is left out of the sum. Where it is certain and wrong, the cost is infinite. An A that is NaN itself would be
/// left out too, so the program checks for that first.
package func computeCost(_ A: Matrix, _ Y: Matrix) -> Double {
  let terms = Y * log(A) + (1 - Y) * log(1 - A)  // (1, m)
  return -terms.sumSkippingNaN() / Double(Y.columns)
}

/// dZ = dA ∘ [Z > 0]: ReLU passes a derivative on where it was on, and blocks it elsewhere.
package func reluBackward(_ dA: Matrix, _ Z: Matrix) -> Matrix {
  dA.combined(with: Z) { da, z in z > 0 ? da : 0 }
}

/// Finds, from the output back to the first layer, how the cost changes with every weight and bias.
///
/// Write dQ for ∂J/∂Q, in the shape of Q. All of it is the chain rule: if q affects J through r₁, r₂, …, then
/// dq = Σ dr·∂r/∂q.
///
/// **Through a layer.** Suppose a layer's dZ is known. For unit i, input k and example j the layer computed
///
///     z[i,j] = Σ_k w[i,k]·a_prev[k,j] + b[i]
///
/// The weight w[i,k] reaches the cost through unit i in all examples, the bias too; the input a_prev[k,j] reaches
/// it through all units, in its own example:
///
///     dw[i,k]      = Σ_j dz[i,j]·a_prev[k,j]      dW      = dZ·A_prevᵀ
///     db[i]        = Σ_j dz[i,j]                  db      = row sums of dZ
///     da_prev[k,j] = Σ_i w[i,k]·dz[i,j]           dA_prev = Wᵀ·dZ
///
/// A sum over an index that both factors share is a matrix product; transpose one factor so that this index is the
/// inner one.
///
/// **Through the activation function before it.** It works on each number by itself: dZ = dA ∘ relu'(Z), which is
/// dA ∘ [Z > 0]. That is the dZ of the layer before, and so on down to layer 1.
///
/// **The start** is at the output, where the cost and the sigmoid together have a derivative simpler than either:
///
///     da = -(y/a - (1 - y)/(1 - a))/m        a' = a(1 - a)
///     dz = da·a' = -(y·(1 - a) - (1 - y)·a)/m = (a - y)/m
///
/// the error of each prediction, shared among the m examples.
///
/// **How much work it is.** Two products in each layer, and one in the first; the forward pass has one in each. To try every
/// parameter instead, as the gradient check of lesson 7 does, takes two forward passes for each: 1,782 for the 891 of this
/// lesson.
package func backward(_ caches: [Cache], _ Y: Matrix) -> [LayerGradient] {
  var gradients: [LayerGradient] = []
  var dZ = (caches.output - Y) / Double(Y.columns)  // (A - Y)/m: (1, m)
  for number in (1..<caches.count).reversed() {
    let (W, A_prev, Z_prev) = (caches[number].W, caches[number - 1].A, caches[number - 1].Z)
    let dW = dZ.dot(A_prev.T)  // (units, m)·(m, inputs) = (units, inputs)
    let db = dZ.rowSums()  // (units, 1)
    gradients.append(LayerGradient(dW: dW, db: db))
    if number > 1 {
      let dA_prev = W.T.dot(dZ)  // (inputs, units)·(units, m) = (inputs, m)
      dZ = reluBackward(dA_prev, Z_prev)  // dA_prev ∘ [Z_prev > 0]
    }
  }
  return gradients.reversed()
}

/// One step downhill: W - η·dW, b - η·db.
package func updateParameters(
  _ layers: [Layer], _ gradients: [LayerGradient], rate: Double
) -> [Layer] {
  zip(layers, gradients).map { layer, gradient in
    Layer(W: layer.W - rate * gradient.dW, b: layer.b - rate * gradient.db)
  }
}

/// One iteration. Returns the output A, and the layers after a step against the gradient.
package func step(
  _ layers: [Layer], _ X: Matrix, _ Y: Matrix, rate: Double
) -> (A: Matrix, layers: [Layer]) {
  let caches = forward(X, layers)
  let gradients = backward(caches, Y)
  return (caches.output, updateParameters(layers, gradients, rate: rate))
}

/// Gradient descent: `iterations` steps, each against the gradient over all examples.
///
/// - Parameter report: Called in every iteration with the output A and the layers before the update.
package func gradientDescent<Failure: Error>(
  _ X: Matrix, _ Y: Matrix, from start: [Layer], rate: Double, iterations: Int,
  report: (_ iteration: Int, _ A: Matrix, _ layers: [Layer]) throws(Failure) -> Void
) throws(Failure) -> [Layer] {
  var layers = start
  for iteration in 0..<iterations {
    let (A, next) = step(layers, X, Y, rate: rate)
    try report(iteration, A, layers)
    layers = next
  }
  return layers
}
