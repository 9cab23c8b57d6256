import NNCore

/// The printed loss, a running mean over names: `0.999·old + 0.001·new`.
struct SmoothedLoss {
  /// The length of the name whose loss is the first value. The published program takes for it the number of names
  /// that it prints, 7; here it stays 7, however many names are printed.
  static let firstLetters = 7

  private(set) var value: Double

  /// Begins as for a name of 7 letters, all V letters being equally probable: `-7·ln(1/V)`.
  init(among V: Int) {
    let guess = Matrix(rows: 1, columns: V, repeating: 1 / Double(V))
    value = Double(SmoothedLoss.firstLetters) * crossEntropy(rowsOf: guess, targets: [0])
  }

  /// Takes in the loss of another name.
  mutating func add(_ loss: Double) { value = 0.999 * value + 0.001 * loss }
}
