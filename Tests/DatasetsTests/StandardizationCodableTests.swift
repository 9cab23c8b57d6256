import Datasets
import Foundation
import NNCore
import Testing

@Suite struct StandardizationCodableTests {
  @Test func comesBackAsItWas() throws {
    let scale = Standardization(means: Matrix([[1], [-2]]), deviations: Matrix([[0.5], [3]]))
    #expect(try JSONDecoder().decode(Standardization.self, from: JSONEncoder().encode(scale)) == scale)
  }

  private static let column = #"{"rows":2,"columns":1,"elements":[1,2]}"#

  @Test(arguments: [
    #"{"rows":1,"columns":1,"elements":[1]}"#, #"{"rows":1,"columns":2,"elements":[1,2]}"#,
    #"{"rows":2,"columns":1,"elements":[1,0]}"#, #"{"rows":2,"columns":1,"elements":[1,-1]}"#,
  ]) func whatDoesNotFitIsAnError(_ deviations: String) {
    let text = #"{"means":\#(Self.column),"deviations":\#(deviations)}"#
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Standardization.self, from: Data(text.utf8))
    }
  }
}
