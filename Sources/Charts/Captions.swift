import TextAndFiles

/// The title and the lines below it, wrapped to the width of the picture.
struct Header {
  private(set) var elements: [SVGElement] = []
  /// The lower edge of the last line.
  private(set) var bottom: Double

  init(_ chart: some Chart, _ layout: PanelLayout) {
    let sizes = layout.isPart ? (top: 4.0, title: 14.0, subtitle: 12.0) : (top: 22, title: 20, subtitle: 14)
    bottom = sizes.top
    for line in TextMetrics.wrapped(chart.title, into: layout.room, size: sizes.title) {
      let style = layout.isPart ? "head" : "title"
      elements.append(.label(line, x: layout.margin, y: bottom + sizes.title - 2, style))
      bottom += sizes.title + 5
    }
    for line in TextMetrics.wrapped(chart.subtitle, into: layout.room, size: sizes.subtitle) {
      let style = layout.isPart ? "muted" : "subtitle muted"
      elements.append(.label(line, x: layout.margin, y: bottom + sizes.subtitle, style))
      bottom += sizes.subtitle + 5
    }
  }
}

extension Chart {
  /// The title and the lines below it, for a terminal.
  func header(columns: Int) -> [String] {
    [title, subtitle].flatMap { TextColumns.wrapped($0, into: columns) }
  }
}

/// The caption below one picture or several: the legend in as few lines as it needs, and the notes.
struct Footer {
  private(set) var elements: [SVGElement] = []
  /// The lower edge, with a margin.
  private(set) var bottom: Double

  private static let lineHeight = 22.0

  /// Lays out the legends and notes of `panels` from `top` on, each only once.
  init(_ panels: [Panel], _ layout: PanelLayout, top: Double) {
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

/// The values without repetitions, in the order in which they first occur.
private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
  var seen: Set<Value> = []
  return values.filter { seen.insert($0).inserted }
}

/// Estimates the width of texts without a font: enough to leave room for them and to break lines.
enum TextMetrics {
  /// The width of `text` in pixels at a font size; for common sans-serif fonts rather too large than too small.
  static func width(of text: String, size: Double) -> Double {
    text.reduce(0) { $0 + emWidth(of: $1) } * size
  }

  private static func emWidth(of character: Character) -> Double {
    switch character {
    case "i", "j", "l", "t", "f", "I", ".", ",", ":", ";", "'", "|", "!", "(", ")", " ", "⁻", "¹": 0.37
    case "m", "w", "M", "W", "%", "@", "…": 0.95
    case "A"..."Z", "×", "−", "+", "=", "∞": 0.75
    case "\u{0}"..."\u{2FF}": 0.62
    case "\u{300}"..."\u{2E7F}": 0.75
    default: 1
    }
  }

  /// The width of the widest of `texts`.
  static func widest(_ texts: [String], size: Double) -> Double {
    texts.map { width(of: $0, size: size) }.max() ?? 0
  }

  /// `text`, or as much of its beginning as fits into `width` pixels, with an ellipsis.
  static func fitted(_ text: String, into available: Double, size: Double) -> String {
    LineBreaking.fitted(text, into: available / size, ellipsis: emWidth(of: "…")) { emWidth(of: $0) }
  }

  /// The lines of `text`, broken between words; a word that is too long for a line is cut short.
  static func wrapped(_ text: String, into available: Double, size: Double) -> [String] {
    LineBreaking.lines(
      of: text, fits: { width(of: $0, size: size) <= available },
      cut: { fitted($0, into: available, size: size) })
  }
}
