import LessonKit
import NNCore
import TrainingKit
import deep_neural_network_with_dropout_heart

extension DropoutNetwork {
  static let probabilityName = "keep_probability"

  /// Those of the layers; and where predictions are scaled, so that the answers depend on it, the probability.
  var tensors: [NamedTensor] {
    let keep = NamedTensor(Self.probabilityName, Matrix(rows: 1, columns: 1, repeating: dropout.keep))
    return layers.tensors + (dropout.scaling == .prediction ? [keep] : [])
  }
}

extension KeptModel {
  /// What the model scales its predictions by, if it does.
  ///
  /// - Throws: `LessonError.data` if that is no probability.
  func keepProbability() throws(LessonError) -> Double? {
    guard names.contains(DropoutNetwork.probabilityName) else { return nil }
    let keep = try matrix(DropoutNetwork.probabilityName, rows: 1, columns: 1)[0, 0]
    if keep > 0 && keep <= 1 { return keep }
    throw malformed("\(DropoutNetwork.probabilityName) must be in (0, 1], got \(keep)")
  }
}
