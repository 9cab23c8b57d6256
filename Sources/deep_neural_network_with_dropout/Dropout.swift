import NNCore
import TrainingKit

/// A network of hidden ReLU layers with inverted dropout, and one sigmoid output without
/// (Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, 2014).
struct DropoutNetwork: LayeredModel {
  var layers: [Layer]
  let keepProbability: Double

  /// **The mask** D, (units, m): 1 where a unit stays on for an example, and 0 where it is switched off.
  func drawMask(like A: Matrix, using random: inout RandomState) -> Matrix {
    random.rand(A.rows, A.columns).map { $0 < keepProbability ? 1 : 0 }
  }

  /// A∘D/keep, for activations and for their derivatives alike.
  ///
  /// Dividing by the probability to stay on leaves the expected activation as it was, so that nothing has to
  /// be rescaled when predicting: this is what "inverted" means.
  func drop(_ A: Matrix, _ D: Matrix) -> Matrix { A * D / keepProbability }

  /// The activations of all layers, X first, those of the hidden layers masked; and the masks.
  func forward(_ X: Matrix, maskedBy random: inout RandomState) -> (A: [Matrix], masks: [Matrix]) {
    var A = [X]
    var masks: [Matrix] = []
    for layer in layers.dropLast() {
      let hidden = relu(affine(layer.W, A.output, layer.b))  // (units, m)
      let D = drawMask(like: hidden, using: &random)
      A.append(drop(hidden, D))
      masks.append(D)
    }
    A.append(outputActivation(of: A.output))
    return (A, masks)
  }

  /// The gradients layer by layer. A unit that was off passed nothing on, so nothing comes back through it.
  func backward(_ A: [Matrix], _ masks: [Matrix], _ Y: Matrix) -> [LayerGradient] {
    var gradients: [LayerGradient] = []
    var dZ = (A.output - Y) / Double(Y.columns)  // (1, m)
    for (index, layer) in layers.enumerated().reversed() {
      gradients.append(LayerGradient(dW: dZ.dot(A[index].T), db: dZ.rowSums()))
      if index > 0 {
        let dA = drop(layer.W.T.dot(dZ), masks[index - 1])
        dZ = reluBackward(dA, A[index])  // where a unit is on, A > 0 exactly where Z > 0
      }
    }
    return gradients.reversed()
  }

  /// No unit is dropped when predicting.
  func predict(_ X: Matrix) -> Matrix {
    let hidden = layers.dropLast().reduce(X) { A, layer in relu(affine(layer.W, A, layer.b)) }
    return outputActivation(of: hidden)
  }

  /// (1, m).
  private func outputActivation(of A: Matrix) -> Matrix {
    let output = layers[layers.count - 1]
    return sigmoid(affine(output.W, A, output.b))
  }
}
