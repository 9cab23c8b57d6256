/// How a CSV file is to be read as examples with labels.
public struct CSVOptions: Equatable, Sendable {
  /// Whether the first row holds the names of the columns.
  public enum Header: Sendable {
    /// It does if none of its fields is a number, or one is a word in a column of numbers.
    case automatic
    /// It does.
    case present
    /// It does not: it is an example.
    case absent
  }

  /// The column of the labels, by its name or its number, counted from 1; `nil` for the last one.
  public var label: String?

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

  /// What the file is to hold, by its names; `nil` for whatever it holds.
  public var schema: TableSchema?

  /// Options that leave all to what is found in the file, but for what is given here.
  public init(
    label: String? = nil, ignored: [String] = [], header: Header = .automatic, dropsMissing: Bool = false,
    positive: String? = nil, severalClasses: Bool = false, schema: TableSchema? = nil
  ) {
    self.label = label
    self.ignored = ignored
    self.header = header
    self.dropsMissing = dropsMissing
    self.positive = positive
    self.severalClasses = severalClasses
    self.schema = schema
  }
}
