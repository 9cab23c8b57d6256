import Foundation
import LessonKit
import NNCore

extension KeptModel {
  /// Writes tensors and what is to be known of them as a safetensors file, whole or not at all.
  ///
  /// - Throws: `LessonError.file` with the path and the reason.
  public static func save(
    _ tensors: [NamedTensor], metadata: [String: String], to path: String
  ) throws(LessonError) {
    let file = Safetensors(
      tensors: tensors.map { tensor in
        let shape = [tensor.values.rows, tensor.values.columns]
        return Safetensors.Tensor(name: tensor.name, shape: shape, values: tensor.values.elements)
      }, metadata: metadata)
    do {
      try writeAtomically(file.bytes(), to: path)
    } catch let error as LessonError {
      throw error
    } catch {
      throw .computation("cannot describe the model: \(error)")
    }
  }

  /// What every kept model says of its origin.
  public static func origin(program: String, _ typed: TypedOptions) -> [String: String] {
    [
      "program": program, "version": packageVersion,
      "settings": typed.text(without: OutputSettings.names.union(ModelSettings.names)),
    ]
  }

  /// A list as the metadata spell it: in JSON.
  static func text(of list: [String]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(list)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }
}
