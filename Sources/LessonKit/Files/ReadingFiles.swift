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

/// The text of the file at `path`, without a byte order mark.
///
/// - Throws: `LessonError` of the kind `file` as ``readBytes(of:)`` does, `data` with the line of the first byte
///   that is not UTF-8.
public func readText(of path: String) throws(LessonError) -> String {
  let bytes = try readBytes(of: path)
  do {
    try requireText(bytes)
  } catch {
    throw .data(error.message(in: path), hint: error.hint)
  }
  return String(decoding: bytes.dropFirst(byteOrderMarkLength(bytes)), as: UTF8.self)
}
