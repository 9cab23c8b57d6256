import DataFiles
import Foundation

/// The figures in `Data/Figures/<name>.json`.
///
/// - Throws: `LessonError.file` if there is no such file, or it cannot be read or does not hold them.
public func reference<Value: Decodable>(_ type: Value.Type, named name: String) throws(LessonError) -> Value {
  let path: String
  do {
    path = try DataFiles.path(of: "\(name).json")
  } catch {
    throw .file(
      "there are no published figures called \(name) for --verify to compare with", hint: "\(error)")
  }
  return try reference(type, in: try readBytes(of: path), path: path)
}

/// Decodes the figures in the bytes of a file.
///
/// - Throws: `LessonError.file` if they are not figures of this type.
func reference<Value: Decodable>(
  _ type: Value.Type, in bytes: [UInt8], path: String
) throws(LessonError) -> Value {
  do {
    return try JSONDecoder().decode(type, from: Data(bytes))
  } catch {
    throw .file("\(path) does not hold the figures of a run: \(error)")
  }
}
