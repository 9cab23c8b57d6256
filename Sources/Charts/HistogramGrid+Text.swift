import TextAndFiles

extension HistogramGrid {
  /// Small histograms of block characters, as many side by side as fit, with the spread and the shares of zeros
  /// and of values outside [-1, 1] below each.
  public func text(width: Int) -> String {
    let perLine = max(1, min(columns.count, (width + TextHistogram.gap) / (11 + TextHistogram.gap)))
    let cell = max(1, min(15, (width + TextHistogram.gap) / perLine - TextHistogram.gap))
    let groups = stride(from: 0, to: columns.count, by: perLine).map { $0..<min($0 + perLine, columns.count) }
    let lines = groups.flatMap { self.lines(of: $0, cell: cell) }
    let meaning = columns.isEmpty || rows.isEmpty ? "No data." : "│ marks 0; bars are scaled to the tallest."
    return TextColumns.joined(
      TextColumns.wrapped(title, into: width) + lines + TextColumns.wrapped(meaning, into: width),
      columns: width)
  }

  /// The panels of a group of columns, each `cell` characters wide.
  private func lines(of group: Range<Int>, cell: Int) -> [String] {
    func line(_ texts: [String]) -> String {
      texts.map { TextColumns.padded($0, to: cell) }.joined(
        separator: String(repeating: " ", count: TextHistogram.gap))
    }
    let heads = [line(group.map { columns[$0].title }), line(group.map { columns[$0].detail })]
    return heads
      + rows.flatMap { row -> [String] in
        let panels = group.compactMap { row.panels.indices.contains($0) ? row.panels[$0] : nil }
        let bars = panels.map { TextHistogram.bars($0, columns: cell) }
        let captions = panels.map { $0.caption(deviation: "sd", NumberText.short) }
        return [row.title] + (0..<TextHistogram.rows).map { index in line(bars.map { $0[index] }) }
          + [line(panels.map { _ in TextHistogram.axis(columns: cell) })]
          + [1, 2, 3].map { index in line(captions.map { $0[1].isEmpty && index == 1 ? $0[0] : $0[index] }) }
      }
  }
}

/// A histogram in block characters.
enum TextHistogram {
  static let gap = 2
  static let rows = 2
  private static let blocks = Array(" ▁▂▃▄▅▆▇█")

  /// The bars, the upper line first: half of `columns` on either side of 0, and a line at 0 itself.
  static func bars(_ panel: HistogramPanel, columns: Int) -> [String] {
    let half = max(0, (columns - 1) / 2)
    let middle = panel.counts.count / 2
    let left = resampled(panel.counts[..<middle], into: half)
    let right = resampled(panel.counts[middle...], into: half)
    let tallest = max((left + right).max() ?? 0, .leastNonzeroMagnitude)
    return (0..<rows).map { row in
      let sides = [left, right].map { side in
        String(side.map { block(height: $0 / tallest, row: row) })
      }
      return sides.joined(separator: "│")
    }
  }

  /// -1, 0 and 1 below the bars.
  static func axis(columns: Int) -> String {
    let half = max(0, (columns - 1) / 2)
    guard half >= 3 else { return "" }
    let space = String(repeating: " ", count: half - 2)
    return "−1" + space + "0" + space + " 1"
  }

  /// The part of a bar of `height` (0 to 1) that lies in a row; a non-empty bar shows at least a sliver.
  private static func block(height: Double, row: Int) -> Character {
    let eighths = height > 0 ? max(1, Int((height * Double(8 * rows)).rounded())) : 0
    return blocks[min(max(eighths - 8 * (rows - 1 - row), 0), 8)]
  }

  /// The mean count of the bins that fall into each of `cells` equal parts.
  private static func resampled(_ counts: ArraySlice<Int>, into cells: Int) -> [Double] {
    guard !counts.isEmpty else { return [Double](repeating: 0, count: cells) }
    return (0..<cells).map { cell in
      let start = counts.startIndex + cell * counts.count / cells
      let end = max(start + 1, counts.startIndex + (cell + 1) * counts.count / cells)
      return Double(counts[start..<end].reduce(0, +)) / Double(end - start)
    }
  }
}
