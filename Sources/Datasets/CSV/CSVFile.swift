/// A CSV file as examples with labels.
///
/// ```swift
/// let file = try CSVFile(path: "wdbc.data", CSVOptions(label: "2", ignored: ["1"]))
/// let split = try Split(file.examples, seed: 28, name: "wdbc").standardized()
/// ```
/// Fields may be separated by commas, semicolons, tabs, vertical bars or runs of spaces, with decimal points or,
/// where the comma does not separate, decimal commas; with a header or without; with quotation marks as in
/// RFC 4180 (2005). Labels may be numbers or words: in sorted order they become the classes 0, 1 and so on.
public struct CSVFile: Sendable {
  /// The rows as columns of `X`, (features, m), and their classes.
  public let examples: LabelledData

  /// What is worth knowing about the way the file was read: its separators if they are no commas, rows and
  /// columns that were left out, which label became which class.
  public let notes: [String]

  /// The file at `path`, in UTF-8.
  ///
  /// - Throws: `DataError` of the kind `file` if the file cannot be read, `usage` if it does not have what the
  ///   options name, `data` with line and column if it does not hold examples with labels.
  /// - Complexity: Linear in the size of the file, which is held in memory while it is read, with eight bytes for
  ///   each field.
  public init(path: String, _ options: CSVOptions = CSVOptions()) throws(DataError) {
    self.init(try CSVExamples(CSVTable(path: path, header: options.header), options))
  }

  /// The file of these bytes.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - path: Its name in messages.
  ///   - options: What its columns are.
  /// - Throws: `DataError` of the kind `usage` if the file does not have what the options name, `data` with line and
  ///   column if it does not hold examples with labels.
  /// - Complexity: Linear in the number of bytes.
  public init(bytes: [UInt8], path: String, _ options: CSVOptions = CSVOptions()) throws(DataError) {
    self.init(try CSVExamples(CSVTable(bytes: bytes, path: path, header: options.header), options))
  }

  private init(_ examples: CSVExamples) { (self.examples, notes) = (examples.data, examples.notes) }
}
