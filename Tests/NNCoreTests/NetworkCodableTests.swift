import Foundation
import NNCore
import Testing

@Suite struct NetworkCodableTests {
  @Test(arguments: [(Output.sigmoid, 1), (.sigmoids, 3), (.softmax, 3)])
  func comesBackAsItWas(output: Output, units: Int) throws {
    var random = RandomState(seed: 1)
    let network = Network(layerSizes: [4, 5, units], output: output, .he, using: &random)
    let again = try JSONDecoder().decode(Network.self, from: JSONEncoder().encode(network))
    #expect(again == network && again.output == output)
    #expect(again.predict(Matrix([[1], [2], [3], [4]])) == network.predict(Matrix([[1], [2], [3], [4]])))
  }

  private static let W = #"{"rows":1,"columns":2,"elements":[1,2]}"#
  private static let b = #"{"rows":1,"columns":1,"elements":[0]}"#
  private static let b2 = #"{"rows":2,"columns":1,"elements":[0,0]}"#

  /// Nothing that is read can make a network that stops the program.
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
}
