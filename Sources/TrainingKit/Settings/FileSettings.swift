import Datasets
import LessonKit

/// How a user's CSV file is read.
public struct FileSettings: Equatable, Sendable {
  /// The column of the labels, by its name or its number from 1.
  public var label: String?
  /// Columns that are not features, separated by commas.
  public var ignored: String?
  /// Whether the first row is a header; `nil` to detect it from its fields.
  public var hasHeader: Bool?
  public var dropsMissing = false
  /// Columns of words that become columns of zeros and ones, separated by commas, or `all`.
  public var oneHot: String?
  /// The decimal mark; `nil` to detect it from the numbers.
  public var decimalMark: DecimalMark?
  /// The label that is to be class 1.
  public var positive: String?

  public init() {}

  static let options: [Option<FileSettings>] = [
    .text(
      "--label", \.label, "NAME|N",
      "Column of a file's label; by default one called label, class or the like, or the last."),
    .text("--ignore", \.ignored, "NAME|N,…", "Columns of a file that are not features, such as an ID."),
    .text("--one-hot", \.oneHot, "NAME|N,…|all", "Columns of words that become zeros and ones."),
    .flag("--header", \.isSaidToHaveHeader, "A file's first row holds names; detected by default.")
      .contradicting("--no-header"),
    .flag("--no-header", \.isSaidToHaveNone, "A file's first row is an example."),
    .flag(
      "--drop-missing", \.dropsMissing, "Leave out a file's rows that lack a value (empty, ?, NA, NaN …)."),
    .choice("--decimal", \.decimalMark, "A file's decimal mark; detected by default."),
    .text("--positive", \.positive, "VALUE", "Which of a file's two labels is class 1."),
  ]

  private var isSaidToHaveHeader: Bool {
    get { hasHeader == true }
    set { hasHeader = newValue }
  }

  private var isSaidToHaveNone: Bool {
    get { hasHeader == false }
    set { hasHeader = !newValue }
  }

  /// The options that also hold for a file whose examples are to be classified.
  static let optionsOfClassifying: Set = [
    "--label", "--ignore", "--one-hot", "--header", "--no-header", "--decimal", "--drop-missing",
  ]

  /// The options that say how the rows and cells of one file are told apart.
  static let optionsOfReading: Set = ["--header", "--no-header", "--decimal", "--drop-missing"]

  /// The names of the options that were given.
  var given: [String] {
    let header = hasHeader.map { $0 ? "--header" : "--no-header" }
    return [
      label.map { _ in "--label" }, ignored.map { _ in "--ignore" }, oneHot.map { _ in "--one-hot" }, header,
      decimalMark.map { _ in "--decimal" },
      dropsMissing ? "--drop-missing" : nil, positive.map { _ in "--positive" },
    ].compactMap(\.self)
  }

  func options(severalClasses: Bool, schema: TableSchema? = nil) -> CSVOptions {
    CSVOptions(
      label: label, ignored: ignored.map { [$0] } ?? [],
      header: hasHeader.map { $0 ? .present : .absent } ?? .automatic, dropsMissing: dropsMissing,
      positive: positive, severalClasses: severalClasses,
      encoded: oneHot.map { $0 == "all" ? .all : .named([$0]) } ?? .none, decimalMark: decimalMark,
      schema: schema)
  }
}
