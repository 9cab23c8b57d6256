import Datasets
import LessonKit
import NNCore

/// The settings of a lesson that trains a classifier, whatever else it can be told.
public protocol ClassifierSettings: LessonSettings {
  var data: DataSettings { get }
  var network: NetworkSettings { get set }
  var output: OutputSettings { get set }
  var model: ModelSettings { get set }

  /// How the first weights are drawn.
  var initialization: Initialization { get }

  /// What the pictures call the costs.
  var costTitle: String { get }

  /// What training that goes on from a saved model does not go on from, for notes.
  var notesOnContinuing: [String] { get }

  /// The lesson's own options that a saved model answers: whoever types them may only agree.
  static var optionsOfModels: Set<String> { get }

  /// - Throws: `LessonError.usage` if one of these was given and says something else than the model.
  func requireAgreement(with model: SavedModel) throws(LessonError)

  /// Has the lesson take its first weights as they are: no iterations.
  mutating func skipTraining()
}

extension Lesson where Settings: ClassifierSettings {
  /// Reads the model to begin with, the examples, and those to classify; checks that the pictures that they lead to can
  /// be written.
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
    try settings.readExamplesToClassify(as: data, on: console)
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
  public var initialization: Initialization { network.initialization }
  public var notesOnContinuing: [String] { [] }
  public static var optionsOfModels: Set<String> { [] }
  public func requireAgreement(with model: SavedModel) throws(LessonError) {}

  /// A model that only classifies draws no pictures.
  ///
  /// - Throws: `LessonError.usage` for first weights that are not drawn, or a scale that they do not have.
  public mutating func conclude() throws(LessonError) { try concludeClassifier() }

  /// What every lesson concludes, for those that conclude more.
  ///
  /// - Throws: `LessonError.usage` for first weights that are not drawn, or a scale that they do not have.
  public mutating func concludeClassifier() throws(LessonError) {
    try model.requireNoFirstWeights(given)
    try initialization.requireScale(given)
    if onlyClassifies { output.isPlotted = false }
  }

  /// Reads the model to begin with, and the examples.
  ///
  /// Where a saved model only classifies a file, the examples are none, of the features that it takes.
  ///
  /// - Parameter console: Where it is noted how a file was read; nowhere if there is none.
  /// - Throws: `LessonError` for what is wrong with files, data or the model.
  fileprivate mutating func prepare(
    for program: String, tensors kinds: Set<String>, on console: Console?
  ) throws(LessonError) -> Split {
    guard let path = model.load else {
      return try data.load(
        severalClasses: network.hasUnitForEachClass, classifiesFile: model.predict != nil, on: console)
    }
    let start = try SavedModel(path: path)
    try start.requireKinds(kinds, for: program)
    try adopt(start)
    var notes = [start.noteOnFunctions].compactMap(\.self)
    if given.contains("--iterations") { notes += notesOnContinuing } else { skipTraining() }
    for note in notes { console?.note("Note: \(note)") }
    if onlyClassifies {
      try requireOptionsOfClassifying()
      return try start.noExamples()
    }
    return try data.load(
      for: start, severalClasses: network.hasUnitForEachClass, classifiesFile: model.predict != nil,
      on: console)
  }

  /// Whether a saved model is wanted for nothing but a file's classes: no examples are named, and no training.
  public var onlyClassifies: Bool {
    model.load != nil && model.predict != nil && given.first(among: ["--dataset", "--iterations"]) == nil
  }

  /// - Throws: `LessonError.usage` for an option that says nothing about classifying a file.
  private func requireOptionsOfClassifying() throws(LessonError) {
    let known = ModelSettings.optionsOfClassifying.union(FileSettings.optionsOfClassifying)
      .union(["--hidden", "--standardize", "--positive", "--quiet", "--no-plot"]).union(Self.optionsOfModels)
    guard let option = given.first(besides: known) else { return }
    throw .usage(
      "\(option) has no meaning where \(model.load ?? "") only classifies \(model.predict ?? "")",
      hint: "--dataset gives examples to train or test on; --iterations N goes on training.")
  }

  /// Lets training begin with a saved model, in its sizes.
  ///
  /// - Throws: `LessonError.usage` for an option that contradicts the model.
  private mutating func adopt(_ start: SavedModel) throws(LessonError) {
    let hidden = try start.layers().dropLast().map(\.b.rows)
    if given.contains("--hidden") && hidden != network.hidden {
      let words = [hidden, network.hidden].map {
        $0.isEmpty ? "none" : $0.map(String.init).joined(separator: ",")
      }
      throw start.contradicts("--hidden \(words[1])", "hidden layers have \(words[0]) units")
    }
    let standardization = try start.standardization()
    if given.contains("--standardize") && standardization == nil {
      throw start.contradicts("--standardize", "features are not standardized")
    }
    if let positive = data.file.positive, let one = start.classNames?.dropFirst().first,
      !isSame(positive, one)
    {
      throw start.contradicts("--positive \(positive)", "class 1 is \(one)")
    }
    try requireAgreement(with: start)
    network.hidden = hidden
    network.start = start
  }
}

/// Whether two labels are the same word or number.
private func isSame(_ one: String, _ other: String) -> Bool {
  one == other || Double(one).map { $0 == Double(other) } ?? false
}

extension SavedModel {
  /// Examples of the features that the model takes: none.
  fileprivate func noExamples() throws(LessonError) -> Split {
    let (schema, layers) = (try schema(), try layers())
    let classes = (0..<max(2, layers[layers.count - 1].b.rows)).map(String.init)
    let none = LabelledData(
      X: Matrix(rows: schema.features.count, columns: 0), Y: Matrix(rows: 1, columns: 0),
      featureNames: schema.features, classNames: schema.classes.isEmpty ? classes : schema.classes)
    let split = Split(train: none, test: none, name: path)
    return try standardization().map { split.standardized(by: $0) } ?? split
  }
}
