import Datasets
import LessonKit
import TextAndFiles

/// Which examples a lesson trains and tests on.
public struct DataSettings: Equatable, Sendable {
  /// The name of a built-in data set, or the path of a CSV file.
  public var dataset: String
  public var isStandardized = false
  public var splitSeed: UInt32 = 28
  /// A file with the test set.
  public var test: String?

  /// How a CSV file is read: its columns, its header, its gaps, its labels.
  public var file = FileSettings()

  public init(dataset: String = "breast-cancer") { self.dataset = dataset }

  public static let options: [Option<DataSettings>] =
    ([
      .text(
        "--dataset", \.dataset, "NAME|FILE.csv",
        "\(DataSet.names.joined(separator: ", ")), or a file with a label in one column."
      )
      .reading(\.path),
      .flag("--standardize", \.isStandardized, "Scale every feature to mean 0 and standard deviation 1."),
      .integer("--split-seed", \.splitSeed, in: 0...UInt32.max, "Seed of the split into train and test."),
      .path("--test", \.test, "FILE.csv", "The test set; all rows of --dataset are then for training.")
        .reading(\.test).contradicting("--split-seed"),
    ] + FileSettings.options.lifted(to: \.file)).inSection("Data")

  /// The file with the examples; `nil` for a built-in data set.
  private var path: String? { DataSet(dataset).path }

  /// The training and the test set.
  ///
  /// - Parameters:
  ///   - severalClasses: Whether more than two classes are allowed.
  ///   - schema: The required features and classes, by name; `nil` to take those of the data.
  ///   - classifiesFile: Whether options for files may be about another file, whose examples are to be classified.
  ///   - console: Where notes on reading the file go; `nil` for none.
  /// - Throws: `LessonError` if there is no such data set, or its file is malformed.
  public func load(
    severalClasses: Bool = false, as schema: TableSchema? = nil, classifiesFile: Bool = false,
    on console: Console? = nil
  ) throws(LessonError) -> Split {
    let set = DataSet(dataset)
    let given = file.given.filter { !classifiesFile || !FileSettings.optionsOfClassifying.contains($0) }
    if let option = given.first, set.isBuiltIn {
      throw .usage("\(option) is for a file of your own, and \(dataset) comes with the lessons")
    }
    if set.isBuiltIn && test != nil {
      throw .usage("--test goes with a --dataset of your own, and \(dataset) comes with the lessons")
    }
    do throws(DataError) {
      let split = try set.load(
        splitSeed: splitSeed, test: test, file.options(severalClasses: severalClasses, schema: schema))
      try requireTwoClasses(split, unless: severalClasses)
      for note in split.notes { console?.note(note.text) }
      return isStandardized ? try split.standardized() : split
    } catch {
      throw LessonError(error)
    }
  }

  private func requireTwoClasses(_ split: Split, unless severalClasses: Bool) throws(DataError) {
    let classes = split.train.classNames.count
    if classes <= 2 || severalClasses { return }
    throw DataError(
      .usage, "\(dataset) has \(classes) classes, and this lesson tells two apart",
      hint: "softmax_regression learns several classes")
  }

  /// The training and the test set for a saved model: features and classes by its names, standardized like its training
  /// set.
  ///
  /// - Throws: `LessonError` also if it takes other features, or knows other classes.
  func load(
    for model: SavedModel, severalClasses: Bool, classifiesFile: Bool, on console: Console? = nil
  ) throws(LessonError) -> Split {
    let schema = try model.schema()
    var raw = self
    raw.isStandardized = false
    do throws(LessonError) {
      let split = try raw.load(
        severalClasses: severalClasses, as: schema, classifiesFile: classifiesFile, on: console)
      try model.requireFeatures(split.train.X.rows)
      guard let standardization = try model.standardization() else { return split }
      return split.standardized(by: standardization)
    } catch {
      guard error.kind == .data, DataSet(dataset).isBuiltIn, error.hint == nil else { throw error }
      throw model.malformed(
        "the model takes \(counted(schema.features.count, "feature")), but \(error.message)",
        hint: "Give the --dataset that it was trained on.")
    }
  }
}
