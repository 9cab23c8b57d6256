import Datasets
import LessonKit

extension LessonError {
  /// A data set's error as a program's, whose hint names the options that may help.
  public init(_ error: DataError) {
    let kind: Kind =
      switch error.kind {
      case .usage: .usage
      case .data: .data
      case .file: .file
      }
    let hints = (error.hint.map { [$0] } ?? []) + error.remedies.map(\.option)
    self.init(kind, error.message, hint: hints.isEmpty ? nil : hints.joined(separator: "; "))
  }
}

extension Remedy {
  /// The option for this remedy, and what it does.
  var option: String {
    switch self {
    case .header: "--header if the first row holds names"
    case .noHeader: "--no-header if the first row is an example"
    case .label(let column?): "--label \(column) takes that column as the label"
    case .label(nil): "--label NAME|N says which column is the label"
    case .severalClasses: "softmax_regression learns several classes"
    case .encode(let columns): "--one-hot \(list(columns)) makes columns of zeros and ones"
    case .ignore(let columns): "--ignore \(list(columns)) leaves \(columns.count == 1 ? "it" : "them") out"
    case .dropMissing: "--drop-missing leaves such rows out"
    case .decimalMark: "--decimal point or --decimal comma decides"
    }
  }
}

/// The first ten columns as the value of an option.
private func list(_ columns: [String]) -> String {
  columns.prefix(10).joined(separator: ",") + (columns.count > 10 ? ",…" : "")
}

extension DataNote {
  /// The note, and the options that address it.
  var text: String { (["Note: \(description)"] + remedies.map(\.option)).joined(separator: "; ") }
}
