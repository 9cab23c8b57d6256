import Foundation
import NNCore
import TestSupport
import Testing

@Suite struct NetworkCodableTests {
  @Test(arguments: [(Output.sigmoid, 1), (.sigmoids, 3), (.softmax, 3)])
  func comesBackAsItWas(output: Output, units: Int) throws {
    var random = RandomState(seed: 1)
    let network = Network(layerSizes: [4, 5, units], output: output, .he, using: &random)
    let again = try JSONDecoder().decode(Network.self, from: JSONEncoder().encode(network))
    #expect(again == network && again.output == output)
    expectEqual(again.predict(Matrix([[1], [2], [3], [4]])), network.predict(Matrix([[1], [2], [3], [4]])))
  }

  private static let W = #"{"rows":1,"columns":2,"elements":[1,2]}"#
  private static let b = #"{"rows":1,"columns":1,"elements":[0]}"#
  private static let b2 = #"{"rows":2,"columns":1,"elements":[0,0]}"#

  /// No input can be decoded to a network that stops the program.
  @Test(arguments: [
    #"{"layers":[],"output":"sigmoid"}"#, #"{"layers":[{"W":\#(W),"b":\#(b)}]}"#,
    #"{"layers":[{"W":\#(W),"b":\#(b2)}],"output":"sigmoid"}"#,
    #"{"layers":[{"W":\#(W),"b":\#(b)}],"output":"softmax"}"#,
    #"{"layers":[{"W":\#(W),"b":\#(b)},{"W":\#(W),"b":\#(b)}],"output":"sigmoid"}"#,
    #"{"layers":[{"W":\#(W)}],"output":"sigmoid"}"#, #"{"layers":[{"W":\#(W),"b":\#(b)}],"output":"tanh"}"#,
  ]) func whatDoesNotFitIsAnError(_ text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Network.self, from: Data(text.utf8)) }
  }

  @Test func oneLayerIsANetwork() throws {
    let text = #"{"layers":[{"W":\#(Self.W),"b":\#(Self.b)}],"output":"sigmoid"}"#
    let network = try JSONDecoder().decode(Network.self, from: Data(text.utf8))
    #expect(network.layers == [Layer(W: Matrix([[1, 2]]), b: Matrix([[0]]))])
  }

  private static let pieces: [[UInt8]] = [
    "-1", "0", "9223372036854775807", "1e308", "\"NaN\"", "\"Infinity\"", "null", "[]", "{}", ",", "sigmoid",
    "\"rows\":",
  ].map { Array($0.utf8) }

  /// A damaged copy of a saved network is an error, or still a network that takes examples.
  @Test(arguments: fuzzSeeds(400)) func aDamagedTextIsAnErrorOrANetwork(seed: UInt32) throws {
    var random = RandomState(seed: seed)
    let network = Network(layerSizes: [2, 3, 2], output: .softmax, .he, using: &random)
    let text = Array(try JSONEncoder().encode(network))
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    do {
      let read = try decoder.decode(Network.self, from: Data(mutated(text, by: Self.pieces, &random)))
      #expect(read.predict(Matrix(rows: read.layers[0].W.columns, columns: 2)).columns == 2)
    } catch {
      #expect(error is DecodingError, "\(error)")
    }
  }
}
