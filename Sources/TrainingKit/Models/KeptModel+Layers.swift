import Datasets
import Essentials
import LessonKit
import NNCore

extension KeptModel {
  /// The layers `W1`, `b1`, `W2`, …, each of which takes what the one before gives.
  ///
  /// - Throws: `LessonError.data` if there is no layer, one is missing, or two do not fit together.
  public func layers() throws(LessonError) -> [Layer] {
    if let activation = metadata["activation"], activation != "relu" {
      throw malformed("its hidden layers are \(quoted(activation)); relu is known here")
    }
    var layers: [Layer] = []
    let count = names.count { $0.hasPrefix("W") && Int($0.dropFirst()) != nil }
    for number in 1...max(1, count) {
      let W = try matrix("W\(number)", columns: layers.last?.W.rows)
      layers.append(Layer(W: W, b: try matrix("b\(number)", rows: W.rows, columns: 1)))
    }
    guard names.count(where: { $0.hasPrefix("b") && Int($0.dropFirst()) != nil }) == count else {
      throw malformed("it has biases without weights")
    }
    return layers
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
    let taken = try matrix("W1").columns
    if taken == count { return }
    throw malformed(
      "the model takes \(taken) features, but the examples have \(count)",
      hint: "Give the --dataset that it was trained on.")
  }

  /// What the features were standardized by, if they were.
  ///
  /// - Throws: `LessonError.data` if the tensors are not of the model's features.
  public func standardization() throws(LessonError) -> Standardization? {
    guard names.contains(where: Standardization.names.contains) else { return nil }
    let features = try matrix("W1").columns
    let means = try matrix("feature_mean", rows: features, columns: 1)
    let deviations = try matrix("feature_deviation", rows: features, columns: 1)
    guard deviations.elements.allSatisfy({ $0 > 0 }) else {
      throw malformed("feature_deviation holds values that are not above 0")
    }
    return Standardization(means: means, deviations: deviations)
  }
}

extension Standardization {
  /// What it is called in a kept model.
  static let names: Set = ["feature_mean", "feature_deviation"]

  var tensors: [NamedTensor] {
    [NamedTensor("feature_mean", means), NamedTensor("feature_deviation", deviations)]
  }
}
