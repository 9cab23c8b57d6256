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
    #expect(error.hint == "softmax_regression learns several classes")
  }

  @Test(
    "Options for files are refused with the lessons' own data sets",
    arguments: [
      ["--label", "2"], ["--ignore", "1"], ["--header"], ["--no-header"], ["--drop-missing"],
      ["--positive", "1"],
    ])
  func optionsOfFiles(_ arguments: [String]) throws {
    let settings = try OptionParser(DataSettings.options).parse(arguments, defaults: DataSettings()).settings
    let error = try #require(throws: LessonError.self) { try settings.load() }
    #expect(
      error == .usage("\(arguments[0]) is for a file of your own, and breast-cancer comes with the lessons"))
  }

  @Test(arguments: [["--header", "--no-header"], ["--no-header", "--header"]])
  func twoOptionsOnTheHeaderContradictEachOther(_ arguments: [String]) throws {
    let parser = OptionParser(DataSettings.options)
    let error = try #require(
      throws: LessonError.self, performing: { try parser.parse(arguments, defaults: DataSettings()) })
    #expect(error == .usage("--header and --no-header contradict each other"))
  }
}
