import Datasets
import LessonKit
import TextAndFiles

// An option that was not typed is as when the model was saved, where the printed numbers depend on it: the examples that
// were held out for testing stay the same, and so do the label and the cost.

extension ClassifierSettings {
  /// Sets what was not typed to what the model was saved with. Returns the settings to read the examples with: those of
  /// one file hold for that file alone, and not for one whose examples are classified.
  ///
  /// - Parameter notes: Gets a note if the test set follows the model, or cannot.
  /// - Throws: `LessonError.data` for a value in the model's file that its option does not take.
  mutating func followed(
    _ start: SavedModel, _ options: [Option<Self>], _ notes: inout [String]
  ) throws(LessonError) -> Self {
    let saved = start.settings
    let isFile = !DataSet(data.dataset).isBuiltIn
    let hasTest = isFile && saved.value(of: "--test").map(fileExists) == true
    let names = Self.optionsOfCosts.union(hasTest ? ["--split-seed", "--test"] : ["--split-seed"])
    let isSame = isFile && saved.value(of: "--dataset").map(fileName) == fileName(data.dataset)
    // Columns that have names are found by them, wherever they are. Another label may be a column that was ignored.
    let isIgnoring = try !start.schema().isNamed && !given.contains("--label")
    do throws(LessonError) {
      let followed = try options.follow(saved, names, unless: given, in: &self)
      notes += [noteOnTestSet(of: start)].compactMap(\.self)
      var reading = self
      let ofReading = FileSettings.optionsOfReading.union(isIgnoring ? ["--ignore"] : [])
      let ofFile = try options.follow(saved, isSame ? ofReading : [], unless: given, in: &reading)
      let carried = saved.filtered(to: ["--label", "--one-hot"])
      network.followed = followed.adding(ofFile).adding(carried)
      return reading
    } catch {
      throw start.malformed("its settings: \(error.message)")
    }
  }

  /// A note if the test set is that of the model's own file, or may hold examples that the model has learnt from.
  private func noteOnTestSet(of start: SavedModel) -> String? {
    let (saved, set) = (start.settings, DataSet(data.dataset))
    guard start.metadata["settings"] != nil, set.isSplitAtRandom, !given.contains("--test") else {
      return nil
    }
    let path = visible(start.path)
    if let test = saved.value(of: "--test"), !set.isBuiltIn {
      if data.test != nil { return "\(visible(test)) is the test set, as when \(path) was trained." }
      let reason = given.contains("--split-seed") ? "" : ", which is not here"
      return """
        \(path) was trained with --test \(visible(test))\(reason). The test examples are now from \
        \(visible(data.dataset)), and it may have learnt from them.
        """
    }
    let seed = saved.value(of: "--split-seed").flatMap { UInt32($0) } ?? DataSettings().splitSeed
    if saved.contains("--test") || seed == data.splitSeed { return nil }
    return """
      \(path) was trained with --split-seed \(seed). With --split-seed \(data.splitSeed) it may have learnt from \
      some of the test examples.
      """
  }
}

private func fileName(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }

extension SavedModel {
  /// Checks that the model encodes the words of these columns.
  ///
  /// - Parameter columns: What was typed after `--one-hot`; numbers of columns are taken on trust.
  /// - Throws: `LessonError.usage` if it does not.
  func requireEncoded(_ columns: String) throws(LessonError) {
    let names = encodesWords ? featureNames ?? [] : []
    let encoded = names.compactMap { name in name.firstIndex(of: "=").map { String(name[..<$0]) } }
    // A column of yes and no has kept its name.
    let known = (names + encoded).map { $0.lowercased() }
    let listed = columns.split(separator: ",").map { word in String(word.drop { $0 == " " }) }
    let stranger = (known.contains(columns.lowercased()) ? [] : listed).first { word in
      !known.contains(word.lowercased()) && !(encodesWords && (word == "all" || Int(word) != nil))
    }
    guard let stranger else { return }
    let list = Set(encoded).sorted().prefix(10).joined(separator: ", ")
    throw contradicts(
      "--one-hot \(stranger)", encoded.isEmpty ? "features are all numbers" : "columns of words are \(list)")
  }
}
