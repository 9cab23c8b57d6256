import Datasets
import LessonKit
import NNCore

/// The settings of a lesson that trains a classifier, whatever else it can be told.
public protocol ClassifierSettings: LessonSettings {
  var data: DataSettings { get }
  var network: NetworkSettings { get set }
  var output: OutputSettings { get set }
  var model: ModelSettings { get set }

  /// What the pictures call the costs.
  var costTitle: String { get }

  /// Has the lesson take its first weights as they are: no iterations.
  mutating func skipTraining()
}

extension Lesson where Settings: ClassifierSettings {
  /// Reads the model to begin with, the examples, and those to classify; checks that the pictures that they lead to can
  /// be kept.
  ///
  /// - Parameters:
  ///   - kinds: The names of the model's tensors, without the numbers at their ends.
  ///   - pictures: What the names of pictures beside that of the costs have before their endings.
  ///   - console: Where it is noted how a file was read; nowhere if there is none.
  /// - Throws: `LessonError` for what is wrong with files, data or the model.
  public static func prepare(
    _ settings: inout Settings, tensors kinds: Set<String> = ["W", "b"],
    pictures: (Split) -> [String] = OutputSettings.regions(of:), on console: Console?
  ) throws(LessonError) -> Split {
    let data = try settings.prepare(for: name, tensors: kinds, on: console)
    try settings.readExamplesToClassify(as: data)
    settings.output.furtherPictures = pictures(data)
    try requireFiles(for: settings)
    return data
  }
}

extension OutputSettings {
  /// The picture of decision regions, where examples have two features.
  public static func regions(of data: Split) -> [String] { data.train.X.rows == 2 ? [regionsSuffix] : [] }
}

extension ClassifierSettings {
  public var costTitle: String { "cost" }

  /// A model that only classifies draws no pictures.
  public mutating func conclude() {
    if onlyClassifies { output.isPlotted = false }
  }

  /// Reads the model to begin with, and the examples.
  ///
  /// Where a kept model only classifies a file, the examples are none, of the features that it takes.
  ///
  /// - Parameter console: Where it is noted how a file was read; nowhere if there is none.
  /// - Throws: `LessonError` for what is wrong with files, data or the model.
  fileprivate mutating func prepare(
    for program: String, tensors kinds: Set<String>, on console: Console?
  ) throws(LessonError) -> Split {
    try model.requireExamplesForPredictions()
    guard let path = model.load else {
      return try data.load(severalClasses: network.hasUnitForEachClass, on: console)
    }
    let start = try KeptModel(path: path)
    try start.requireKinds(kinds, for: program)
    try adopt(start)
    if !typed.contains("--iterations") { skipTraining() }
    if onlyClassifies { return try start.noExamples() }
    let split = try data.load(for: start, severalClasses: network.hasUnitForEachClass, on: console)
    try start.requireFeatures(split.train.X.rows)
    return split
  }

  /// Whether a kept model is wanted for nothing but a file's classes.
  public var onlyClassifies: Bool {
    model.load != nil && model.predict != nil && typed.first(besides: Self.optionsOfClassifying) == nil
  }

  private static var optionsOfClassifying: Set<String> {
    OutputSettings.names.union([
      "--load", "--predict", "--predictions", "--quiet", "--label", "--ignore", "--header", "--no-header",
    ])
  }

  /// Lets training begin with a kept model, in its sizes.
  ///
  /// - Throws: `LessonError.usage` if other sizes are asked for.
  private mutating func adopt(_ start: KeptModel) throws(LessonError) {
    let hidden = try start.layers().dropLast().map(\.b.rows)
    if typed.contains("--hidden") && hidden != network.hidden {
      let words = [hidden, network.hidden].map {
        $0.isEmpty ? "none" : $0.map(String.init).joined(separator: ",")
      }
      throw .usage(
        "--hidden \(words[1]) does not fit \(start.path), whose hidden layers have \(words[0]) units")
    }
    network.hidden = hidden
    network.start = start
  }
}

extension KeptModel {
  /// Examples of the features that the model takes: none.
  fileprivate func noExamples() throws(LessonError) -> Split {
    let features = try matrix("W1").columns
    let classes = max(2, try layers().last?.b.rows ?? 2)
    let names = featureNames.flatMap { $0.count == features ? $0 : nil }
    let none = LabelledData(
      X: Matrix(rows: features, columns: 0), Y: Matrix(rows: 1, columns: 0),
      featureNames: names ?? (1...features).map { "feature \($0)" },
      classNames: classNames ?? (0..<classes).map(String.init))
    let split = Split(train: none, test: none, name: path)
    return try standardization().map { split.standardized(by: $0) } ?? split
  }
}
