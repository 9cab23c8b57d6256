/// How a CSV file is to be read as examples, with labels or without.
public struct CSVOptions: Equatable, Sendable {
  /// Whether the first row holds the names of the columns.
  public enum Header: Sendable {
    /// It depends on the rows below. Over all of these a column is numeric (only numbers), of words (no numbers) or
    /// mixed; missing values do not count. The first row is a header if
    /// - it holds the names of all features of the given schema;
    /// - it holds none of the schema's words in the column that they belong to if columns are taken in order; and
    /// - there are numeric columns, each with a word in the first row, and no column of words repeats its first entry;
    /// - there are columns of words but no numeric ones, and each column of words begins with a word that never recurs
    ///   in it;
    /// - numeric columns begin with different whole numbers, and either each column of words begins with a word that
    ///   never recurs in it, while some other word does, or the row counts 0, 1, 2 … up to the last column.
    case automatic
    /// The first row is a header.
    case present
    /// The first row is an example.
    case absent
  }

  /// Which columns of words become features, one of zeros and ones for each of their words.
  public enum WordColumns: Equatable, Sendable {
    /// None: a column of words that is a feature is an error.
    case none
    /// All columns without any number.
    case all
    /// Columns with these names or numbers, counted from 1; a string may list several, separated by commas.
    case named([String])
  }

  /// What the labels are.
  public enum Labels: Sendable {
    /// Classes: two, or more if ``CSVOptions/severalClasses`` allows it.
    case classes
    /// Numbers to estimate, such as prices: every label must be a number.
    case numbers
    /// There are none: all columns are features.
    case none
  }

  /// The column of the labels, by its name or its number, counted from 1. `nil` means the column that is called label,
  /// class, target, diagnosis, species or, at either end, y or, if there is not exactly one such column, the last.
  public var label: String?

  /// What the labels are.
  public var labels: Labels

  /// Columns that are not features, by their names or their numbers, counted from 1.
  public var ignored: [String]

  /// Whether the first row holds the names of the columns.
  public var header: Header

  /// Whether rows that lack a value in a used column are left out; otherwise such a row is an error.
  public var dropsMissing: Bool

  /// Which of two labels is class 1; `nil` for the second in sorted order.
  public var positive: String?

  /// Whether there may be more than two classes; otherwise a third label is an error.
  public var severalClasses: Bool

  /// Columns of words that become features.
  public var encoded: WordColumns

  /// The decimal mark; `nil` to detect it.
  public var decimalMark: DecimalMark?

  /// The features and classes that the file must hold; `nil` if any will do.
  public var schema: TableSchema?

  /// Options that leave everything to detection, except for what is given here.
  public init(
    label: String? = nil, labels: Labels = .classes, ignored: [String] = [], header: Header = .automatic,
    dropsMissing: Bool = false,
    positive: String? = nil, severalClasses: Bool = false, encoded: WordColumns = .none,
    decimalMark: DecimalMark? = nil, schema: TableSchema? = nil
  ) {
    self.label = label
    self.labels = labels
    self.ignored = ignored
    self.header = header
    self.dropsMissing = dropsMissing
    self.positive = positive
    self.severalClasses = severalClasses
    self.encoded = encoded
    self.decimalMark = decimalMark
    self.schema = schema
  }

  /// The same options for another file that goes with a schema. If that comes from a file, the options' columns are those
  /// of that file, where the schema knows them.
  func following(_ schema: TableSchema) -> CSVOptions {
    var options = self
    options.schema = schema
    if schema.file != nil { (options.label, options.ignored) = (nil, []) }
    return options
  }
}
