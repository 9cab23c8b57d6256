import Datasets
import LessonKit

/// Which examples a lesson trains and tests on.
public struct DataSettings: Equatable, Sendable {
  /// The name of a built-in data set, or the path of a CSV file.
  public var dataset: String
  public var isStandardized = false
  public var splitSeed: UInt32 = 28

  public init(dataset: String = "breast-cancer") { self.dataset = dataset }

  public static let options: [Option<DataSettings>] = [
    .text(
      "--dataset", \.dataset, "NAME|FILE.csv",
      "\(DataSet.names.joined(separator: ", ")), or a file whose last column is 0 or 1."),
    .flag("--standardize", \.isStandardized, "Scale every feature to mean 0 and standard deviation 1."),
    .integer("--split-seed", \.splitSeed, in: 0...UInt32.max, "Seed of the split into train and test."),
  ].inSection("Data")

  /// The training and the test set.
  ///
  /// - Parameter severalClasses: Whether there may be more than two.
  /// - Throws: `LessonError` if there is no such data set, or its file does not hold one.
  public func load(severalClasses: Bool = false) throws(LessonError) -> Split {
    do throws(DataError) {
      let split = try DataSet(dataset).load(splitSeed: splitSeed)
      let classes = split.train.classNames.count
      if classes > 2 && !severalClasses {
        throw DataError(
          .usage, "\(dataset) has \(classes) classes, and this lesson tells two apart",
          hint: "softmax_regression learns several classes")
      }
      return isStandardized ? try split.standardized() : split
    } catch {
      throw LessonError(error)
    }
  }

  /// The training and the test set for a kept model: standardized as the examples were that it was trained on.
  ///
  /// - Throws: `LessonError` also if it takes other features.
  func load(for model: KeptModel) throws(LessonError) -> Split {
    guard let standardization = try model.standardization() else { return try load() }
    var raw = self
    raw.isStandardized = false
    let split = try raw.load()
    try model.requireFeatures(split.train.X.rows)
    return split.standardized(by: standardization)
  }
}
