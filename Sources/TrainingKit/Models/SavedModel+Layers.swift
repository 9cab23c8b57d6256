import Datasets
import LessonKit
import ModelFiles
import NNCore
import TextAndFiles

extension SavedModel {
  /// The layers, each of which takes the output of the one before; see `ModelFile.layers()`.
  ///
  /// - Throws: `LessonError.data` if there is no layer, one is missing, or two do not fit together; if hidden layers
  ///   are not followed by ReLU, or the output is neither a sigmoid of one unit nor a softmax of several; or if there are
  ///   names of features or classes, but not one for each.
  public func layers() throws(LessonError) -> [Layer] {
    if let activation = metadata["activation"], activation != "relu" {
      throw malformed("its hidden layers are \(quoted(activation)); only relu is supported")
    }
    if let output = metadata["output"], !["sigmoid", "softmax"].contains(output) {
      throw malformed("its output is \(quoted(output)); only sigmoid and softmax are supported")
    }
    return try checked { (file) throws(ModelFileError) in
      let layers = try file.layers()
      if let output = metadata["output"] {
        try file.requireUnits(layers[layers.count - 1].W.rows, of: output)
      }
      try file.requireNames(of: layers, layers[layers.count - 1].W.rows == 1 ? .sigmoid : .softmax)
      return layers
    }
  }

  /// The layers, checked for these numbers of features and outputs.
  ///
  /// - Throws: `LessonError.data` also if the numbers differ.
  func layers(features: Int, outputs: Int) throws(LessonError) -> [Layer] {
    let layers = try layers()
    try requireFeatures(features)
    let given = layers[layers.count - 1].W.rows
    if given == outputs { return layers }
    let kind = metadata["output"].map { " (\($0))" } ?? ""
    let needed = outputs == 1 ? "1 is" : "\(outputs) are"
    throw malformed("the model has \(counted(given, "output"))\(kind), where \(needed) needed", hint: origin)
  }

  /// Checks that the model takes `count` features.
  ///
  /// - Throws: `LessonError.data` if it does not.
  func requireFeatures(_ count: Int) throws(LessonError) {
    let taken = try layers()[0].W.columns
    if taken == count { return }
    throw malformed(
      "the model takes \(counted(taken, "feature")), but the examples have \(count)",
      hint: "Give the --dataset that it was trained on.")
  }

  /// Checks that a lesson's network has begun with these layers.
  ///
  /// - Parameter isTrained: Whether training has gone on, so that only the shapes are the same.
  /// - Throws: `LessonError.computation` if it has not.
  func requireStart(of trained: some TrainedModel, isTrained: Bool, for program: String) throws(LessonError) {
    let tensors = trained.tensors
    let isStart = ModelFile.Tensor.of(try layers()).allSatisfy { layer in
      tensors.contains { isTrained ? $0.name == layer.name && $0.shape == layer.shape : $0 == layer }
    }
    if isStart { return }
    throw .computation(
      "\(program) has not begun with the layers of \(path)",
      hint: "Its train must take them from settings.network.firstLayers.")
  }

  /// The schema of a table for the model: its features, its classes and its label by name. Features without names are
  /// taken by position.
  ///
  /// - Throws: `LessonError.data` if the layers are malformed.
  func schema() throws(LessonError) -> TableSchema {
    let count = try layers()[0].W.columns
    var schema = TableSchema(
      features: featureNames ?? (1...count).map { "feature \($0)" }, classes: classNames ?? [],
      encodesWords: encodesWords, columnList: featureColumns)
    (schema.label, schema.labelIsName) = (metadata["label"], metadata["label"] != nil)
    if !schema.labelIsName { schema.label = settings.value(of: "--label") }
    return schema
  }

  /// Whether columns of words were encoded as zeros and ones.
  var encodesWords: Bool { settings.contains("--one-hot") }

  /// The standardization of the features, if there was one.
  ///
  /// - Throws: `LessonError.data` if the tensors do not match the model's features, or a deviation is not above 0.
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

  /// A note on what is assumed about a file that lacks this package's metadata; `nil` if nothing is.
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
  /// The names of its tensors in a saved model.
  static let names: Set = ["feature_mean", "feature_deviation"]

  var tensors: [ModelFile.Tensor] {
    [ModelFile.Tensor("feature_mean", means), ModelFile.Tensor("feature_deviation", deviations)]
  }
}
