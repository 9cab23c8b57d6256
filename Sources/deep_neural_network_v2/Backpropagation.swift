import NNCore
import TrainingKit

/// A network of hidden ReLU layers and one sigmoid output, with its forward and its backward pass.
///
/// The layers are numbered from 1, as on paper; layer 0 is the input. Layer l computes
///
///     Z = W·A_prev + b        (units, m) = (units, inputs)·(inputs, m) + (units, 1)
///     A = relu(Z)             or sigmoid(Z) in the last layer
///
/// and the cost is J = -(1/m) Σ [ y·ln a + (1 - y)·ln(1 - a) ], a in the last A. With three layers:
///
///     X → Z1 → A1 → Z2 → A2 → Z3 → A3 → J          forward
///        dZ1 ← dA1 ← dZ2 ← dA2 ← dZ3 ← J           backward; each dZ leaves its dW and db on the way
struct DeepNetwork: LayeredModel {
  var layers: [Layer]

  /// Pushes the examples through the layers, and remembers what every layer saw and made of it.
  func forward(_ X: Matrix, into caches: inout [Cache]) {
    caches[0].A = X
    for (number, layer) in zip(1..., layers) {
      let A_prev = caches[number - 1].A
      caches[number].remember(layer)
      affine(layer.W, A_prev, layer.b, into: &caches[number].Z)  // W·A_prev + b: (units, m)
      if number < layers.count {
        relu(caches[number].Z, into: &caches[number].A)
      } else {
        sigmoid(caches[number].Z, into: &caches[number].A)
      }
    }
  }

  /// Finds, from the output back to the first layer, how the cost changes with every weight and bias.
  ///
  /// Write dQ for ∂J/∂Q, in the shape of Q. All of it is the chain rule: what reaches the cost through several others
  /// has the sum, over these, of *their* derivatives times how much each changes with it.
  ///
  /// **Through a layer.** Let a layer know its dZ. For unit i, input k and example j it has computed
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
  /// A sum over j or i that both factors carry is a matrix product, with one factor transposed so that the summed
  /// index stands inside; the shapes leave no other way.
  ///
  /// **Through the activation function before it.** It works on each number by itself: dZ = dA ∘ relu'(Z), which is
  /// dA ∘ [Z > 0]. ReLU passes a derivative on where it was open, and blocks it elsewhere. That is the dZ of the layer
  /// before, and so on down to layer 1.
  ///
  /// **The start** is at the output, where the cost and the sigmoid together have a derivative simpler than either:
  ///
  ///     da = -(y/a - (1 - y)/(1 - a))/m        a' = a(1 - a)
  ///     dz = da·a' = -(y·(1 - a) - (1 - y)·a)/m = (a - y)/m
  ///
  /// the error of each prediction, shared among the m examples.
  ///
  /// **What it costs.** Two products a layer where the forward pass has one. To try every parameter instead, as the
  /// gradient check of lesson 7 does, takes two forward passes for each of them: 1,782 with this lesson's 891.
  func backward(_ caches: inout [Cache], _ Y: Matrix, into gradients: inout [LayerGradient]) {
    outputGradient(caches.output, Y, into: &caches[layers.count].dZ)  // (A - Y)/m: (1, m)
    for number in (1...layers.count).reversed() {
      let (A_prev, W, dZ) = (caches[number - 1].A, caches[number].W, caches[number].dZ)
      dZ.dot(A_prev.T, into: &gradients[number - 1].dW)  // (units, m)·(m, inputs) = (units, inputs)
      dZ.rowSums(into: &gradients[number - 1].db)  // (units, 1)
      if number > 1 {
        W.T.dot(dZ, into: &caches[number - 1].dZ)  // dA_prev: (inputs, units)·(units, m) = (inputs, m)
        reluBackward(&caches[number - 1].dZ, caches[number - 1].Z)  // dA_prev ∘ [Z_prev > 0]
      }
    }
  }

  /// Room for the passes. Each writes over what the one before has left, so that only the first needs new memory.
  var emptyCaches: [Cache] { Array(repeating: Cache(), count: layers.count + 1) }

  func predict(_ X: Matrix) -> Matrix {
    var caches = emptyCaches
    forward(X, into: &caches)
    return caches.output
  }
}

/// What the forward pass leaves for the backward pass: layer `number` is at `caches[number]`.
///
/// Layer 0 computes nothing: its A are the examples, so that every layer finds its input in the cache before its own.
struct Cache {
  /// (units, inputs) and (units, 1).
  private(set) var W = Matrix(), b = Matrix()
  /// (units, m), before and after the activation function.
  var Z = Matrix(), A = Matrix()
  /// (units, m), from the backward pass.
  var dZ = Matrix()

  /// Takes down the parameters as they are now: the update will change them.
  mutating func remember(_ layer: Layer) {
    W.copy(layer.W)
    b.copy(layer.b)
  }
}

extension [Cache] {
  /// The last layer's activations: the probabilities of class 1, (1, m).
  var output: Matrix { self[count - 1].A }
}
