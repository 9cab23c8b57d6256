import NNCore
import batch_normalization_heart

/// Examples of any rank, such as images (m, channels, height, width): the first index counts the examples, the
/// last one runs fastest.
struct Tensor: Equatable, Sendable {
  let shape: [Int]
  let elements: [Double]

  /// - Precondition: The number of elements is the product of the sizes, and m > 0.
  init(shape: [Int], elements: [Double]) {
    guard shape.first ?? 0 > 0, shape.reduce(1, *) == elements.count else {
      fatalError("\(elements.count) elements do not make examples of shape \(shape)")
    }
    (self.shape, self.elements) = (shape, elements)
  }

  /// The tensor of this shape whose examples, flattened, are the columns.
  init(shape: [Int], columns: Matrix) {
    self.init(shape: shape, elements: columns.transposed().elements)
  }

  /// Each example flattened to one column: (features, m), with the product of all other sizes as features.
  var columns: Matrix {
    Matrix(rows: shape[0], columns: elements.count / shape[0], elements: elements).transposed()
  }
}

extension BatchNormalization {
  /// Training mode for examples of any rank: each place in an example is a separate feature.
  mutating func forward(_ Z: Tensor) -> (O: Tensor, cache: Cache) {
    let (O, cache) = forward(Z.columns)
    return (Tensor(shape: Z.shape, columns: O), cache)
  }

  /// Inference mode for examples of any rank.
  func predict(_ Z: Tensor) -> Tensor { Tensor(shape: Z.shape, columns: predict(Z.columns)) }

  /// ∂cost/∂Z, in the shape of dO, and the derivatives with respect to γ and β, which are columns.
  func backward(_ dO: Tensor, _ cache: Cache) -> (dZ: Tensor, gradient: Gradient) {
    let (dZ, gradient) = backward(dO.columns, cache)
    return (Tensor(shape: dO.shape, columns: dZ), gradient)
  }
}
