import TextAndFiles

/// A table of aligned columns for the console.
public struct TextTable {
  /// On which side of its column a cell stands.
  public enum Alignment: Sendable {
    case left
    case right
  }

  private let alignments: [Alignment]
  private var rows: [[String]]

  /// A table with the given column heads; words are best aligned left, numbers right.
  public init(_ columns: [(head: String, alignment: Alignment)]) {
    alignments = columns.map(\.alignment)
    rows = [columns.map(\.head)]
  }

  /// Appends a row; missing cells stay empty.
  public mutating func append(_ cells: [String]) {
    rows.append(cells + [String](repeating: "", count: max(0, alignments.count - cells.count)))
  }

  /// The lines of the table, the head first, with two spaces between the columns.
  public var text: String {
    let widths = alignments.indices.map { column in
      rows.map { TextColumns.width(of: $0[column]) }.max() ?? 0
    }
    return rows.map { row in
      let cells = alignments.indices.map { column in
        alignments[column] == .left
          ? TextColumns.padded(row[column], to: widths[column])
          : TextColumns.aligned(row[column], to: widths[column])
      }
      return TextColumns.trimmed(cells.joined(separator: "  "))
    }.joined(separator: "\n")
  }
}
