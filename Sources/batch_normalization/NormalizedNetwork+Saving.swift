import LessonKit
import ModelFiles
import NNCore
import TrainingKit
import batch_normalization_heart

extension SavedModel {
  /// The ε that the model was trained with, if the file says so.
  ///
  /// - Throws: `LessonError.data` if that is not a number above 0.
  func epsilon() throws(LessonError) -> Double? {
    guard let text = metadata["epsilon"] else { return nil }
    if let epsilon = Double(text), epsilon > 0, epsilon.isFinite { return epsilon }
    throw malformed("its epsilon must be a number above 0, got \(text.debugDescription)")
  }
}

extension BatchNormalizationLesson.Settings {
  static var optionsOfModels: Set<String> { ["--epsilon"] }

  var notesOnContinuing: [String] { batches.notesOnContinuing(given) }

  func requireAgreement(with model: SavedModel) throws(LessonError) {
    let epsilon = try model.epsilon()
    guard let epsilon, let givenEpsilon, epsilon != givenEpsilon else { return }
    throw model.contradicts("--epsilon \(givenEpsilon)", "ε is \(epsilon)")
  }
}

extension NormalizedNetwork: LayeredModel {
  /// The names of a hidden layer's tensors, without its number.
  static let tensorKinds = ["gamma", "beta", "running_mean", "running_variance"]

  /// The layers' tensors, and `gamma1`, `beta1`, `running_mean1`, `running_variance1`, `gamma2`, …
  public var tensors: [ModelFile.Tensor] {
    ModelFile.Tensor.of(layers)
      + zip(1..., normalizations).flatMap { number, normalization in
        let values = [
          normalization.gamma, normalization.beta, normalization.runningMean, normalization.runningVariance,
        ]
        return zip(Self.tensorKinds, values).map { ModelFile.Tensor("\($0)\(number)", $1) }
      }
  }

  /// ε, which every answer depends on.
  public var constants: [String: String] {
    normalizations.first.map { ["epsilon": "\($0.epsilon)"] } ?? [:]
  }

  /// Takes γ, β and the running averages from a saved model whose layers this network already has.
  ///
  /// - Throws: `LessonError.data` if one of them is missing or has the wrong shape, or if a variance is negative.
  mutating func `continue`(from model: SavedModel) throws(LessonError) {
    for (index, layer) in layers.dropLast().enumerated() {
      func tensor(_ kind: String) throws(LessonError) -> Matrix {
        try model.matrix("\(kind)\(index + 1)", rows: layer.b.rows, columns: 1)
      }
      normalizations[index].gamma = try tensor("gamma")
      normalizations[index].beta = try tensor("beta")
      normalizations[index].runningMean = try tensor("running_mean")
      normalizations[index].runningVariance = try tensor("running_variance")
      guard normalizations[index].runningVariance.elements.allSatisfy({ $0 >= 0 }) else {
        throw model.malformed("running_variance\(index + 1) holds values below 0")
      }
    }
  }
}
