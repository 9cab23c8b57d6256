import Datasets
import LessonKit
import ModelFiles
import NNCore
import TextAndFiles

extension SavedModel {
  /// The layers, each of which takes what the one before gives; see `ModelFile.layers()`.
  ///
  /// - Throws: `LessonError.data` if there is no layer, one is missing, or two do not fit together; if hidden layers
  ///   are not followed by ReLU, or the output is neither a sigmoid nor a softmax; or if there is not a name for each feature and class.
  public func layers() throws(LessonError) -> [Layer] {
    if let activation = metadata["activation"], activation != "relu" {
      throw malformed("its hidden layers are \(quoted(activation)); relu is known here")
    }
    if let output = metadata["output"], !["sigmoid", "softmax"].contains(output) {
      throw malformed("its output is \(quoted(output)); sigmoid and softmax are known here")
    }
    let layers = try checked { (file) throws(ModelFileError) in try file.layers() }
    try require(featureNames, "features", layers[0].W.columns)
    try require(classNames, "classes", max(2, layers[layers.count - 1].W.rows))
    return layers
  }

  private func require(_ names: [String]?, _ list: String, _ count: Int) throws(LessonError) {
    guard let names, names.count != count else { return }
    throw malformed("it has \(names.count) names of \(list), but \(count) \(list)")
  }

  /// The layers, for examples of so many features and a network of so many outputs.
  ///
  /// - Throws: `LessonError.data` also if they take or give others.
  func layers(features: Int, outputs: Int) throws(LessonError) -> [Layer] {
    let layers = try layers()
    try requireFeatures(features)
    let given = layers[layers.count - 1].W.rows
    guard given == outputs, metadata["output"].map({ ($0 == "softmax") == (outputs > 1) }) ?? true else {
      let kind = metadata["output"].map { " (\($0))" } ?? ""
      let (has, needed) = (
        given == 1 ? "1 output" : "\(given) outputs", outputs == 1 ? "1 is" : "\(outputs) are"
      )
      throw malformed("the model has \(has)\(kind), where \(needed) needed", hint: origin)
    }
    return layers
  }

  /// - Throws: `LessonError.data` unless the model takes so many features.
  func requireFeatures(_ count: Int) throws(LessonError) {
    let taken = try layers()[0].W.columns
    if taken == count { return }
    throw malformed(
      "the model takes \(taken) features, but the examples have \(count)",
      hint: "Give the --dataset that it was trained on.")
  }

  /// What a table for the model holds: its features and classes by their names. Features without names are taken by
  /// position.
  ///
  /// - Throws: `LessonError.data` if the layers are none.
  func schema() throws(LessonError) -> TableSchema {
    let count = try layers()[0].W.columns
    return TableSchema(
      features: featureNames ?? (1...count).map { "feature \($0)" }, classes: classNames ?? [],
      encodesWords: encodesWords)
  }

  /// Whether columns of words were encoded as zeros and ones.
  var encodesWords: Bool {
    metadata["settings"]?.split(separator: " ").contains { $0 == "--one-hot" } ?? false
  }

  /// What the features were standardized by, if they were.
  ///
  /// - Throws: `LessonError.data` if the tensors are not of the model's features.
  public func standardization() throws(LessonError) -> Standardization? {
    guard names.contains(where: Standardization.names.contains) else { return nil }
    let features = try layers()[0].W.columns
    let means = try matrix("feature_mean", rows: features, columns: 1)
    let deviations = try matrix("feature_deviation", rows: features, columns: 1)
    guard deviations.elements.allSatisfy({ $0 > 0 }) else {
      throw malformed("feature_deviation holds values that are not above 0")
    }
    return Standardization(means: means, deviations: deviations)
  }

  /// What nobody can know of a file without our metadata.
  var noteOnFunctions: String? {
    guard metadata["activation"] == nil || metadata["output"] == nil, let layers = try? layers() else {
      return nil
    }
    let output = metadata["output"] ?? (layers[layers.count - 1].W.rows == 1 ? "sigmoid" : "softmax")
    let hidden =
      layers.count > 1 ? "hidden layers are taken as ReLU, and the output as" : "the output is taken as"
    return "\(path) does not say which functions its layers have: \(hidden) \(output)."
  }
}

extension Standardization {
  /// What it is called in a saved model.
  static let names: Set = ["feature_mean", "feature_deviation"]

  var tensors: [NamedTensor] {
    [NamedTensor("feature_mean", means), NamedTensor("feature_deviation", deviations)]
  }
}
