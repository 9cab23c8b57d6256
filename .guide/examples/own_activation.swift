// An activation that the library does not have: swish, z·sigmoid(z) (Ramachandran, Zoph and Le, 2017). Its network has a
// forward and a backward pass of its own, and difference quotients tell whether the gradient is right.
import Datasets
import NNCore

func swish(_ Z: Matrix) -> Matrix { Z.mapVectors { z in z * sigmoid(z) } }
func swishBackward(_ dA: Matrix, _ Z: Matrix) -> Matrix {
  dA.combinedVectors(with: Z) { dA, z in dA * sigmoid(z) * (1 + z * (1 - sigmoid(z))) }
}
func forward(_ layers: [Layer], _ X: Matrix) -> (Z1: Matrix, A1: Matrix, Z2: Matrix) {
  let Z1 = affine(layers[0].W, X, layers[0].b)  // (8, m)
  let A1 = swish(Z1)
  return (Z1, A1, affine(layers[1].W, A1, layers[1].b))  // Z2: (1, m)
}
func backward(_ layers: [Layer], _ X: Matrix, _ Y: Matrix) -> [LayerGradient] {
  let (Z1, A1, Z2) = forward(layers, X)
  let dZ2 = sigmoidCrossEntropyGradient(logits: Z2, Y)
  let dZ1 = swishBackward(layers[1].W.T.dot(dZ2), Z1)
  return [(dZ1, X), (dZ2, A1)].map { dZ, A in LayerGradient(dW: dZ.dot(A.T), db: dZ.rowSums()) }
}

let data = try DataSet.moons.load()
let (X, Y) = (data.train.X, data.train.Y)  // (2, 300) and (1, 300)
var random = RandomState(seed: 3)
var network = Network(layerSizes: [2, 8, 1], .he, using: &random)  // for its parameters

let gradient = Gradients(backward(network.layers, X, Y)).derivatives
let check = GradientCheck(of: gradient, at: network.parameters) { parameters in
  var moved = network
  moved.parameters = parameters
  return sigmoidCrossEntropy(logits: forward(moved.layers, X).Z2, Y)
}
print("the gradient is \(check.passes ? "right" : "wrong"): difference \(check.difference)")

var optimizer = ParameterOptimizer.adam(rate: 0.03)
for _ in 0..<500 { optimizer.update(&network.layers, backward(network.layers, X, Y)) }
let right = accuracy(sigmoid(forward(network.layers, data.test.X).Z2), data.test.Y)
print("test accuracy after 500 steps: \(right)")
