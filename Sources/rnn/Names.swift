import Datasets
import LessonKit
import TextAndFiles
import TrainingKit
import rnn_heart

extension [String] {
  /// A line that does not look like a name, if at least half of the lines look like those of a table, a program or a
  /// picture. Names may contain digits, as those of aeroplanes do, but not consist only of digits.
  fileprivate var strangest: String? {
    let strange = filter { line in
      let scalars = line.unicodeScalars
      let isNumber =
        scalars.contains { ("0"..."9").contains($0) } && !scalars.contains(where: \.properties.isAlphabetic)
      return isNumber || scalars.contains { ",;:=|\t\"<>[]{}()".unicodeScalars.contains($0) }
    }
    guard 2 * strange.count >= count, let line = strange.first else { return nil }
    return line.unicodeScalars.count <= 40 ? line : line.prefix(40) + "…"
  }
}

extension Alphabet {
  /// Checks that the network knows the letters of all names.
  ///
  /// - Throws: `LessonError.data` with the line of the first that it does not know.
  fileprivate func requireLetters(of corpus: Corpus, _ settings: RNN.Settings) throws(LessonError) {
    for (name, line) in zip(corpus.names, corpus.lines) {
      guard let letter = stranger(in: name) else { continue }
      let place = "\(visible(settings.corpus ?? RNN.ownCorpus)), line \(line)"
      let model = visible(settings.model.load ?? "the network")
      throw .data(
        "\(place): \(model) does not know the letter \(quoted(String(letter)))",
        hint: "It knows \(known). Give the --corpus that it was trained on.")
    }
  }
}

extension RNN.Settings {
  /// Checks that no option is about training where a saved network is used as it is.
  ///
  /// - Throws: `LessonError.usage` for one that is.
  fileprivate func requireNoOptionOfTraining() throws(LessonError) {
    let about: Set = ["--corpus", "--shuffle-seed", "--clip", "--learning-rate", "--report-every", "--names"]
    guard let option = given.first(among: about) else { return }
    throw .usage(
      "\(option) has no meaning where \(model.load ?? "") is not trained",
      hint: "--iterations N continues training.")
  }
}

extension RNN {
  /// The corpus that is part of this package.
  static let ownCorpus = "dinosaurs.txt"

  /// The names to learn from, and their letters. A saved network that only writes names needs no names to learn from.
  static func corpus(
    for saved: SavedNetwork?, _ settings: Settings, _ console: Console
  ) throws -> (names: [String], alphabet: Alphabet) {
    if let alphabet = saved?.alphabet, settings.descent.iterations == 0 {
      try settings.requireNoOptionOfTraining()
      return ([], alphabet)
    }
    let corpus = try readCorpus(settings.corpus ?? dataFile(ownCorpus), console)
    let alphabet = saved?.alphabet ?? Alphabet(of: corpus.names)
    try saved?.require(alphabet)
    try alphabet.requireLetters(of: corpus, settings)
    return (corpus.names, alphabet)
  }

  static func readCorpus(_ path: String, _ console: Console? = nil) throws(LessonError) -> Corpus {
    let corpus: Corpus
    do { corpus = try Corpus(path: path) } catch { throw LessonError(error) }
    let blank = corpus.blankLines
    if blank > 0 {
      console?.note("\(visible(path)): \(blank) blank \(blank == 1 ? "line" : "lines") skipped")
    }
    if let line = corpus.names.strangest {
      console?.note(
        """
        Note: \(visible(path)) does not look like a list of names, one a line: it has \(quoted(line)). Every \
        character is learnt as a letter.
        """)
    }
    return corpus
  }

  /// Checks that the run fits into memory.
  ///
  /// - Throws: `LessonError.usage` if it does not.
  static func requireMemory(units n: Int, letters V: Int, _ names: [String]) throws(LessonError) {
    let weights = n * (n + 2 * V)
    try LessonKit.requireMemory(
      forWeights: Double(weights), of: "\(counted(n, "unit")) that read \(V) letters",
      hint: "Make --hidden smaller.")
    let steps = 1 + (names.map(\.unicodeScalars.count).max() ?? 0)
    // The weights, their gradient, and twice the largest matrix while it is drawn; and 4n + V numbers for each step.
    let numbers = 2 * weights + 2 * n * max(n, V) + steps * (4 * n + V)
    try LessonKit.requireMemory(
      8 * Double(numbers), for: "weights and states", hint: "Make --hidden smaller.")
  }
}
