import TextAndFiles

/// - Throws: `DataError` of the kind `data` unless the bytes of the file at `path` are UTF-8 text.
func requireText(_ bytes: [UInt8], ofFile path: String) throws(DataError) {
  do {
    try requireText(bytes)
  } catch {
    throw .data(error.message(in: visible(path)), hint: error.hint)
  }
}
