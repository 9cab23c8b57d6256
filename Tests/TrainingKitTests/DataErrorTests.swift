import Datasets
import LessonKit
import Testing
import TrainingKit

@Suite struct DataErrorTests {
  @Test(
    "A data error becomes a lesson's error of the same kind",
    arguments: [(DataError.Kind.usage, LessonError.Kind.usage), (.data, .data), (.file, .file)])
  func kinds(_ kind: DataError.Kind, _ expected: LessonError.Kind) {
    let error = LessonError(DataError(kind, "what is wrong", hint: "what to try"))
    #expect(error == LessonError(expected, "what is wrong", hint: "what to try"))
  }
}
