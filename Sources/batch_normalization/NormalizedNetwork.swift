// A network of hidden layers with batch normalization and ReLU, and one sigmoid output without normalization, function
// by function in the order of the script. Columns are examples: X is (features, m), Y is (1, m).

import NNCore

/// The first weights: normal numbers times a scale, drawn layer by layer. Biases start at 0.
package func initialize(
  _ sizes: [Int], scale: (_ inputs: Int) -> Double, using random: inout RandomState
) -> [Layer] {
  zip(sizes, sizes.dropFirst()).map { inputs, units in
    Layer(W: random.randn(units, inputs) * scale(inputs), b: .zeros(units, 1))
  }
}

/// A = max(0, O).
package func reluForward(_ O: Matrix) -> Matrix { O.map { o in o < 0 ? 0 : o } }

/// A = 1/(1 + e⁻ᶻ).
package func sigmoidForward(_ Z: Matrix) -> Matrix { 1 / (1 + exp(-Z)) }

/// Z = W·A_prev + b: (units, m).
///
/// The normalization subtracts the mean, and b with it, so β does the work of b. The published network keeps both, and so
/// does this one.
package func linearForward(_ A_prev: Matrix, _ layer: Layer) -> Matrix { affine(layer.W, A_prev, layer.b) }

/// The network's parameters: the layers, γ and β for each hidden layer, and the running averages.
package struct NormalizedNetwork: Sendable {
  package var layers: [Layer]
  /// One for each hidden layer.
  package var normalizations: [BatchNormalization]

  package init(
    layers: [Layer], epsilon: Double, decay: Double, _ gradientForm: BatchNormalization.GradientForm
  ) {
    self.layers = layers
    normalizations = layers.dropLast().map {
      BatchNormalization(features: $0.b.rows, epsilon: epsilon, decay: decay, gradientForm)
    }
  }
}

/// What a layer keeps for the backward pass: its input A_prev, (inputs, m); a hidden layer also keeps ẑ and √(σ² + ε),
/// and the input O of its ReLU, (units, m).
package struct Cache {
  package let A_prev: Matrix
  package var O = Matrix()
  package var normalization: BatchNormalization.Cache?
}

/// The derivatives of the cost with respect to all parameters, layer by layer.
package struct NormalizedGradients {
  package var layers: [LayerGradient]
  package var normalizations: [BatchNormalization.Gradient]
}

extension NormalizedNetwork {
  /// Training mode: the hidden layers compute `A = relu(γẑ + β)`, with ẑ from `Z = W·A_prev + b`.
  package mutating func forward(_ X: Matrix) -> (A: Matrix, caches: [Cache]) {
    var A = X
    var caches: [Cache] = []
    for (index, layer) in layers.enumerated() {
      let Z = linearForward(A, layer)  // (units, m)
      if index < normalizations.count {
        let (O, cache) = normalizations[index].forward(Z)
        caches.append(Cache(A_prev: A, O: O, normalization: cache))
        A = reluForward(O)
      } else {
        caches.append(Cache(A_prev: A))
        A = sigmoidForward(Z)
      }
    }
    return (A, caches)
  }
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

/// dO = dA ∘ [O > 0].
package func reluBackward(_ dA: Matrix, _ O: Matrix) -> Matrix {
  dA.combined(with: O) { da, o in o > 0 ? da : 0 }
}

/// dW = dZ·A_prevᵀ, (units, m)·(m, inputs) = (units, inputs); db = row sums of dZ, (units, 1).
package func linearBackward(_ dZ: Matrix, _ A_prev: Matrix) -> LayerGradient {
  LayerGradient(dW: dZ.dot(A_prev.T), db: dZ.rowSums())
}

extension NormalizedNetwork {
  /// The gradients layer by layer: through ReLU to dO, and through the normalization to dZ.
  package func backward(_ A: Matrix, _ Y: Matrix, _ caches: [Cache]) -> NormalizedGradients {
    var gradients = NormalizedGradients(layers: [], normalizations: [])
    var dZ = (A - Y) / Double(Y.columns)  // (1, m)
    for (index, layer) in layers.enumerated().reversed() {
      gradients.layers.append(linearBackward(dZ, caches[index].A_prev))
      if index > 0, let cache = caches[index - 1].normalization {
        let dA_prev = layer.W.T.dot(dZ)  // (inputs, units)·(units, m) = (inputs, m)
        let dO = reluBackward(dA_prev, caches[index - 1].O)  // (inputs, m)
        let (dZ_prev, gradient) = normalizations[index - 1].backward(dO, cache)
        gradients.normalizations.append(gradient)
        dZ = dZ_prev
      }
    }
    gradients.layers.reverse()
    gradients.normalizations.reverse()
    return gradients
  }

  /// One step against the gradient in every parameter.
  package mutating func updateParameters(_ gradients: NormalizedGradients, rate: Double) {
    for index in layers.indices { layers[index].descend(gradients.layers[index], rate: rate) }
    for index in normalizations.indices {
      normalizations[index].descend(gradients.normalizations[index], rate: rate)
    }
  }
}

/// The examples in random order, cut into batches of `size`; the last one is shorter if `size` does not divide m.
package func randomMiniBatches(
  _ X: Matrix, _ Y: Matrix, size: Int, seed: UInt32
) -> [(X: Matrix, Y: Matrix)] {
  var random = RandomState(seed: seed)
  let order = random.permutation(X.columns)
  return stride(from: 0, to: order.count, by: size).map { start in
    let batch = order[start..<min(start + size, order.count)]
    return (X.columns(at: batch), Y.columns(at: batch))  // (features, n) and (1, n), n ≤ size
  }
}

extension NormalizedNetwork {
  /// The forward pass for tests and predictions: the running averages take the place of the batch's statistics.
  package func predict(_ X: Matrix) -> Matrix {
    let hidden = zip(layers, normalizations).reduce(X) { A, level in
      let (layer, normalization) = level
      return reluForward(normalization.predict(linearForward(A, layer)))
    }
    return sigmoidForward(linearForward(hidden, layers[layers.count - 1]))  // (1, m)
  }

  /// One iteration on one mini-batch. Returns the output A from before the step.
  package mutating func step(_ X: Matrix, _ Y: Matrix, rate: Double) -> Matrix {
    let (A, caches) = forward(X)
    updateParameters(backward(A, Y, caches), rate: rate)
    return A
  }
}

/// Trains with mini-batches, drawn anew in every epoch from a seed that grows by 1.
///
/// - Parameter report: Called after every epoch with each batch's output A from before its update, its labels Y, and
///   the current network.
package func miniBatchGradientDescent<Failure: Error>(
  _ X: Matrix, _ Y: Matrix, from start: NormalizedNetwork, rate: Double, epochs: Int, batchSize: Int,
  seed: UInt32,
  report: (_ epoch: Int, _ outputs: [(A: Matrix, Y: Matrix)], _ network: NormalizedNetwork) throws(Failure) ->
    Void
) throws(Failure) -> NormalizedNetwork {
  var network = start
  for epoch in 0..<epochs {
    var outputs: [(A: Matrix, Y: Matrix)] = []
    for (X, Y) in randomMiniBatches(X, Y, size: batchSize, seed: seed &+ UInt32(truncatingIfNeeded: epoch)) {
      outputs.append((network.step(X, Y, rate: rate), Y))
    }
    try report(epoch, outputs, network)
  }
  return network
}
