import LessonKit
import ModelFiles
import NNCore
import TrainingKit
import deep_neural_network_with_dropout_heart

extension DropoutNetwork {
  static let probabilityName = "keep_probability"

  /// The layers' tensors, and the keep probability if predictions are scaled by it.
  var tensors: [ModelFile.Tensor] {
    let keep = ModelFile.Tensor(Self.probabilityName, Matrix(rows: 1, columns: 1, repeating: dropout.keep))
    return ModelFile.Tensor.of(layers) + (dropout.scaling == .prediction ? [keep] : [])
  }
}

extension DeepNeuralNetworkWithDropout.Settings {
  static var optionsOfModels: Set<String> { ["--scaling", "--keep-probability"] }

  var notesOnContinuing: [String] {
    isCorrected
      ? [
        "the masks start again from --mask-seed \(maskSeed), and not where the saved run stopped."
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
  /// The factor by which the model scales its predictions, if it does.
  ///
  /// - Throws: `LessonError.data` if that is not a probability.
  func keepProbability() throws(LessonError) -> Double? {
    guard names.contains(DropoutNetwork.probabilityName) else { return nil }
    let keep = try matrix(DropoutNetwork.probabilityName, rows: 1, columns: 1)[0, 0]
    if keep > 0 && keep <= 1 { return keep }
    throw malformed("\(DropoutNetwork.probabilityName) must be in (0, 1], got \(keep)")
  }
}
