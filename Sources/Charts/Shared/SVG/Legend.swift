/// A symbol of a picture and what it means.
struct LegendEntry: Hashable {
  enum Symbol: Hashable {
    /// The shades of a class's region.
    case region(Int)
    case boundary
    /// A training example, and a test example, of a class.
    case train(Int)
    case test(Int)
  }

  var symbol: Symbol
  var text: String
}

/// What stands below one picture, or once below several: the legend in as few lines as it needs, and the notes.
struct PanelFooter {
  private(set) var elements: [SVGElement] = []
  /// The lower edge, with a margin.
  private(set) var bottom: Double

  private static let lineHeight = 22.0

  /// Lays out the legends and notes of `panels`, each said once, from `top` on.
  init(_ panels: [Panel], layout: PanelLayout, top: Double) {
    bottom = top
    addLegend(unique(panels.flatMap(\.legend)), layout)
    for note in unique(panels.flatMap(\.notes)) {
      for line in TextMetrics.wrapped(note, into: layout.room, size: 12) {
        elements.append(.label(line, x: layout.margin, y: bottom + 10, "muted"))
        bottom += 17
      }
    }
    bottom += layout.isPart ? 0 : 12
  }

  private mutating func addLegend(_ entries: [LegendEntry], _ layout: PanelLayout) {
    guard !entries.isEmpty else { return }
    var left = layout.margin
    for entry in entries {
      let text = TextMetrics.fitted(entry.text, into: max(0, layout.room - 30), size: 12)
      let width = 50 + TextMetrics.width(of: text, size: 12) * 0.93
      if left > layout.margin, left + width - 16 > layout.width - layout.margin {
        left = layout.margin
        bottom += Self.lineHeight
      }
      elements.append(entry.symbol.drawn(at: ChartPoint(x: left + 12, y: bottom + 8)))
      elements.append(.label(text, x: left + 30, y: bottom + 12, "ink"))
      left += width
    }
    bottom += Self.lineHeight + 4
  }
}

/// The values, each where it comes first.
private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
  var seen: Set<Value> = []
  return values.filter { seen.insert($0).inserted }
}
