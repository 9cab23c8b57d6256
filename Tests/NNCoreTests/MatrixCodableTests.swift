import Foundation
import NNCore
import TestSupport
import Testing

@Suite struct MatrixCodableTests {
  @Test(arguments: [
    Matrix([[1, -0.1, 1e-300], [4, 5, .greatestFiniteMagnitude]]), Matrix(rows: 0, columns: 3),
    Matrix(rows: 3, columns: 0),
  ]) func comesBackAsItWas(_ matrix: Matrix) throws {
    try expectEqual(JSONDecoder().decode(Matrix.self, from: JSONEncoder().encode(matrix)), matrix)
  }

  @Test func isSpelledByShapeAndElements() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(Matrix([[1.5, 2], [3, 4]])), as: UTF8.self)
    #expect(text == #"{"columns":2,"elements":[1.5,2,3,4],"rows":2}"#)
  }

  /// No input can be decoded to a matrix whose elements do not fill it.
  @Test(arguments: [
    #"{"rows":2,"columns":2,"elements":[1,2,3]}"#, #"{"rows":-1,"columns":-1,"elements":[1]}"#,
    #"{"rows":-1,"columns":0,"elements":[]}"#, #"{"rows":1,"elements":[1]}"#,
    #"{"rows":4611686018427387904,"columns":4,"elements":[]}"#, #"{"rows":1,"columns":1,"elements":["1"]}"#,
    #"[1, 2]"#,
  ]) func whatDoesNotFitIsAnError(_ text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Matrix.self, from: Data(text.utf8)) }
  }
}
