import NNCore

/// A network in training. Each lesson's subclass calls the functions of that lesson's heart; a step is the unit that
/// the lesson's program counts, and has the cost that it prints.
class Training {
  /// The training examples, (features, m), and their labels as the lesson uses them, (units, m).
  let X, Y: Matrix

  init(_ X: Matrix, _ Y: Matrix) { (self.X, self.Y) = (X, Y) }

  /// Takes a step; returns the cost before it, NaN if an output was NaN.
  func step() -> Double { .nan }

  /// The current parameters.
  var layers: [Layer] { [] }

  /// The derivatives of the cost over all training examples, at the current parameters.
  var gradients: [LayerGradient] { [] }

  /// The output's probabilities for other examples, (units, m).
  func predict(_ X: Matrix) -> Matrix { X }

  /// The cost of predicting these examples, without a penalty; NaN if an output is NaN.
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

  /// Further parameters, named as in saved models.
  var furtherTensors: [(name: String, values: Matrix)] { [] }

  /// Sets γ, β and the running statistics of a hidden layer from a saved model; does nothing without normalization.
  func setNormalization(_ index: Int, gamma: Matrix, beta: Matrix, mean: Matrix, variance: Matrix) {}
}

/// The cost of outputs, NaN if one of these is: the sum in `cost` may skip NaN.
func cost(_ A: Matrix, _ cost: () -> Double) -> Double { A.hasNaN ? .nan : cost() }
