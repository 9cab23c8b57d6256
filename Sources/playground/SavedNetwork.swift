import Datasets
import ModelFiles
import NNCore

/// A network that was saved by one of the programs or by this page.
struct SavedNetwork {
  let file: ModelFile
  let layers: [Layer]

  init(_ bytes: [UInt8]) throws(Complaint) {
    do throws(ModelFileError) {
      file = try ModelFile(bytes: bytes)
      layers = try file.layers()
    } catch {
      throw Complaint(.model, ("reason", error.reason))
    }
    if layers.dropLast().contains(where: { $0.W.rows > Settings.mostUnits })
      || layers.count > Settings.mostLayers + 1
    {
      throw Complaint(.largeModel)
    }
  }

  /// The settings of `form`, with the lesson of the model, if the file names one, and its layers.
  func settings(beginningWith form: Form) throws(Complaint) -> Form {
    var form = form
    form.pairs.removeAll { $0.name == "load" }
    let outputs = layers[layers.count - 1].W.rows
    if let program = file.metadata["program"],
      let lesson = Lesson.allCases.first(where: { $0.program == program })
    {
      form["lesson"] = "\(lesson.rawValue)"
    } else if outputs > 1 {
      form["lesson"] = "\(Lesson.softmax.rawValue)"
    }
    form["hidden"] = listed(layers.dropLast().map { $0.W.rows })
    form["standardize"] = file.tensor("feature_mean") == nil ? "0" : "1"
    let features = layers[0].W.columns
    let isPlane = form["data"].map { ["moons", "circles", "planar", "drawn"].contains($0) } ?? false
    if features == 30 { form["data"] = Source.breastCancer.rawValue }
    if features == 4 && outputs == 3 { form["data"] = Source.iris.rawValue }
    if features == 2 && !isPlane { form["data"] = Source.moons.rawValue }
    let isNormalized = file.tensor("gamma1") != nil
    if isNormalized { form["lesson"] = "\(Lesson.normalization.rawValue)" }
    if let epsilon = file.metadata["epsilon"], isNormalized { form["epsilon"] = epsilon }
    return try Settings(form).form
  }

  /// A session that continues with the saved parameters.
  func session(_ settings: Settings, _ tables: Tables) throws(Complaint) -> Session {
    let session = try Session(settings, tables, start: layers)
    let features = session.data.train.X.rows
    let outputs = settings.lesson == .softmax ? session.data.train.classNames.count : 1
    guard layers[0].W.columns == features, layers[layers.count - 1].W.rows == outputs else {
      throw Complaint(
        .modelShape, ("features", "\(layers[0].W.columns)"),
        ("outputs", "\(layers[layers.count - 1].W.rows)"),
        ("has", "\(features)"), ("needs", "\(outputs)"))
    }
    if settings.lesson == .normalization { try continueNormalization(of: session) }
    return session
  }

  private func continueNormalization(of session: Session) throws(Complaint) {
    do throws(ModelFileError) {
      for (index, layer) in layers.dropLast().enumerated() {
        func tensor(_ kind: String) throws(ModelFileError) -> Matrix {
          try file.matrix("\(kind)\(index + 1)", rows: layer.b.rows, columns: 1)
        }
        session.setNormalization(
          index, gamma: try tensor("gamma"), beta: try tensor("beta"), mean: try tensor("running_mean"),
          variance: try tensor("running_variance"))
      }
    } catch {
      throw Complaint(.normalization, ("reason", error.reason))
    }
  }
}

extension Session {
  /// The network as a safetensors file, as the lesson's program saves it.
  func modelFile(_ tables: Tables) throws(Complaint) -> [UInt8] {
    var tensors = ModelFile.Tensor.of(layers)
    tensors += furtherTensors.map { ModelFile.Tensor($0.name, $0.values) }
    if let standardization = data.standardization {
      tensors.append(ModelFile.Tensor("feature_mean", standardization.means))
      tensors.append(ModelFile.Tensor("feature_deviation", standardization.deviations))
    }
    let command = settings.command(steps: steps, examples: data.train.count, fileName: tables.fileName)
    var file = ModelFile(
      tensors: tensors,
      metadata: [
        "program": settings.lesson.program, "settings": options(of: command),
        "output": settings.lesson == .softmax ? "softmax" : "sigmoid", "activation": "relu",
      ])
    if settings.lesson == .normalization { file.metadata["epsilon"] = "\(settings.normalizationEpsilon)" }
    file.setList("features", to: data.train.featureNames)
    file.setList("classes", to: data.train.classNames)
    do throws(ModelFileError) { return try file.bytes() } catch {
      throw Complaint(.model, ("reason", error.reason))
    }
  }

  /// What follows `swift run` and the program's name.
  private func options(of command: String) -> String {
    let words = command.utf8.split(separator: UInt8(ascii: " ")).dropFirst(3)
    var text = ""
    for word in words { text += (text.isEmpty ? "" : " ") + String(decoding: word, as: UTF8.self) }
    return text
  }

  /// The source of a Swift program that rebuilds the network and has it predict an example.
  package var swiftSource: String {
    let output = settings.lesson == .softmax ? "softmax" : "sigmoid"
    var text = "import NNCore\n\nlet network = Network(\n  layers: [\n"
    for layer in folded {
      text += "    Layer(\n      W: Matrix([\n"
      for row in 0..<layer.W.rows { text += "        [\(list(layer.W.row(row).elements))],\n" }
      text += "      ]),\n      b: .column([\(list(layer.b.elements))])),\n"
    }
    text += "  ], output: .\(output))\n\nlet x = Matrix.column(["
    text += list(data.train.count > 0 ? rawExample : []) + "])\nprint(network.predict(x))\n"
    return text
  }

  /// The first training example, before it was standardized.
  private var rawExample: [Double] {
    let x = data.train.X.column(0)
    guard let standardization = data.standardization else { return x.elements }
    return (x * standardization.deviations + standardization.means).elements
  }

  /// Equivalent layers without standardization and normalization, both of which are linear and can be merged into W and
  /// b.
  package var folded: [Layer] {
    var layers = layers
    if let training = normalizedParameters {
      for (index, (gamma, beta, mean, deviation)) in training.enumerated() {
        let factor = gamma / deviation  // γ/√(σ² + ε): (units, 1)
        layers[index] = Layer(W: layers[index].W * factor, b: (layers[index].b - mean) * factor + beta)
      }
    }
    if let standardization = data.standardization {
      let W = layers[0].W / standardization.deviations.transposed()
      layers[0] = Layer(W: W, b: layers[0].b - W.dot(standardization.means))
    }
    return layers
  }

  private var normalizedParameters: [(gamma: Matrix, beta: Matrix, mean: Matrix, deviation: Matrix)]? {
    guard settings.lesson == .normalization else { return nil }
    let tensors = furtherTensors
    return stride(from: 0, to: tensors.count, by: 4).map { start in
      let variance = tensors[start + 3].values
      return (
        tensors[start].values, tensors[start + 1].values, tensors[start + 2].values,
        sqrt(variance + settings.normalizationEpsilon)
      )
    }
  }
}

private func list(_ numbers: [Double]) -> String {
  var text = ""
  for number in numbers { text += (text.isEmpty ? "" : ", ") + (number.isNaN ? ".nan" : shortest(number)) }
  return text
}
