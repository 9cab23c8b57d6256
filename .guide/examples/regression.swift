// Numbers instead of classes: how wide is an iris's petal, given its length and the two lengths of the sepal?
import Datasets
import NNCore

let path = DataSet.iris.path ?? "iris.csv"  // or a table of yours
let options = CSVOptions(label: "petal width (cm)", labels: .numbers, ignored: ["species"])
let flowers = try CSVFile(path: path, options).examples
let split = try Split(flowers, test: 0.2, seed: 28, name: "iris").standardized()

// The network learns widths of mean 0 and deviation 1; `scale.undone` gives centimetres again.
let scale = Standardization(of: split.train.Y)
let (X, Y) = (split.train.X, scale(split.train.Y))  // (3, 120) and (1, 120)

var random = RandomState(seed: 3)
var network = Network(layerSizes: [3, 8, 1], hidden: .tanh, output: .linear, .xavier, using: &random)
var optimizer = ParameterOptimizer.adam(rate: 0.01)
for _ in 0..<300 {
  let pass = network.forward(X)
  optimizer.update(&network, network.backward(pass, Y))
}

func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
let widths = scale.undone(network.predict(split.test.X))
for flower in 0..<3 {
  print("estimated \(rounded(widths[0, flower])) cm, measured \(split.test.Y[0, flower]) cm")
}
let mean = Matrix(rows: 1, columns: split.test.count, repeating: scale.means[0, 0])
print("root mean square error of the network:", rounded(meanSquaredError(widths, split.test.Y).squareRoot()))
print("of always answering with the mean:", rounded(meanSquaredError(mean, split.test.Y).squareRoot()))
