import Essentials

extension LineChart {
  /// Sentences about what the picture cannot show, and about what its bands mean; none if it shows all.
  func notes(of curves: [DrawnCurve], on scale: AxisScale) -> [String] {
    let gaps = series.flatMap { series -> [String] in
      let isNamed = self.series.count > 1 && !series.name.isEmpty
      let subject = isNamed ? "\(capitalized(series.name)): the \(quantity)" : "The \(quantity)"
      return [
        sentence("\(subject) is infinite", series) { $0 == .infinity },
        sentence("\(subject) is minus infinity", series) { $0 == -.infinity },
        sentence("\(subject) is not a number", series, where: \.isNaN),
        sentence("\(subject) has no logarithm", series) {
          scale.kind == .logarithmic && $0.isFinite && $0 <= 0
        },
      ].compactMap(\.self)
    }
    let isEmpty = !curves.contains { $0.line.contains { $0.x.isFinite && scale.fraction($0.y) != nil } }
    return (isEmpty ? ["There are no data to draw."] : []) + gaps + bandNote(curves)
  }

  private func bandNote(_ curves: [DrawnCurve]) -> [String] {
    guard curves.contains(where: \.isNoisy) else { return [] }
    return curves.count == 1
      ? ["The line is the median of neighbouring values; the pale band holds the middle 80% of them."]
      : [
        "Pale bands hold the middle 80% of the neighbouring values of a noisy curve; its line is their median."
      ]
  }

  /// What the curves are of, within a sentence.
  private var quantity: String { yAxis.isEmpty ? "value" : yAxis }

  private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// The statement with the first places where it is true of a series; nil if it never is.
  private func sentence(_ statement: String, _ series: Series, where matches: (Double) -> Bool) -> String? {
    let places = series.points.filter { matches($0.y) && $0.x.isFinite }.map(\.x)
    guard !places.isEmpty else { return nil }
    let listed = places.prefix(3).map { NumberText.plain($0) }.joined(separator: ", ")
    let rest = places.count > 3 ? " and \(NumberText.plain(Double(places.count - 3))) more" : ""
    let isUnit = !xAxis.contains(" ")
    return isUnit
      ? "\(statement) at \(xAxis) \(listed)\(rest)." : "\(statement) at \(listed)\(rest) (\(xAxis))."
  }
}
