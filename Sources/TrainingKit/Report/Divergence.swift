import Datasets
import LessonKit
import ModelFiles
import NNCore

extension LessonError {
  /// The error for training that has produced NaN or numbers too large to compute with, and cannot recover.
  ///
  /// - Parameter what: What is not a number, and where.
  public static func diverged(
    _ what: String, hint: String = "Try a smaller --learning-rate, smaller first weights, or --standardize."
  ) -> LessonError {
    .computation("\(what): training has diverged", hint: hint)
  }
}

extension TrainedModel {
  /// Checks the result of the last update, which no reported cost includes.
  ///
  /// - Throws: `LessonError.computation` with the first parameter that is not a number or too large to compute
  ///   with, or if an output for the examples is not a number.
  public func requireNumbers(on examples: LabelledData) throws(LessonError) {
    if let tensor = tensors.first(where: { !$0.isComputable }) {
      throw .diverged("after the last update \(tensor.name) holds values that are not finite or too large")
    }
    if predict(examples.X).elements.contains(where: \.isNaN) {
      throw .diverged("after the last update an output is not a number")
    }
  }
}

extension ModelFile.Tensor {
  /// Whether the sum of the squares is finite: no value is NaN, or larger than about 1e154, so that products would
  /// overflow.
  public var isComputable: Bool { values.reduce(0) { $0 + $1 * $1 }.isFinite }
}
