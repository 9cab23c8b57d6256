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

  /// **The mask** D, (units, m): 1 where a unit stays on for an example, and 0 where it is switched off.
  func mask(like A: Matrix, using random: inout RandomState) -> Matrix {
    let draws = random.rand(A.rows, A.columns)  // uniform in [0, 1)
    switch scaling {
    case .inverted: return draws.map { $0 < keep ? 1 : 0 }
    case .prediction: return draws.map { $0 > 1 - keep ? 1 : 0 }  // 1 - keep is the book's ratio
    }
  }

  /// Training, forward and backward alike: A∘D/keep for activations, dA∘D/keep for their derivatives; without the
  /// division if predictions are scaled.
  func drop(_ A: Matrix, _ D: Matrix) -> Matrix {
    switch scaling {
    case .inverted: A * D / keep
    case .prediction: A * D
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
