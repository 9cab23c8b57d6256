import LessonKit
import TextAndFiles

/// The confusion matrix as text: a row for each true class, a column for each predicted one.
struct ConfusionTable {
  private let counts: [[Int]]
  private let classNames: [String]

  /// - Parameter counts: The number of examples of each true class (row) for each predicted class (column).
  init(_ counts: [[Int]], classNames: [String]) {
    self.counts = counts
    self.classNames = classNames.map(visible)
  }

  /// The table in lines of at most `width` characters. Names that are too long are cut short. If that would
  /// make two columns look the same, rows and columns are numbered. Columns that do not fit side by side
  /// follow below.
  func text(width: Int) -> String {
    let title = "Confusion matrix of the test set (rows: true class, columns: predicted class)"
    let heads = columnHeads(width)
    let names = rowNames(isNumbered: heads.isNumbered)
    let cell = max(heads.names.map { TextColumns.width(of: $0) }.max() ?? 0, widestCount)
    let perBlock = max(1, (width - (names.map { TextColumns.width(of: $0) }.max() ?? 0)) / (cell + Self.gap))
    let blocks = stride(from: 0, to: counts.count, by: perBlock).map { start in
      block(start..<min(start + perBlock, counts.count), names, heads.names)
    }
    return ([title] + blocks).joined(separator: "\n")
  }

  private static let gap = 2
  private static let longestName = 20

  private func block(_ columns: Range<Int>, _ names: [String], _ heads: [String]) -> String {
    var table = TextTable([("", .left)] + columns.map { (heads[$0], .right) })
    for (name, row) in zip(names, counts) { table.append([name] + columns.map { String(row[$0]) }) }
    return table.text
  }

  /// The heads of the columns: the names as far as there is room, or numbers from 1.
  private func columnHeads(_ width: Int) -> (names: [String], isNumbered: Bool) {
    let longest = classNames.map { min(TextColumns.width(of: $0), Self.longestName) }.max() ?? 0
    let room = (width - longest) / max(1, counts.count) - Self.gap
    let cut = classNames.map { TextColumns.fitted($0, into: max(room, Self.shortestHead)) }
    if Set(cut).count == cut.count { return (cut, false) }
    return (classNames.indices.map { "\($0 + 1)" }, true)
  }

  private static let shortestHead = 4

  private func rowNames(isNumbered: Bool) -> [String] {
    classNames.enumerated().map { number, name in
      (isNumbered ? "\(number + 1) " : "") + TextColumns.fitted(name, into: Self.longestName)
    }
  }

  private var widestCount: Int { counts.joined().map { String($0).count }.max() ?? 0 }
}
