import LessonKit
import ModelFiles
import NNCore
import TextAndFiles
import TrainingKit
import rnn_heart

// The network in a file: its parameters under the names that they have on paper, and the alphabet, without which they
// mean nothing.

extension Parameters {
  static let names = ["Wax", "Waa", "Wya", "ba", "by"]

  /// `Wax`, `Waa`, `Wya`, `ba`, `by`.
  var tensors: [ModelFile.Tensor] {
    zip(Parameters.names, [Wax, Waa, Wya, ba, by]).map { ModelFile.Tensor($0, $1) }
  }

  /// Whether no parameter is NaN, infinite or too large to compute with.
  var isComputable: Bool { tensors.allSatisfy(\.isComputable) }

  /// The parameters of a saved network.
  ///
  /// - Throws: `LessonError.data` if one is missing, if there is one too many, or if they do not fit together.
  init(_ model: SavedModel) throws(LessonError) {
    try model.requireNames(among: Set(Parameters.names), for: RNN.name)
    let Wax = try model.matrix("Wax")
    let (n, V) = (Wax.rows, Wax.columns)
    self.init(
      Wax: Wax, Waa: try model.matrix("Waa", rows: n, columns: n),
      Wya: try model.matrix("Wya", rows: V, columns: n), ba: try model.matrix("ba", rows: n, columns: 1),
      by: try model.matrix("by", rows: V, columns: 1))
  }
}

/// A saved network and the letters that it knows.
struct SavedNetwork {
  let parameters: Parameters
  /// `nil` if the file has none.
  let alphabet: Alphabet?
  private let model: SavedModel

  /// - Throws: `LessonError`: of the kind `file` if there is no such file, of the kind `data` if it does not hold a
  ///   network of this lesson.
  init(path: String) throws(LessonError) {
    model = try SavedModel(path: path)
    parameters = try Parameters(model)
    alphabet = model.metadata["alphabet"].map(Alphabet.init(letters:))
    if let alphabet { try require(alphabet) }
  }

  /// - Throws: `LessonError.data` unless the network reads this number of letters and the newline is one of them.
  func require(_ alphabet: Alphabet) throws(LessonError) {
    let letters = alphabet.letters
    guard letters.count == parameters.letters, Set(letters).count == letters.count, letters.contains("\n")
    else {
      throw model.malformed(
        "its alphabet must have \(parameters.letters) different letters and the newline among them; got "
          + quoted(String(String.UnicodeScalarView(letters))))
    }
  }
}

extension RNN.Settings {
  /// The saved network to start from, if there is one; without `--iterations` it is used as it is.
  ///
  /// - Throws: `LessonError.usage` if another size is asked for.
  mutating func loadNetwork() throws(LessonError) -> SavedNetwork? {
    guard let path = model.load else { return nil }
    let saved = try SavedNetwork(path: path)
    let kind = saved.parameters.units
    guard !given.contains("--hidden") || units == kind else {
      throw .usage("--hidden \(units) does not fit \(path), whose hidden state has \(counted(kind, "unit"))")
    }
    if !given.contains("--iterations") { descent.iterations = 0 }
    return saved
  }

  /// Saves the trained network, if asked to.
  ///
  /// - Throws: `LessonError.file` if it cannot be written.
  func save(_ network: Parameters, _ alphabet: Alphabet, _ console: Console) throws(LessonError) {
    var metadata = SavedModel.origin(program: RNN.name, given)
    metadata["alphabet"] = String(String.UnicodeScalarView(alphabet.letters))
    try model.save(network.tensors, metadata: metadata, console)
  }
}
