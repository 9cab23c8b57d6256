import Datasets
import ModelFiles
import NNCore

/// A classifier with named parameters, which can be inspected and saved in a file.
public protocol TrainedModel: Classifier {
  /// The parameters in the order of the layers, named as in a saved model: `W1`, `b1`, `W2`, …
  var tensors: [ModelFile.Tensor] { get }

  /// Other numbers that its predictions depend on, for the metadata of the file.
  var constants: [String: String] { get }

  /// The cost of predicting all the examples.
  func cost(on examples: LabelledData) -> Double
}

extension TrainedModel {
  public var constants: [String: String] { [:] }
}

extension Classifier {
  /// The cross-entropy of predicting all the examples; for one output, the probability of class 1.
  public func cost(on examples: LabelledData) -> Double { crossEntropy(predict(examples.X), examples.Y) }
}

/// A model whose parameters are those of its layers.
public protocol LayeredModel: TrainedModel {
  var layers: [Layer] { get }
}

extension LayeredModel {
  public var tensors: [ModelFile.Tensor] { ModelFile.Tensor.of(layers) }
}

extension Network: LayeredModel {}
