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
    let widths = alignments.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = alignments.indices.map { padded(row[$0], to: widths[$0], alignments[$0]) }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  private func padded(_ cell: String, to width: Int, _ alignment: Alignment) -> String {
    let space = String(repeating: " ", count: width - cell.count)
    return alignment == .left ? cell + space : space + cell
  }
}
