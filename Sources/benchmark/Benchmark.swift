// `swift run benchmark`: how long lessons and operations take here, compared with this machine's limits and with NumPy,
// PyTorch and JAX. Works/ says what is measured, Measuring/ how, Results/ evaluates it. The peers' programs are in
// Tests/Fixtures/peers.

import Foundation
import LessonKit
import TextAndFiles

package struct Benchmark: Lesson {
  /// The groups of measurements, in the order in which they run.
  enum Section: String, CaseIterable, Sendable, LosslessStringConvertible {
    case lessons, operations, large, growth

    init?(_ description: String) { self.init(rawValue: description) }
    var description: String { rawValue }

    var works: [Work] {
      switch self {
      case .lessons: LessonWorks.all
      case .operations: OperationWorks.all
      case .large: [LargeNetwork.work]
      case .growth: []
      }
    }
  }

  package struct Settings: LessonSettings {
    var sections: [Section]?
    var peers = "all"
    var python = "python3"
    var json: String?
    var baseline: String?
    var plot: String?
    var isPlotted = true

    package init() {}
  }

  package static let name = "benchmark"
  package static let about = """
    Measures the lessons and the operations that they spend their time in: our time, the share of this machine's \
    limit (multiply-adds, copied bytes), and how many times as long NumPy, PyTorch and JAX take, where Python has \
    them. Half a minute without them, two or three with them.
    """
  package static let options: [Option<Settings>] = [
    .list(
      "--section", \.sections, of: Section.allCases.map(\.rawValue),
      rule: listed(Section.allCases.map(\.rawValue)), "What to measure."),
    .text("--peers", \.peers, "NAME,…", "numpy, torch, jax, several with commas between; all; or none."),
    .text("--python", \.python, "PROGRAM", "The Python that has these packages."),
    .path("--json", \.json, "FILE", "Also write all numbers."),
    .path(
      "--baseline", \.baseline, "FILE", "Report what is slower than in an earlier --json, with exit status 1."
    ),
    .path("--plot", \.plot, "FILE.svg", "File for the picture of the growth; by default in plots/."),
    .flag("--no-plot", \.isPlotted, sets: false, "Draw no picture."),
  ]

  package static func run(_ settings: Settings, console: Console) throws {
    let baseline = try settings.readBaseline()
    if let json = settings.json { try requireWritable(json) }
    let peers = Peers(try settings.chosenPeers(), python: settings.python)
    var results = Results(machine: .measure())
    console.print(results.machine.description)
    for section in settings.sections ?? Section.allCases {
      try section.run(settings, &results, beside: peers, console)
    }
    if let json = settings.json {
      try writeAtomically(try results.json, to: json)
      console.wrote("Results", to: json)
    }
    try results.judge(against: baseline, console)
  }
}

extension Benchmark.Section {
  fileprivate func run(
    _ settings: Benchmark.Settings, _ results: inout Results, beside peers: Peers, _ console: Console
  ) throws {
    // The machine may have been busy before: its limits are the highest measured in this run.
    results.machine = results.machine.best(of: .measure())
    if self == .growth {
      results.growth = Growth.measure(threads: results.machine.threads)
      console.print("\n" + Growth.table(of: results.growth, on: results.machine))
      if settings.isPlotted { try settings.write(Growth.chart(of: results.growth), console) }
      return
    }
    let works = works
    for work in works { results.works.append(try work.measured(on: results.machine, beside: peers, console)) }
    console.clearProgress()
    console.print("\n" + results.table(of: works))
  }
}
