import TextAndFiles

/// A confusion matrix as a heat map: a row for each true class, a column for each predicted one.
///
/// Each cell shows its count, and is the deeper the larger its share of its row; correct predictions, on the diagonal,
/// are blue, wrong ones vermillion.
public struct ConfusionMatrixChart: Chart, Equatable {
  public var title: String
  public var subtitle: String
  /// The names of the classes, in the order of the rows and columns.
  public var classNames: [String]
  /// How often each class (row) was predicted as each class (column); missing numbers count as 0.
  public var counts: [[Int]]

  public init(title: String, subtitle: String = "", classNames: [String], counts: [[Int]]) {
    self.title = title
    self.subtitle = subtitle
    self.classNames = classNames
    self.counts = classNames.indices.map { row in
      classNames.indices.map { column in
        counts.indices.contains(row) && counts[row].indices.contains(column) ? max(0, counts[row][column]) : 0
      }
    }
  }

  /// The number of examples of a class.
  func total(ofRow row: Int) -> Int { counts[row].reduce(0, +) }

  /// The fraction of the examples of a class that were predicted as another, or as itself; 0 if there are none.
  func share(_ row: Int, _ column: Int) -> Double {
    let total = total(ofRow: row)
    return total > 0 ? Double(counts[row][column]) / Double(total) : 0
  }

  /// The share of a class's examples that are predicted correctly: its recall.
  func recall(_ row: Int) -> String { total(ofRow: row) == 0 ? "–" : NumberText.percent(share(row, row)) }

  /// For each class, how many of its examples are right, and what the others were taken for.
  public var summary: String {
    let rows = classNames.indices.map { row in
      let wrong = classNames.indices.filter { $0 != row && counts[row][$0] > 0 }
        .map { "\(counts[row][$0]) taken for \(classNames[$0])" }
      let right = "\(classNames[row]): \(counts[row][row]) of \(total(ofRow: row)) right"
      return ([right] + wrong).joined(separator: ", ")
    }
    return (["Confusion matrix. \(subtitle)"] + rows).joined(separator: ". ")
  }
}

extension ConfusionMatrixChart {
  /// A field of shaded characters, two for each cell.
  public func text(width: Int) -> String {
    let head = header(columns: width)
    let room = width - 2 * classNames.count - 1
    guard room >= 3 else { return TextColumns.joined(head, columns: width) }
    let names = min(room, classNames.map { TextColumns.width(of: $0) }.max() ?? 0)
    let rows = classNames.indices.map { row in
      let cells = classNames.indices.map { shade(share(row, $0)) }.joined()
      return "\(TextColumns.aligned(classNames[row], to: names)) \(cells)"
    }
    let meaning = "Rows: true class, columns: predicted class; deeper: a larger share of the row."
    return TextColumns.joined(head + rows + TextColumns.wrapped(meaning, into: width), columns: width)
  }

  private func shade(_ share: Double) -> String {
    let shades = ["··", "░░", "▒▒", "▓▓", "██"]
    return share > 0 ? shades[min(4, 1 + Int(share * 4))] : shades[0]
  }
}
