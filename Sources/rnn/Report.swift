import Charts
import LessonKit
import NNCore
import TrainingKit

/// The smoothed losses of a training run and the names made on the way, printed as they come.
struct Report {
  struct Entry: Equatable {
    let iteration: Int
    let loss: Double
    let names: [String]
  }

  private(set) var entries: [Entry] = []
  private let every: Int
  private let total: Int
  private let console: Console?

  /// - Parameters:
  ///   - every: Every how many iterations names are made.
  ///   - total: How many iterations there will be.
  ///   - console: Where names, losses and progress are shown; nowhere if there is none.
  init(every: Int, of total: Int, on console: Console? = nil) {
    (self.every, self.total, self.console) = (every, total, console)
  }

  /// Takes the loss after an iteration's update; names are made for every `every`th.
  mutating func record(_ loss: Double, at iteration: Int, names: () throws -> [String]) rethrows {
    if iteration % every == 0 {
      let entry = Entry(iteration: iteration, loss: loss, names: try names())
      entries.append(entry)
      console?.print("Iteration: \(iteration), Loss: \(loss)")
      for name in entry.names { console?.print(name) }
      console?.print("")
    }
    console?.progress("iteration", iteration + 1, of: total)
  }

  /// Writes the trace and the picture.
  func write(_ settings: RNN.Settings, _ console: Console) throws(LessonError) {
    try settings.output.write(table, console)
    if entries.isEmpty { return }
    let chart = LineChart(
      title: "Loss of \(RNN.name)", subtitle: settings.corpus ?? RNN.ownCorpus, xAxis: "iteration",
      yAxis: "smoothed loss of a name",
      series: [LineChart.Series(points: entries.map { ChartPoint(x: Double($0.iteration), y: $0.loss) })])
    try settings.output.write(chart, for: RNN.name, console)
  }

  private var table: CSVWriter {
    var table = CSVWriter(columns: ["series", "iteration", "cost"])
    for entry in entries { table.append("loss", entry.iteration, entry.loss) }
    return table
  }
}

extension LessonError {
  /// Training cannot recover from numbers that are none.
  static let diverged = LessonError.diverged(
    "the network's outputs are no longer numbers",
    hint: "Try a smaller --learning-rate or a smaller --clip.")
}
