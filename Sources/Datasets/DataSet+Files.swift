import TextAndFiles

extension CSVFile {
  /// The file at `path`, in UTF-8, held in memory while it is read.
  ///
  /// - Throws: `DataError` of the kind `file` if the file cannot be read, otherwise as ``init(bytes:path:_:)`` does.
  public init(path: String, _ options: CSVOptions = CSVOptions()) throws(DataError) {
    try self.init(bytes: Datasets.bytes(ofFile: path), path: path, options)
  }
}

extension DataSet {
  /// The examples of a file that has no labels, or whose labels do not matter; see
  /// ``TableFeatures/init(bytes:path:as:_:)``.
  ///
  /// - Throws: `DataError` of the kind `file` if it cannot be read, otherwise as that initializer does.
  public static func features(
    ofFile path: String, as schema: TableSchema, _ options: CSVOptions = CSVOptions()
  ) throws(DataError) -> TableFeatures {
    try TableFeatures(bytes: bytes(ofFile: path), path: path, as: schema, options)
  }

  /// The file split at random or, with a test file, all of its rows for training and those of the other for testing.
  static func split(
    ofFile path: String, test: String?, seed: UInt32, _ options: CSVOptions
  ) throws(DataError) -> Split {
    try requireFile(path)
    let file = try CSVFile(path: path, options)
    var split: Split
    var notes = file.notes
    if let test {
      let other = try CSVFile(path: test, options.following(file.schema))
      split = Split(train: file.examples, test: other.examples, name: path)
      notes += other.notes
    } else if file.examples.count > 1 {
      split = Split(file.examples, seed: seed, name: path)
    } else {
      throw .data("\(visible(path)): one example cannot be split for training and test")
    }
    (split.notes, split.schema) = (notes, file.schema)
    return split
  }

  /// Throws unless there is such a file. A plain word is then more likely a misspelt data set than a missing file.
  private static func requireFile(_ path: String) throws(DataError) {
    if fileExists(path) { return }
    let list = "data sets: \(names.joined(separator: ", ")), or the path of a CSV file"
    if path.contains("/") || path.contains(".") {
      do { _ = try bytes(ofFile: path) } catch { throw DataError(.file, error.message, hint: list) }
    }
    let meant = suggestion(for: path, among: names).map { "did you mean \($0)? " } ?? ""
    throw .usage("there is no data set and no file called \(quoted(path))", hint: meant + list)
  }
}

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
