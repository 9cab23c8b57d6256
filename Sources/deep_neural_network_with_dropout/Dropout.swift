import NNCore

/// **Dropout**: in every step of training, units are switched off at random, independently for every unit and every
/// example, so that none can rely on its neighbours (Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, 2014).
package struct Dropout: Sendable {
  /// The probability that a unit stays on.
  package let keep: Double
  package var scaling = Scaling.inverted

  package init(keep: Double, scaling: Scaling = .inverted) { (self.keep, self.scaling) = (keep, scaling) }

  /// Where the missing units are compensated for, so that the expected activation is the same in training and
  /// prediction.
  package enum Scaling: String, CaseIterable, Sendable {
    /// In training: the activations of the units that stay on are divided by `keep`. Prediction then needs no scaling;
    /// this is called "inverted dropout".
    case inverted
    /// In prediction: all activations are multiplied by `keep`, as in the paper and in *Deep Learning from Scratch*.
    case prediction
  }

  /// Draws **the mask** D, (units, m): 1 where a unit stays on for an example, and 0 where it is switched off.
  package func mask(like A: Matrix, using random: inout RandomState) -> Matrix {
    let uniform = random.rand(A.rows, A.columns)  // in [0, 1)
    return switch scaling {
    case .inverted: uniform .< keep
    case .prediction: uniform .> (1 - keep)  // the book writes rand > dropout_ratio
    }
  }

  /// Training, forward and backward alike: activations become A∘D/keep, their derivatives dA∘D/keep; without the
  /// division if predictions are scaled.
  package func drop(_ A: Matrix, _ D: Matrix) -> Matrix {
    switch scaling {
    case .inverted: A * D / keep
    case .prediction: A * D
    }
  }

  /// Prediction: no unit is switched off.
  package func predict(_ A: Matrix) -> Matrix {
    switch scaling {
    case .inverted: A
    case .prediction: A * keep
    }
  }
}
