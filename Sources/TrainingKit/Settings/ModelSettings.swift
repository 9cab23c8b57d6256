import LessonKit
import NNCore

/// What becomes of the trained model, and where training begins.
public struct ModelSettings: Equatable, Sendable {
  /// The file that the trained model is kept in.
  public var save: String?
  /// The file of the model that training begins with.
  public var load: String?
  /// The file of the examples that the trained model is to classify.
  public var predict: String?
  /// The examples of that file, (features, m), scaled as the model takes them; read before training, so that a
  /// wrong file costs no time.
  var examples: Matrix?
  /// The file that its answers go to; otherwise standard output.
  public var predictions: String?

  public init() {}

  public static let options: [Option<ModelSettings>] = [
    .path("--save", \.save, "FILE.safetensors", "Keep the trained model.")
      .writing(\.save, replacing: "--load"),
    .path(
      "--load", \.load, "FILE.safetensors",
      "Begin with a kept model; without --iterations it is used as it is."
    ).reading(\.load),
    .path("--predict", \.predict, "FILE.csv", "Classify the examples of a file with the model.")
      .reading(\.predict),
    .path("--predictions", \.predictions, "FILE.csv", "Where the classes go; otherwise onto stdout.")
      .writing(\.predictions),
  ].inSection("Kept model")

  /// Those of a program that classifies nothing.
  public static let optionsOfKeeping = options.filter { ["--save", "--load"].contains($0.name) }

  static let names = Set(options.map(\.name))

  /// - Throws: `LessonError.usage` for predictions of nothing.
  public func requireExamplesForPredictions() throws(LessonError) {
    if predictions != nil && predict == nil {
      throw .usage("--predictions needs --predict FILE.csv, the examples to classify")
    }
  }

  /// - Parameter what: What trains several networks.
  /// - Throws: `LessonError.usage` if an option is given that is about one model, where several are trained.
  public func requireNone(with what: String) throws(LessonError) {
    let given = [("--save", save), ("--load", load), ("--predict", predict), ("--predictions", predictions)]
    guard let (name, _) = given.first(where: { $0.1 != nil }) else { return }
    throw .usage("\(name) is about one model, but \(what) trains several")
  }
}
