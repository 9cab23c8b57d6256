import Essentials

/// The bytes of the file at `path`.
///
/// - Throws: `LessonError` of the kind `file` if it is missing, a folder, not readable, or larger than 1 GiB.
public func readBytes(of path: String) throws(LessonError) -> [UInt8] {
  do {
    return try contents(of: path)
  } catch {
    throw .file("cannot read \(quoted(path)): \(error.reason)")
  }
}
