import LessonKit
import Testing
import TrainingKit

@Suite struct DataSettingsTests {
  @Test func severalClassesAreForThoseWhoAskForThem() throws {
    let settings = DataSettings(dataset: "iris")
    #expect(try settings.load(severalClasses: true).train.classNames.count == 3)
    let error = try #require(throws: LessonError.self) { try settings.load() }
    #expect(error.kind == .usage)
    #expect(error.message == "iris has 3 classes, and this lesson tells two apart")
    #expect(error.hint?.contains("softmax_regression") == true)
  }
}
