import ModelFiles
import NNCore
import Testing

/// Networks by the names that several libraries give their layers.
@Suite struct ModelLayersTests {
  private func file(_ tensors: [(String, [Int])]) -> ModelFile {
    ModelFile(
      tensors: tensors.map { name, shape in
        let count = shape.reduce(1, *)
        return ModelFile.Tensor(
          name, shape: shape, values: (0..<count).map { Double($0) + Double(name.utf8.count) })
      })
  }

  /// Names for the tensors of 3→4→1.
  static let orders: [[String]] = [
    ["W1", "b1", "W2", "b2"], ["0.weight", "0.bias", "2.weight", "2.bias"],
    ["fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"], ["9.weight", "9.bias", "10.weight", "10.bias"],
    ["layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias"],
    ["net.hidden9.weight", "net.hidden9.bias", "net.hidden11.weight", "net.hidden11.bias"],
  ]

  @Test(arguments: orders) func layersComeInTheOrderOfTheirNumbers(_ names: [String]) throws {
    let shapes: [[Int]] = [[4, 3], [4], [1, 4], [1]]
    let tensors: [(String, [Int])] = Array(zip(names, shapes))
    let layers = try file(tensors).layers()
    #expect(layers.map(\.W.rows) == [4, 1] && layers.map(\.W.columns) == [3, 4])
    #expect(layers.map(\.b.rows) == [4, 1] && layers.map(\.b.columns) == [1, 1])
    #expect(try file(tensors.reversed()).layers() == layers)
    #expect(try file(tensors).namesBesideLayers().isEmpty)
    #expect(try file(tensors + [("feature_mean", [3, 1])]).namesBesideLayers() == ["feature_mean"])
    let others = ["b0", "W", "b", "W01", "b+1", "W0", "b-1"]
    #expect(try file(tensors + others.map { ($0, [1]) }).namesBesideLayers() == others)
  }

  @Test(arguments: ["weight", "linear.weight", "0.weight"]) func oneLayerNeedsNoNumber(_ name: String) throws
  {
    let bias = name.replacing("weight", with: "bias")
    #expect(try file([(name, [1, 3]), (bias, [1])]).layers().count == 1)
  }

  /// Names or shapes that leave a doubt, and the reason that is given.
  static let doubts: [(tensors: [(String, [Int])], reason: String)] = [
    (
      [("fc1.weight", [4, 3]), ("fc1.bias", [4]), ("out.weight", [1, 4]), ("out.bias", [1])],
      "the names fc1.weight and out.weight do not say which layer comes first"
    ),
    (
      [("a1.weight", [4, 3]), ("a1.bias", [4]), ("b2.weight", [1, 4]), ("b2.bias", [1])],
      "the names a1.weight and b2.weight do not say which layer comes first"
    ),
    (
      [("1.weight", [4, 3]), ("1.bias", [4]), ("01.weight", [1, 4]), ("01.bias", [1])],
      "the names 1.weight and 01.weight do not say which layer comes first"
    ),
    (
      [("a.weight", [4, 3]), ("a.bias", [4]), ("b.weight", [1, 4]), ("b.bias", [1])],
      "the names a.weight and b.weight do not say which layer comes first"
    ),
    ([("0.weight", [4, 3]), ("2.weight", [1, 4])], "it has no tensor called 0.bias"),
    ([("0.weight", [4]), ("0.bias", [4])], "it has no tensor called W1"),
    ([("W2", [1, 4]), ("b2", [1])], "it has no tensor called W1"), ([], "it has no tensor called W1"),
    ([("W1", [4, 3])], "it has no tensor called b1"),
    (
      [("W1", [4, 3]), ("b1", [4]), ("W2", [1, 4]), ("b2", [1]), ("b3", [1])], "it has no tensor called W3"
    ),
    ([("W1", [4, 3]), ("b1", [4]), ("b9", [1])], "it has no tensor called W2"),
    ([("W01", [4, 3]), ("b01", [4])], "it has no tensor called W1"),
    ([("0.weight", [4, 3, 1, 1]), ("0.bias", [4])], "it has no tensor called W1"),
    ([("W1", [3, 4]), ("b1", [4])], "W1 is 3×4, where 4×any is needed: it fits only transposed"),
    ([("W1", [4, 3]), ("b1", [1, 4])], "b1 is 1×4, where any×1 is needed: it fits only transposed"),
    (
      [("W1", [4, 3]), ("b1", [4]), ("W2", [4, 1]), ("b2", [1])],
      "W2 is 4×1, where 1×4 is needed: it fits only transposed"
    ),
    (
      [("0.weight", [3, 4]), ("0.bias", [4]), ("2.weight", [4, 1]), ("2.bias", [1])],
      "0.weight is 3×4, where 4×any is needed: it fits only transposed"
    ),
    ([("W1", [4, 3]), ("b1", [4]), ("W2", [2, 5]), ("b2", [2])], "W2 is 2×5, where 2×4 is needed"),
    ([("W1", [4, 0]), ("b1", [4])], "W1 is 4×0, where 4×any is needed"),
    ([("W1", []), ("b1", [1])], "W1 is a single number, where 1×any is needed"),
  ]

  @Test(arguments: doubts.indices) func doubtsAreErrors(_ index: Int) throws {
    let (tensors, reason) = Self.doubts[index]
    let error = try #require(throws: ModelFileError.self) { try file(tensors).layers() }
    #expect(error.reason == reason)
  }
}
