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

extension DeepNeuralNetworkWithDropout.Settings {
  static var optionsOfModels: Set<String> { ["--scaling", "--keep-probability"] }

  var notesOnContinuing: [String] {
    isCorrected
      ? [
        "the masks are drawn from --mask-seed \(maskSeed) again, and not from where the saved run left its generator."
      ]
      : []
  }

  func requireAgreement(with model: SavedModel) throws(LessonError) {
    guard let keep = try model.keepProbability() else {
      guard givenScaling == .prediction else { return }
      throw model.contradicts("--scaling prediction", "predictions are not scaled")
    }
    if givenScaling == .inverted {
      throw model.contradicts("--scaling inverted", "predictions are scaled by \(keep)")
    }
    if let given = givenKeepProbability, given != keep {
      throw model.contradicts("--keep-probability \(given)", "predictions are scaled by \(keep)")
    }
  }
}

extension SavedModel {
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
