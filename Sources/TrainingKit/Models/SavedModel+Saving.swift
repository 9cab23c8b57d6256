import LessonKit
import ModelFiles
import NNCore

extension ModelSettings {
  /// Writes a model as a safetensors file, whole or not at all, if that is asked for.
  ///
  /// - Parameters:
  ///   - lists: Lists of names for the metadata.
  /// - Throws: `LessonError`: `computation` if a number is too large for the precision, `file` with the path and the
  ///   reason.
  public func save(
    _ tensors: [ModelFile.Tensor], metadata: [String: String], lists: [String: [String]] = [:],
    _ console: Console
  ) throws(LessonError) {
    guard let path = save else { return }
    var file = ModelFile(tensors: tensors, metadata: metadata)
    for (name, list) in lists { file.setList(name, to: list) }
    let bytes: [UInt8]
    do throws(ModelFileError) {
      bytes = try file.bytes(precision ?? .double)
    } catch {
      throw .computation(
        "cannot save the model: \(error.reason)", hint: "--precision double holds every number.")
    }
    try writeAtomically(bytes, to: path)
    console.wrote("Model", to: path)
  }
}

extension SavedModel {
  /// The metadata about its origin that every saved model has.
  public static func origin(program: String, _ given: GivenOptions) -> [String: String] {
    [
      "program": program, "version": packageVersion,
      "settings": given.text(without: OutputSettings.names.union(ModelSettings.names)),
    ]
  }
}
