import NNCore

/// A CSV file read as examples, labelled with classes or numbers, or without labels.
///
/// ```swift
/// let file = try CSVFile(path: "wdbc.data", CSVOptions(label: "2", ignored: ["1"]))
/// let split = try Split(file.examples, seed: 28, name: "wdbc").standardized()
/// ```
/// With `CSVOptions(label: "price", labels: .numbers)` the labels are prices to estimate; with
/// `CSVOptions(labels: .none)` all columns are features, and `examples.X` is the table as a matrix.
///
/// Fields may be separated by commas, semicolons, tabs, vertical bars or runs of spaces, with decimal points or, if the
/// comma is not the separator, decimal commas; with a header or without; with quotation marks as in RFC 4180 (2005).
/// Labels may be numbers or words: in sorted order they become the classes 0, 1 and so on.
///
/// These count as missing values: empty fields, `?`, `NA`, `N/A`, `#N/A`, `<NA>`, `NaN`, `-nan`, `NaT`, `\N` and
/// `#DIV/0!`, whatever their case; and `.`, `-`, `--`, `None` and `null` in columns whose other values are numbers.
public struct CSVFile: Sendable {
  /// The rows as columns of `X`, (features, m), and their labels as `Y`: class numbers or targets, (1, m), or, without
  /// labels, (0, m).
  public let examples: LabelledData

  /// What is worth knowing about how the file was read: its separators if they are not commas, rows and columns that
  /// were left out, which column is the label and which label became which class.
  public let notes: [DataNote]

  /// What other files that go with this one must hold, such as a test file.
  public let schema: TableSchema

  /// The file of these bytes, in UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The contents of the file.
  ///   - path: Its name in messages.
  ///   - options: What its columns are.
  /// - Throws: `DataError` of the kind `usage` if the file lacks something that the options name; `data`, with line and
  ///   column, if it does not hold examples with labels.
  /// - Complexity: Linear in the number of bytes; each field takes eight bytes of memory.
  public init(bytes: [UInt8], path: String, _ options: CSVOptions = CSVOptions()) throws(DataError) {
    try requireText(bytes, ofFile: path)
    let table = try Table(bytes: bytes, path: path, options)
    var reading = try Reading(table, options)
    let rows = try reading.rows()
    let labels = try reading.labels(of: rows)
    let features = try reading.features(of: rows)
    let (X, names) = (try table.matrix(features, of: rows), features.map { $0.name })
    switch labels {
    case .classes(let labels):
      examples = LabelledData(X: X, Y: .row(labels.classes), featureNames: names, classNames: labels.names)
    case .numbers(let numbers):
      examples = LabelledData(X: X, targets: .row(numbers), featureNames: names)
    case .none:
      examples = LabelledData(X: X, targets: Matrix(rows: 0, columns: rows.count), featureNames: names)
    }
    notes = reading.notes(rows, labels)
    schema = reading.schema(features, classes: examples.classNames)
  }
}

/// Features without labels, from a table.
public struct TableFeatures: Equatable, Sendable {
  /// The examples, (features, m).
  public let X: Matrix
  /// The row of each example, counted from 1 below the header.
  public let rows: [Int]
  /// What is worth knowing about how the table was read.
  public let notes: [DataNote]
  /// Whether the options name a label that is not in the table.
  package let lacksLabel: Bool

  /// The examples of a file that has no labels, or whose labels do not matter.
  ///
  /// If the file has a header, columns are found by their names, ignoring case; other columns are left out, and columns
  /// that share a name are used in order. Without a header, or if the schema's features have no names, columns are
  /// taken in order: all of them if there are as many as features, otherwise those that the options name neither as the
  /// label nor as ignored.
  ///
  /// - Parameters:
  ///   - bytes: The contents of the file, in UTF-8.
  ///   - path: Its name in messages.
  ///   - schema: The features, in the order of the rows of the result.
  ///   - options: How the file is to be read.
  /// - Throws: `DataError` of the kind `data` if a column is missing, the number of columns does not fit, a field is
  ///   not a number, or a value is missing and such rows are not to be left out; `usage` as ``CSVFile`` does.
  /// - Complexity: Linear in the number of bytes.
  public init(
    bytes: [UInt8], path: String, as schema: TableSchema, _ options: CSVOptions = CSVOptions()
  ) throws(DataError) {
    try requireText(bytes, ofFile: path)
    let options = options.following(schema)
    let table = try Table(bytes: bytes, path: path, options)
    let mayHaveLabel = table.columns > schema.columnCount && (table.header.isEmpty || !schema.isNamed)
    var label: Int?
    if mayHaveLabel, let word = options.label { label = try table.column(word) }
    lacksLabel = label == nil && options.label.map { (try? table.column($0)) == nil } ?? false
    let (features, found) = try table.features(of: schema, options, label: label)
    let columns = Set(features.map { $0.column }).sorted()
    for feature in features where feature.source == .number && table.summaries[feature.column].words.count > 0
    {
      throw table.notANumber(table.summaries[feature.column].words.first, feature.column)
    }
    try table.requireOneDecimalMark(in: columns)
    if !options.dropsMissing { try table.requireValues(in: columns) }
    let rows = (0..<table.rows).filter { row in !columns.contains { table[row, $0].isMissing } }
    X = try table.matrix(features, of: rows)
    self.rows = rows.map { $0 + 1 }
    notes =
      [table.note(onColumns: columns), table.note(onRowsKept: rows.count)].compactMap { $0 } + found
  }
}
