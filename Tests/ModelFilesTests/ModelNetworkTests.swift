import ModelFiles
import NNCore
import TestSupport
import Testing

/// Whole networks, with the functions of their layers.
@Suite struct ModelNetworkTests {
  static let kinds = [HiddenFunction.relu, .tanh, .sigmoid].flatMap { hidden in
    Output.allCases.map { (hidden: hidden, output: $0) }
  }

  private func network(_ hidden: HiddenFunction, _ output: Output, inputs: Int = 3) -> Network {
    var random = RandomState(seed: 4)
    let units = output == .sigmoid ? 1 : 2
    return Network(layerSizes: [inputs, 4, units], hidden: hidden, output: output, .he, using: &random)
  }

  @Test(arguments: kinds) func aNetworkIsReadBackToTheBit(_ kind: (hidden: HiddenFunction, output: Output))
    throws
  {
    let network = network(kind.hidden, kind.output)
    let saved = ModelFile(
      network, features: ["a", "b", "c"], classes: ["x", "y"], metadata: ["program": "mine"])
    let read = try ModelFile(bytes: saved.bytes())
    #expect(read == saved)
    #expect(try read.network() == network)
    #expect(read.tensors.map(\.name) == ["W1", "b1", "W2", "b2"])
    #expect(read.metadata["activation"] == kind.hidden.rawValue && read.metadata["program"] == "mine")
    #expect(read.metadata["output"] == kind.output.rawValue)
    #expect(try read.list("features") == ["a", "b", "c"] && read.list("classes") == ["x", "y"])
  }

  @Test func matricesHaveNames() throws {
    let file = ModelFile(["A": [[1, 2]], "b": [[3]]], metadata: ["k": "v"])
    #expect(
      file
        == ModelFile(
          tensors: [ModelFile.Tensor("A", [[1, 2]]), ModelFile.Tensor("b", [[3]])], metadata: ["k": "v"]))
    try expectEqual(ModelFile(bytes: file.bytes()).matrix("A"), [[1, 2]])
  }

  /// The usual functions are ReLU, and a sigmoid or a softmax, as in the lessons.
  @Test(arguments: [(1, Output.sigmoid), (2, .softmax), (5, .softmax)])
  func functionsThatAreNotNamedAreTheUsualOnes(_ units: Int, _ output: Output) throws {
    let file = ModelFile([
      "fc1.weight": Matrix(rows: 4, columns: 3, repeating: 1), "fc1.bias": .zeros(4, 1),
      "fc2.weight": Matrix(rows: units, columns: 4, repeating: 1), "fc2.bias": .zeros(units, 1),
      "feature_mean": .zeros(3, 1), "feature_deviation": .ones(3, 1),
    ])
    let network = try file.network()
    #expect(network.output == output && network.hidden == .relu && network.layers.count == 2)
  }

  /// What is changed in a file of 3→4→2 with a softmax, and the message.
  static let faults: [(change: @Sendable (inout ModelFile) -> Void, reason: String)] = [
    (
      { $0.metadata["output"] = "sigmoid" }, "its output is called sigmoid, but the last layer has 2 units"
    ),
    (
      { $0.metadata["output"] = "elephant" },
      #"its output is "elephant", where one of sigmoid, sigmoids, softmax, linear is needed"#
    ),
    (
      { $0.metadata["activation"] = "swish" },
      #"its activation is "swish", where one of relu, tanh, sigmoid is needed"#
    ),
    (
      { $0.tensors.append(ModelFile.Tensor("gamma1", .ones(4, 1))) },
      #"it holds "gamma1", which a plain network has no use for"#
    ),
    ({ $0.tensors.removeAll { $0.name == "b2" } }, "it has no tensor called b2"),
    ({ $0.tensors.removeAll { $0.name == "W1" } }, "it has no tensor called W1"),
    ({ $0.setList("features", to: ["a"]) }, "it has 1 name for 3 features"),
    ({ $0.setList("classes", to: ["a", "b", "c"]) }, "it has 3 names for 2 classes"),
    ({ $0.metadata["classes"] = "a, b" }, "classes in its metadata is not a JSON list of strings"),
    (
      { $0.tensors[2] = ModelFile.Tensor("W2", .ones(4, 2)) },
      "W2 is 4×2, where 2×4 is needed: it fits only transposed"
    ),
    (
      { $0.tensors[0] = ModelFile.Tensor("W1", Matrix(rows: 4, columns: 3, repeating: .nan)) },
      "W1 holds values that are not finite or too large"
    ),
  ]

  @Test(arguments: faults.indices) func whatIsNoNetworkIsSaid(_ index: Int) throws {
    var file = ModelFile(network(.relu, .softmax))
    Self.faults[index].change(&file)
    let error = #expect(throws: ModelFileError.self) { try file.network() }
    #expect(error?.reason == Self.faults[index].reason)
  }

  /// A sigmoid needs the names of two classes, and a softmax one for each unit.
  @Test func namesThatDoNotFitStopTheProgram() async {
    let line = #line + 1  // the macro's line; the closure is part of it
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = RandomState(seed: 4)
      let network = Network(layerSizes: [3, 1], .he, using: &random)
      _ = ModelFile(network, classes: ["yes"])
    }
    expectMessage(
      of: exit,
      "ModelNetworkTests.swift:\(line): Fatal error: the names do not fit the network: it has 1 name for 2 classes"
    )
  }
}
