import Datasets
import ModelFiles
import NNCore

/// What is read from the bytes of tables and model files, and written to them.
func reportFiles() {
  report("points") { item in
    for data in [
      Points.circles(100, noise: 0.2, seed: 2), Points.moons(100, noise: 0.2, seed: 4),
      Points.planar(100, seed: 5),
    ] { item.add([data.X, data.Y]) }
  }
  for (name, table, options) in tables {
    report("table, \(name)") { item in item.add(table: table, options) }
  }
  report("parts of examples") { item in item.add(partsOf: Points.moons(100, noise: 0.2, seed: 4)) }
  report("networks in files") { item in item.addNetworks() }
  for precision in ModelFile.Precision.allCases {
    report("model file, \(precision.rawValue) precision") { item in item.add(modelWith: precision) }
  }
}

private let tables: [(String, String, CSVOptions)] = [
  ("numbers", "x,y,label\n1e-3,-2.5,0\n.5,6.02e23,1\n0.1,123456789.123456789,1\n", CSVOptions()),
  ("decimal commas", "1,5;2,25;ja\n-0,125;3;nein\n", CSVOptions()),
  ("words", "size;colour;kind\n3;red;b\n1;blue;a\n?;red;a\n", CSVOptions(dropsMissing: true, encoded: .all)),
  (
    "several classes", "1 2 setosa\n3 4 virginica\n5 6 setosa\n7 8 versicolor\n",
    CSVOptions(severalClasses: true)
  ),
  ("a word among numbers", "a,b,label\n1,2,0\n1,two,1\n", CSVOptions()),
  ("a missing value", "a,b,label\n1,2,0\n1,,1\n", CSVOptions()),
  ("targets", "a,price\n1,2.5\n0.1,-3e-7\n", CSVOptions(label: "price", labels: .numbers)),
  ("no labels", "a;b\n1,5;2\n3;4,25\n", CSVOptions(labels: .none)),
  ("words for targets", "a,price\n1,x\n2,y\n", CSVOptions(labels: .numbers)),
  ("an unknown column", "a,b,label\n1,2,0\n", CSVOptions(label: "lable")),
]

extension Item {
  fileprivate mutating func add(table: String, _ options: CSVOptions) {
    do throws(DataError) {
      let file = try CSVFile(bytes: Array(table.utf8), path: "table.csv", options)
      add([file.examples.X, file.examples.Y])
      for name in file.examples.featureNames + file.examples.classNames { add(name) }
      for note in file.notes { add(note.description) }
    } catch {
      add(error.description)
    }
  }

  fileprivate mutating func add(partsOf data: LabelledData) {
    let split = Split(data, validation: 0.15, test: 0.2, seed: 3, name: "moons")
    let scale = Standardization(of: split.train.X)
    for part in [split.train, split.validation, split.test] {
      add([part.X, part.Y, part.oneHot(), scale(part.X), scale.undone(part.X)])
      for (X, Y) in part.miniBatches(of: 8, seed: 2, oneHot: true) { add([X, Y]) }
    }
  }

  fileprivate mutating func addNetworks() {
    for hidden in [HiddenFunction.relu, .tanh, .sigmoid] {
      for output in Output.allCases {
        var random = RandomState(seed: 7)
        let network = Network(
          layerSizes: [3, 4, output == .sigmoid ? 1 : 2], hidden: hidden, output: output, .he, using: &random)
        var file = ModelFile(network, features: ["a", "b", "c"])
        do throws(ModelFileError) {
          let read = try ModelFile(bytes: file.bytes())
          add(try read.network().layers)
          file.metadata["output"] = "none"
          _ = try file.network()
        } catch {
          add(error.description)
        }
      }
    }
  }

  fileprivate mutating func add(modelWith precision: ModelFile.Precision) {
    var random = RandomState(seed: 7)
    let layers = [(4, 3), (2, 4)].map { Layer(W: random.randn($0, $1), b: random.randn($0, 1)) }
    var file = ModelFile(tensors: ModelFile.Tensor.of(layers))
    file.setList("classes", to: ["\"a\"", "数"])
    do throws(ModelFileError) {
      let bytes = try file.bytes(precision)
      for byte in bytes { add(bits: UInt64(byte)) }
      add(try ModelFile(bytes: bytes).layers())
      _ = try ModelFile(bytes: Array(bytes.dropLast()))
    } catch {
      add(error.description)
    }
  }
}
