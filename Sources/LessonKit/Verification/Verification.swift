/// A run's numbers beside those of the reference: what `--verify` prints.
public struct Verification: Sendable {
  /// A number of the reference and the one computed here.
  public struct Figure: Sendable, Equatable {
    let label: String
    let reference: Double
    let here: Double
    /// The largest allowed difference; `nil` if the reference's own runs differ.
    let tolerance: Double?

    /// 0 for equal infinities; infinite if only one is finite, or one is NaN.
    var difference: Double {
      if reference == here { return 0 }
      let difference = abs(here - reference)
      return difference.isFinite ? difference : .infinity
    }

    /// `nil` if there is no tolerance.
    var agrees: Bool? { tolerance.map { difference <= $0 } }
  }

  /// The figures of one run, under its name.
  private struct Section: Sendable {
    let title: String
    var figures: [Figure] = []
  }

  /// Where the reference's figures come from, and how they were computed.
  public let heading: String
  private var sections: [Section] = []

  public init(heading: String) { self.heading = heading }

  /// Begins a section for another run.
  public mutating func begin(_ title: String) { sections.append(Section(title: title)) }

  /// Adds a number and the reference's.
  ///
  /// - Parameter tolerance: The largest allowed difference; `nil` if the reference's own runs differ, and the figure is
  ///   only shown.
  public mutating func compare(_ label: String, _ here: Double, with reference: Double, tolerance: Double?) {
    if sections.isEmpty { begin("") }
    sections[sections.count - 1].figures.append(
      Figure(label: label, reference: reference, here: here, tolerance: tolerance))
  }

  public var figures: [Figure] { sections.flatMap(\.figures) }

  /// How many figures agree, how many were compared, and how many have no tolerance.
  var counts: (agreeing: Int, compared: Int, others: Int) {
    let verdicts = figures.map(\.agrees)
    return (verdicts.count { $0 == true }, verdicts.count { $0 != nil }, verdicts.count { $0 == nil })
  }

  /// The heading, a table for each run, and how many figures agree.
  public var text: String {
    let tables = sections.map { section in
      (section.title.isEmpty ? "" : "\(section.title)\n") + table(of: section.figures)
    }
    return ([heading] + tables + [summary]).joined(separator: "\n\n")
  }

  private var summary: String {
    let (agreeing, compared, others) = counts
    let rest =
      others == 0 ? "" : "; \(others) more have no tolerance, because the reference's own runs differ"
    return "\(agreeing) of \(compared) figures agree\(rest)."
  }

  private func table(of figures: [Figure]) -> String {
    var table = TextTable([
      ("", .left), ("reference", .right), ("here", .right), ("difference", .right), ("tolerance", .right),
      ("", .left),
    ])
    for figure in figures {
      table.append([
        figure.label, "\(figure.reference)", "\(figure.here)",
        figure.difference.formatted(significantDigits: 2),
        figure.tolerance?.formatted(significantDigits: 2) ?? "none", figure.agrees == false ? "differs" : "",
      ])
    }
    return table.text
  }

  /// Prints the comparison.
  ///
  /// - Throws: `LessonError` of the kind `difference` if a figure does not agree.
  public func report(on console: Console) throws(LessonError) {
    console.print(text)
    let (agreeing, compared, _) = counts
    if agreeing == compared { return }
    throw LessonError(
      .difference, "\(compared - agreeing) of \(compared) figures differ from the reference",
      hint:
        "See the lines that say \"differs\". The checkout, the compiler or the machine has changed.")
  }
}

extension LessonSettings {
  /// Checks that `--verify` stands alone: it runs the reference's settings, and no others.
  ///
  /// - Parameter allowed: Options that choose among the references.
  /// - Throws: `LessonError.usage` with the first option that changes the run.
  public func requireReferenceSettings(besides allowed: Set<String> = []) throws(LessonError) {
    let harmless: Set = ["--verify", "--quiet", "--no-plot"]
    guard let name = given.first(besides: harmless.union(allowed)) else { return }
    throw .usage(
      "--verify runs the settings of the reference and cannot go with \(name)",
      hint: "Leave one of the two out.")
  }
}
