import Datasets
import LessonKit
import NNCore

/// The settings that all lessons that train a classifier share.
public protocol ClassifierSettings: LessonSettings {
  var data: DataSettings { get }
  var network: NetworkSettings { get set }
  var output: OutputSettings { get set }
  var model: ModelSettings { get set }

  /// How the first weights are drawn.
  var initialization: Initialization { get }

  /// What the pictures call the costs.
  var costTitle: String { get }

  /// Notes on what training that continues from a saved model does not resume.
  var notesOnContinuing: [String] { get }

  /// The lesson's own options that a saved model determines: given with a model, they must agree with it.
  static var optionsOfModels: Set<String> { get }

  /// The lesson's own options that the printed cost depends on: not given with a model, they are as when it was saved.
  static var optionsOfCosts: Set<String> { get }

  /// Checks that these options, if given, agree with the model.
  ///
  /// - Throws: `LessonError.usage` if one does not.
  func requireAgreement(with model: SavedModel) throws(LessonError)

  /// Sets the number of iterations to 0, so that the first weights are used as they are.
  mutating func skipTraining()
}

extension Lesson where Settings: ClassifierSettings {
  /// Reads the model to start from, the examples, and those to classify; checks that the resulting pictures can be
  /// written.
  ///
  /// - Parameters:
  ///   - further: The names of the model's tensors besides those of its layers, given their number.
  ///   - pictures: What the names of the pictures besides that of the costs have before `.svg`.
  ///   - console: Where notes on reading files go; `nil` for none.
  /// - Throws: `LessonError` for what is wrong with files, data or the model.
  public static func prepare(
    _ settings: inout Settings, furtherTensors further: (Int) -> Set<String> = { _ in [] },
    pictures: (Split) -> [String] = OutputSettings.regions(of:), on console: Console?
  ) throws(LessonError) -> Split {
    let start = try settings.loadModel(for: name, further)
    let data = try settings.loadData(for: start, options, on: console)
    try settings.model.requirePrecision(of: data)
    try settings.readExamplesToClassify(as: data, on: console)
    settings.output.furtherPictures = pictures(data)
    try requireFiles(for: settings)
    return data
  }
}

extension OutputSettings {
  /// The suffix of the picture of decision regions, if examples have two features.
  public static func regions(of data: Split) -> [String] { data.train.X.rows == 2 ? [regionsSuffix] : [] }
}

extension ClassifierSettings {
  public var costTitle: String { "cost" }
  public var initialization: Initialization { network.initialization }
  public var notesOnContinuing: [String] { [] }
  public static var optionsOfModels: Set<String> { [] }
  public static var optionsOfCosts: Set<String> { [] }
  public func requireAgreement(with model: SavedModel) throws(LessonError) {}

  /// Checks the options for first weights, and turns the picture off if a saved model only classifies.
  ///
  /// - Throws: `LessonError.usage` for options of first weights that a saved model brings, or a scale for an
  ///   initialization that has its own.
  public mutating func conclude() throws(LessonError) { try concludeClassifier() }

  /// The default ``conclude()``, for lessons that add to it.
  ///
  /// - Throws: `LessonError.usage` for options of first weights that a saved model brings, or a scale for an
  ///   initialization that has its own.
  public mutating func concludeClassifier() throws(LessonError) {
    try model.requireNoFirstWeights(given)
    try initialization.requireScale(given)
    if onlyClassifies { output.isPlotted = false }
  }

  /// Reads the model to start from, if there is one.
  ///
  /// - Throws: `LessonError` for what is wrong with its file, or for an option that contradicts it.
  fileprivate mutating func loadModel(
    for program: String, _ further: (Int) -> Set<String>
  ) throws(LessonError) -> SavedModel? {
    guard let path = model.load else { return nil }
    let start = try SavedModel(path: path)
    try start.requireLayers(and: further, for: program)
    try adopt(start)
    return start
  }

  /// Reads the examples.
  ///
  /// If a saved model only classifies a file, the data set is empty but has the model's features.
  ///
  /// - Parameters:
  ///   - options: The lesson's options, some of which follow the model.
  ///   - console: Where notes on reading files go; `nil` for none.
  /// - Throws: `LessonError` for what is wrong with files or data.
  fileprivate mutating func loadData(
    for start: SavedModel?, _ options: [Option<Self>], on console: Console?
  ) throws(LessonError) -> Split {
    guard let start else {
      return try data.load(
        severalClasses: network.hasUnitForEachClass, classifiesFile: model.predict != nil, on: console)
    }
    var notes = [start.noteOnFunctions].compactMap(\.self)
    if given.contains("--iterations") { notes += notesOnContinuing } else { skipTraining() }
    let isWithoutData = onlyClassifies
    let reading = try isWithoutData ? self : followed(start, options, &notes)
    for note in notes { console?.note("Note: \(note)") }
    if isWithoutData {
      try requireOptionsOfClassifying()
      return try start.noExamples()
    }
    return try reading.data.load(
      for: start, severalClasses: network.hasUnitForEachClass, classifiesFile: model.predict != nil,
      on: console)
  }

  /// Whether a saved model is only to classify a file: neither examples nor training are asked for.
  public var onlyClassifies: Bool {
    model.load != nil && model.predict != nil && given.first(among: ["--dataset", "--iterations"]) == nil
  }

  /// Checks that all options are about classifying a file.
  ///
  /// - Throws: `LessonError.usage` for one that is not.
  private func requireOptionsOfClassifying() throws(LessonError) {
    let known = ModelSettings.optionsOfClassifying.union(FileSettings.optionsOfClassifying)
      .union(["--hidden", "--standardize", "--positive", "--quiet", "--no-plot"]).union(Self.optionsOfModels)
    guard let option = given.first(besides: known) else { return }
    throw .usage(
      "\(option) has no meaning where \(model.load ?? "") only classifies \(model.predict ?? "")",
      hint: "--dataset gives examples to train or test on; --iterations N continues training.")
  }

  /// Makes training start from a saved model, with its layer sizes.
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
    if let oneHot = data.file.oneHot { try start.requireEncoded(oneHot) }
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
  /// An empty data set with the model's features.
  fileprivate func noExamples() throws(LessonError) -> Split {
    let (schema, layers) = (try schema(), try layers())
    let classes = (0..<max(2, layers[layers.count - 1].b.rows)).map(String.init)
    let none = LabelledData(
      X: Matrix(rows: schema.features.count, columns: 0), Y: Matrix(rows: 1, columns: 0),
      featureNames: schema.features, classNames: schema.classes.isEmpty ? classes : schema.classes)
    var split = Split(train: none, test: none, name: path)
    split.schema = schema
    return try standardization().map { split.standardized(by: $0) } ?? split
  }
}
