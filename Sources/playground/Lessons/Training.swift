import NNCore

/// A network in training. Each lesson's subclass calls the functions of that lesson's heart; a step is what the
/// lesson's program counts, with the cost that it prints.
class Training {
  /// The examples to learn from, (features, m), and their labels as the lesson has them, (units, m).
  let X, Y: Matrix

  init(_ X: Matrix, _ Y: Matrix) { (self.X, self.Y) = (X, Y) }

  /// One step; the cost from before it, NaN if an output was none.
  func step() -> Double { .nan }

  /// The parameters as they are.
  var layers: [Layer] { [] }

  /// The derivatives of the cost over all examples for learning, at the present parameters.
  var gradients: [LayerGradient] { [] }

  /// The output's probabilities for other examples, (units, m).
  func predict(_ X: Matrix) -> Matrix { X }

  /// The cost of predicting these examples, without a penalty; NaN if an output is none.
  func predictionCost(_ X: Matrix, _ Y: Matrix) -> Double {
    let A = predict(X)
    return A.hasNaN ? .nan : crossEntropy(A, Y)
  }

  /// The activations of the hidden layers for other examples, each (units, m).
  func hidden(_ X: Matrix) -> [Matrix] {
    var A = X
    return layers.dropLast().map { layer in
      A = relu(affine(layer.W, A, layer.b))
      return A
    }
  }

  /// Further parameters by the names that saved models give them.
  var furtherTensors: [(name: String, values: Matrix)] { [] }

  /// Takes γ, β and the running statistics of a hidden layer from a saved model, where there are such.
  func setNormalization(_ index: Int, gamma: Matrix, beta: Matrix, mean: Matrix, variance: Matrix) {}
}

/// The cost of outputs; a sum that skips NaN would hide those.
func cost(_ A: Matrix, _ cost: () -> Double) -> Double { A.hasNaN ? .nan : cost() }
