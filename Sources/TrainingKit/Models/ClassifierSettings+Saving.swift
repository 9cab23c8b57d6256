import Datasets
import LessonKit
import NNCore

extension ClassifierSettings {
  /// Reports on a training run, saves its model and classifies a file with it, as far as the settings ask for that.
  ///
  /// - Parameters:
  ///   - cost: The cost of the training set after the last update.
  ///   - details: What the pictures say beside the data's name.
  /// - Throws: `LessonError`: `computation` if a number of the model is NaN or too large, `file` for a file that cannot
  ///   be written.
  public func report(
    _ trace: TrainingTrace, of trained: some TrainedModel, cost: Double, for program: String,
    _ data: Split, details: String, _ console: Console
  ) throws(LessonError) {
    guard !onlyClassifies else { return try classify(with: trained, data, console) }
    var report = TrainingReport(
      program: program, data: data, details: details, costTitle: costTitle, output: output, console: console)
    try report.add(trace, of: trained, cost: cost)
    try save(trained, for: program, data, console)
    try classify(with: trained, data, console)
    try report.finish()
  }

  private func save(
    _ trained: some TrainedModel, for program: String, _ data: Split, _ console: Console
  ) throws(LessonError) {
    // Predicting an empty set gives the number of outputs.
    let outputs = trained.predict(Matrix(rows: data.train.X.rows, columns: 0)).rows
    var metadata = SavedModel.origin(program: program, given.adding(network.followed))
      .merging(trained.constants) { first, _ in first }
    metadata["output"] = outputs == 1 ? "sigmoid" : "softmax"
    metadata["activation"] = "relu"
    let label = data.labelName ?? network.start?.metadata["label"] ?? ""
    if !label.isEmpty { metadata["label"] = label }
    var lists = ["features": data.train.featureNames, "classes": data.train.classNames]
    lists[SavedModel.columnsKey] = data.schema?.columnList
    try model.save(
      trained.tensors + (data.standardization?.tensors ?? []), metadata: metadata, lists: lists, console)
  }

  /// Writes the model's predictions for the file's examples.
  private func classify(
    with trained: some TrainedModel, _ data: Split, _ console: Console
  ) throws(LessonError) {
    guard let path = model.predict, let X = model.examples else { return }
    let table = try CSVWriter(
      answersOf: trained, to: X, classes: data.train.classNames, rows: model.rows, of: path)
    guard let predictions = model.predictions else { return console.print(String(table.text.dropLast())) }
    try table.write(to: predictions)
    console.wrote("Predictions", to: predictions)
  }

  /// Reads the examples to classify, if any, and standardizes them like the training set.
  ///
  /// - Parameter console: Where notes on reading the file go; `nil` for none.
  /// - Throws: `LessonError`: of the kind `file` if their file cannot be read, `data` if it does not hold the training
  ///   set's features.
  mutating func readExamplesToClassify(as data: Split, on console: Console?) throws(LessonError) {
    guard let path = model.predict else { return }
    let encodesWords = network.start?.encodesWords ?? given.contains("--one-hot")
    let schema =
      data.schema ?? TableSchema(features: data.train.featureNames, encodesWords: encodesWords)
    let file: TableFeatures
    do throws(DataError) {
      file = try DataSet.features(ofFile: path, as: schema, self.data.file.options(severalClasses: true))
    } catch {
      throw LessonError(error)
    }
    if let label = self.data.file.label, onlyClassifies && file.lacksLabel {
      throw .usage(
        "--label \(label) has no meaning where \(path) has no such column",
        hint: "A file to classify needs no label.")
    }
    for note in file.notes { console?.note("Note: \(note)") }
    model.examples = data.standardization?(file.X) ?? file.X
    model.rows = self.data.file.dropsMissing ? file.rows : nil
  }
}

extension CSVWriter {
  /// A model's predictions for the examples `X`, (features, m), a row each: `prediction,probability` with the
  /// probability of class 1, or `prediction` and the probability of each class; preceded by the number of the `row`, if
  /// `rows` has it.
  ///
  /// - Throws: `LessonError.computation` if a probability is not a number.
  init(
    answersOf model: some Classifier, to X: Matrix, classes: [String], rows: [Int]?, of path: String
  ) throws(LessonError) {
    let outputs = model.predict(X)
    let names = classes.count == max(2, outputs.rows) ? classes : (0..<max(2, outputs.rows)).map(String.init)
    self.init(
      columns: (rows == nil ? [] : ["row"]) + ["prediction"] + (outputs.rows == 1 ? ["probability"] : names))
    let answers = predictedClasses(outputs)
    for example in 0..<X.columns {
      let probabilities = outputs.column(example).elements
      guard probabilities.allSatisfy(\.isFinite) else {
        throw .computation(
          "the model's answer to example \(rows?[example] ?? example + 1) of \(path) is not a number")
      }
      let row: [any CSVField] = rows.map { [$0[example]] } ?? []
      append(row + [names[answers[example]]] + probabilities)
    }
  }
}
