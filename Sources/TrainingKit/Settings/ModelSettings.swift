import LessonKit
import ModelFiles
import NNCore

/// What becomes of the trained model, and where training begins.
public struct ModelSettings: Equatable, Sendable {
  /// The file that the trained model is saved in.
  public var save: String?
  /// The numbers that it is saved with; double precision if there are none.
  public var precision: ModelFile.Precision?
  /// The file of the model that training begins with.
  public var load: String?
  /// The file of the examples that the trained model is to classify.
  public var predict: String?
  /// The examples of that file, (features, m), scaled as the model takes them; read before training, so that a
  /// wrong file costs no time.
  var examples: Matrix?
  /// The row of each of them, where rows may have been left out.
  var rows: [Int]?
  /// The file that its answers go to; otherwise standard output.
  public var predictions: String?

  public init() {}

  public static let options: [Option<ModelSettings>] = [
    .path("--save", \.save, "FILE.safetensors", "Save the trained model.")
      .writing(\.save, replacing: "--load"),
    .choice(
      "--precision", \.precision,
      "The numbers of the saved model: double, the default, or single, which MLX needs."
    ).needing("--save"),
    .path(
      "--load", \.load, "FILE.safetensors",
      "Begin with a saved model; without --iterations it is used as it is."
    ).reading(\.load),
    .path("--predict", \.predict, "FILE.csv", "Classify the examples of a file with the model.")
      .reading(\.predict),
    .path("--predictions", \.predictions, "FILE.csv", "Where the classes go; otherwise onto stdout.")
      .writing(\.predictions).needing("--predict"),
  ].inSection("Saved model")

  /// Those of a program that classifies nothing.
  public static let optionsOfSaving = options.filter {
    ["--save", "--precision", "--load"].contains($0.name)
  }

  static let names = Set(options.map(\.name))

  static let optionsOfClassifying: Set = ["--load", "--predict", "--predictions"]

  /// - Throws: `LessonError.usage` if first weights are asked for, where a model brings them.
  public func requireNoFirstWeights(_ given: GivenOptions) throws(LessonError) {
    guard let load, let option = given.first(among: NetworkSettings.optionsOfWeights) else { return }
    throw .usage("\(option) is about the first weights, but --load takes those of \(load)")
  }

  /// - Parameter what: What trains several networks.
  /// - Throws: `LessonError.usage` if an option is given that is about one model, where several are trained.
  public func requireNone(with what: String) throws(LessonError) {
    let given = [("--save", save), ("--load", load), ("--predict", predict), ("--predictions", predictions)]
    guard let (name, _) = given.first(where: { $0.1 != nil }) else { return }
    throw .usage("\(name) is about one model, but \(what) trains several")
  }
}
