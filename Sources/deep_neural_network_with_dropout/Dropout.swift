import NNCore

/// **Dropout**: in every step of training, units are switched off at random, each for each example by itself, so that
/// none can rely on its neighbours (Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, 2014).
struct Dropout: Sendable {
  /// The probability that a unit stays on.
  let keep: Double
  var scaling = Scaling.inverted

  /// Where the loss of `1 - keep` of all units is made good, so that the expected activation is the same in training
  /// and predicting.
  enum Scaling: String, CaseIterable, Sendable {
    /// In training: what stays on is divided by `keep`. Nothing is left to do when predicting: this is what
    /// "inverted" means.
    case inverted
    /// When predicting: all activations are multiplied by `keep`, as in the paper and in the book from scratch.
    case prediction
  }

  /// Draws **the mask** D, (units, m): 1 where a unit stays on for an example, and 0 where it is switched off.
  func mask(like A: Matrix, using random: inout RandomState, into D: inout Matrix) {
    D.reshape(rows: A.rows, columns: A.columns)
    random.rand(into: &D)  // uniform in [0, 1)
    switch scaling {
    case .inverted: D.apply { $0 < keep ? 1 : 0 }
    case .prediction: D.apply { $0 > 1 - keep ? 1 : 0 }  // 1 - keep is the book's ratio
    }
  }

  /// Training, forward and backward alike: activations become A∘D/keep, their derivatives dA∘D/keep; without the
  /// division if predictions are scaled.
  func drop(_ A: inout Matrix, _ D: Matrix) {
    switch scaling {
    case .inverted: A.combine(with: D) { a, d in a * d / keep }
    case .prediction: A *= D
    }
  }

  /// Predicting: no unit is off.
  func predict(_ A: Matrix) -> Matrix {
    switch scaling {
    case .inverted: A
    case .prediction: A * keep
    }
  }
}
