import Datasets
import LessonKit
import ModelFiles
import NNCore

/// Where training starts from a saved model, and where the trained model and its predictions go.
public struct ModelSettings: Equatable, Sendable {
  /// The file to save the trained model in.
  public var save: String?
  /// The precision of its numbers; double if `nil`.
  public var precision: ModelFile.Precision?
  /// The file of the model that training starts from.
  public var load: String?
  /// The file with the examples that the trained model is to classify.
  public var predict: String?
  /// The examples of that file, (features, m), scaled as the model takes them; read before training, so that a wrong
  /// file is noticed at once.
  var examples: Matrix?
  /// The row numbers of these examples, if rows may have been left out.
  var rows: [Int]?
  /// The file for the predictions; standard output if `nil`.
  public var predictions: String?

  public init() {}

  public static let options: [Option<ModelSettings>] = [
    .path("--save", \.save, "FILE.safetensors", "Save the trained model.")
      .writing(\.save, replacing: "--load"),
    .choice(
      "--precision", \.precision,
      "Precision of the saved numbers: double, the default, or single, which MLX needs."
    ).needing("--save"),
    .path(
      "--load", \.load, "FILE.safetensors",
      "Start from a saved model; without --iterations it is used as it is."
    ).reading(\.load),
    .path("--predict", \.predict, "FILE.csv", "Classify the examples of a file with the model.")
      .reading(\.predict),
    .path(
      "--predictions", \.predictions, "FILE.csv",
      "File for the predicted classes; by default standard output."
    )
    .writing(\.predictions).needing("--predict"),
  ].inSection("Saved model")

  /// The options of a program that does not classify.
  public static let optionsOfSaving = options.filter {
    ["--save", "--precision", "--load"].contains($0.name)
  }

  static let names = Set(options.map(\.name))

  static let optionsOfClassifying: Set = ["--load", "--predict", "--predictions"]

  /// Checks that no option is about first weights if a saved model brings them.
  ///
  /// - Throws: `LessonError.usage` for one that is.
  public func requireNoFirstWeights(_ given: GivenOptions) throws(LessonError) {
    guard let load, let option = given.first(among: NetworkSettings.optionsOfWeights) else { return }
    throw .usage("\(option) is about the first weights, but --load takes those of \(load)")
  }

  /// Checks that the means and deviations of standardized features survive the precision of the saved numbers.
  ///
  /// - Throws: `LessonError.usage` if a feature would move or stretch by more than a ten-thousandth of its deviation.
  func requirePrecision(of data: Split) throws(LessonError) {
    guard save != nil, precision == .single, let standardization = data.standardization else { return }
    for row in 0..<data.train.X.rows {
      let exact = [standardization.means[row, 0], standardization.deviations[row, 0]]
      let rounded = exact.map { Double(Float($0)) }
      let change = max(abs(rounded[0] - exact[0]), abs(rounded[1] - exact[1]))
      if change <= 1e-4 * exact[1] { continue }
      throw .usage(
        """
        --precision single cannot hold the scale of \(data.train.featureNames[row]): its mean \(exact[0]) and deviation \
        \(exact[1]) would become \(rounded[0]) and \(rounded[1])
        """, hint: "--precision double holds every number.")
    }
  }

  /// Checks that no option is about a single model.
  ///
  /// - Parameter what: What trains several networks.
  /// - Throws: `LessonError.usage` for one that is.
  public func requireNone(with what: String) throws(LessonError) {
    let given = [("--save", save), ("--load", load), ("--predict", predict), ("--predictions", predictions)]
    guard let (name, _) = given.first(where: { $0.1 != nil }) else { return }
    throw .usage("\(name) is about one model, but \(what) trains several")
  }
}
