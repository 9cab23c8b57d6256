// A trained network goes into a file, and comes back to the bit. PyTorch reads the file too, and so do the lessons:
// swift run deep_neural_network_v2 --load cancer.safetensors --predict .guide/patients.csv
import Datasets
import Foundation
import ModelFiles
import NNCore

let split = try DataSet.breastCancer.load().standardized()
let (X, Y) = (split.train.X, split.train.Y)  // (30, 455) and (1, 455)
var random = RandomState(seed: 3)
var network = Network(layerSizes: [30, 5, 1], .he, using: &random)
for _ in 0..<500 { network.descend(network.backward(network.forward(X), Y), rate: 0.1) }

var file = ModelFile(network, features: split.train.featureNames, classes: split.train.classNames)
if let scale = split.standardization {  // what new examples have to be standardized by
  file.tensors.append(ModelFile.Tensor("feature_mean", scale.means))
  file.tensors.append(ModelFile.Tensor("feature_deviation", scale.deviations))
}
let url = URL(filePath: CommandLine.arguments.dropFirst().first ?? "cancer.safetensors")
try Data(file.bytes()).write(to: url)

let read = try ModelFile(bytes: [UInt8](Data(contentsOf: url)))
let again = try read.network()
let scale = Standardization(
  means: try read.matrix("feature_mean"), deviations: try read.matrix("feature_deviation"))
print("\(again); the same as before: \(again == network && scale == split.standardization)")
print("its features: \(try read.list("features")?.prefix(2) ?? []) and more")
print("test accuracy: \(again.accuracy(split.test.X, split.test.Y))")
