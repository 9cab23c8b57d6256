/// How a CSV file is to be read as examples, with labels or without.
public struct CSVOptions: Equatable, Sendable {
  /// Whether the first row holds the names of the columns.
  public enum Header: Sendable {
    /// The rows below it tell. Over all of these a column is numeric (all numbers), of words (no number) or mixed;
    /// missing values say nothing. It is a header if
    /// - it holds the names of all features of a schema;
    /// - there are numeric columns, each has a word on top, and no top of a column of words comes again in it;
    /// - there is no numeric column, but one of words, and each of these has a word on top that never comes again;
    /// - numeric columns have different whole numbers on top, and either each column of words has a word on top that
    ///   never comes again, while some other word does, or it counts 0, 1, 2 … to the last column.
    case automatic
    /// It does.
    case present
    /// It does not: it is an example.
    case absent
  }

  /// Columns of words that become features: a column of zeros and ones for each of their words.
  public enum WordColumns: Equatable, Sendable {
    /// None: a column of words that is a feature is an error.
    case none
    /// All without any number.
    case all
    /// Those with these names or numbers, counted from 1; a text may list several with commas between.
    case named([String])
  }

  /// What the labels are.
  public enum Labels: Sendable {
    /// Classes: two, or more where ``CSVOptions/severalClasses`` says so.
    case classes
    /// Numbers that are to be estimated, such as prices: every label has to be one.
    case numbers
    /// There are none: all columns are features.
    case none
  }

  /// The column of the labels, by its name or its number, counted from 1; `nil` for the one that is called label, class,
  /// target, diagnosis, species or, at either end, y; if there is not exactly one, for the last.
  public var label: String?

  /// What the labels are.
  public var labels: Labels

  /// Columns that are no features, by their names or their numbers, counted from 1.
  public var ignored: [String]

  /// Whether the first row holds the names of the columns.
  public var header: Header

  /// Whether rows are left out that lack a value in a column that is used; otherwise such a row is an error.
  public var dropsMissing: Bool

  /// Of two labels the one that is to be class 1; `nil` for the second in sorted order.
  public var positive: String?

  /// Whether there may be more than two classes; otherwise a third label is an error.
  public var severalClasses: Bool

  /// Columns of words that become features.
  public var encoded: WordColumns

  /// What stands before decimals; `nil` for what is found in the file.
  public var decimalMark: DecimalMark?

  /// What the file is to hold, by its names; `nil` for whatever it holds.
  public var schema: TableSchema?

  /// Options that leave all to what is found in the file, but for what is given here.
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
}
