// Softmax, which turns the scores `Z` of the classes, (classes, m), into probabilities, and the cost of the scores:
//
//     p = exp(z) / Σ_k exp(z_k)                   (classes, m)
//     J = (1/m) Σ (ln Σ_k exp z_k - z_y)          y is the right class of an example

import NNCore

/// The probabilities of the classes, (classes, m): each column adds up to 1.
///
/// The largest score of each column is subtracted first. That divides numerator and denominator of p by the same number,
/// so it changes nothing, but the largest power is then e⁰ = 1. Without it, exp overflows for scores above 709.
package func softmax(_ Z: Matrix) -> Matrix {
  let powers = exp(Z - Z.columnMaxima())  // (classes, m) - (1, m): all in [0, 1]
  return powers / powers.columnSums()  // (classes, m) / (1, m)
}

/// The cost of the scores for one-hot labels `Y`, (classes, m).
///
/// It is -ln p of the right class y, with p written out: -ln(exp z_y / Σ exp z) = ln Σ exp z - z_y. So the cost is never
/// computed from a probability, which may be rounded to 0, and is finite for scores of any size: `ln Σ exp z = max z + ln Σ exp(z - max z)`.
package func softmaxCost(_ Z: Matrix, _ Y: Matrix) -> Double {
  let maxima = Z.columnMaxima()  // (1, m)
  let logarithms = log(exp(Z - maxima).columnSums()) + maxima  // ln Σ exp z: (1, m)
  let right = (Z * Y).columnSums()  // z_y, the score of the right class: (1, m)
  return (logarithms - right).mean()
}
