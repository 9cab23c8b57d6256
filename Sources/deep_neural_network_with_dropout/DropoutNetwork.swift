import NNCore
import TrainingKit

/// A network of hidden ReLU layers with dropout, and one sigmoid output without.
struct DropoutNetwork: LayeredModel {
  var layers: [Layer]
  let dropout: Dropout

  /// The activations of all layers, X first, those of the hidden layers masked; and the masks.
  func forward(_ X: Matrix, maskedBy random: inout RandomState) -> (A: [Matrix], masks: [Matrix]) {
    var A = [X]
    var masks: [Matrix] = []
    for layer in layers.dropLast() {
      let hidden = relu(affine(layer.W, A.output, layer.b))  // (units, m)
      let D = dropout.mask(like: hidden, using: &random)
      A.append(dropout.drop(hidden, D))
      masks.append(D)
    }
    A.append(output(of: A.output))
    return (A, masks)
  }

  /// The gradients layer by layer. A unit that was off passed nothing on, so nothing comes back through it.
  func backward(_ A: [Matrix], _ masks: [Matrix], _ Y: Matrix) -> [LayerGradient] {
    var gradients: [LayerGradient] = []
    var dZ = outputGradient(A.output, Y)  // (1, m)
    for (index, layer) in layers.enumerated().reversed() {
      gradients.append(LayerGradient(dW: dZ.dot(A[index].T), db: dZ.rowSums()))
      if index > 0 {
        let dA = dropout.drop(layer.W.T.dot(dZ), masks[index - 1])
        dZ = reluBackward(dA, A[index])  // where a unit is on, A > 0 exactly where Z > 0
      }
    }
    return gradients.reversed()
  }

  func predict(_ X: Matrix) -> Matrix {
    let hidden = layers.dropLast().reduce(X) { A, layer in
      dropout.predict(relu(affine(layer.W, A, layer.b)))
    }
    return output(of: hidden)
  }

  /// The output layer alone is a plain network of NNCore: (1, m).
  private func output(of hidden: Matrix) -> Matrix {
    Network(layers: Array(layers.suffix(1))).predict(hidden)
  }
}
