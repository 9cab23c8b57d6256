import Essentials

/// The bytes of the file at `path`.
///
/// - Throws: `DataError` of the kind `file` if it cannot be read.
func bytes(ofFile path: String) throws(DataError) -> [UInt8] {
  do {
    return try contents(of: path)
  } catch {
    throw .file("cannot read \(quoted(path)): \(error.reason)")
  }
}

/// - Throws: `DataError` of the kind `data` unless the bytes of the file at `path` are UTF-8 text.
func requireText(_ bytes: [UInt8], ofFile path: String) throws(DataError) {
  do {
    try requireText(bytes)
  } catch {
    throw .data(error.message(in: visible(path)), hint: error.hint)
  }
}
