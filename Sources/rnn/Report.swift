import Charts
import Foundation
import LessonKit
import NNCore
import TextAndFiles
import TrainingKit
import rnn_heart

/// The smoothed losses of a training run and the names written on the way, printed as they come.
struct Report {
  struct Entry: Equatable {
    let iteration: Int
    let loss: Double
    let names: [String]
  }

  private(set) var entries: [Entry] = []
  /// The losses for the picture, whether printed or not.
  private var curve: CurveSampler
  private var last = 0.0
  private let every: Int
  private let total: Int
  private let console: Console?
  private let progress: Console?

  /// - Parameters:
  ///   - every: The number of iterations from one report to the next.
  ///   - total: How many iterations there will be.
  ///   - console: Where names, losses and progress are shown, if anywhere.
  ///   - progress: Where progress alone is shown, for runs that are not printed.
  init(every: Int, of total: Int, on console: Console? = nil, progressOn progress: Console? = nil) {
    (self.every, self.total, self.console) = (every, total, console)
    self.progress = progress ?? console
    curve = CurveSampler(of: total)
  }

  /// Records the loss after an iteration's update; every `every`th time, names are written too.
  mutating func record(_ loss: Double, at iteration: Int, names: () throws -> [String]) rethrows {
    curve.record(loss, at: iteration)
    last = loss
    if iteration == 0 { console?.noteIfOnlyTheFirst(every: every, of: total) }
    if iteration % every == 0 {
      let entry = Entry(iteration: iteration, loss: loss, names: try names())
      entries.append(entry)
      console?.print("Iteration: \(iteration), Loss: \(loss)")
      for name in entry.names { console?.print(name) }
      console?.print("")
    }
    progress?.progress("iteration", iteration + 1, of: total, cost: loss)
  }

  /// A note if training has clearly led away from the minimum: the loss has more than doubled, and is more than
  /// twice what even the longest name loses if all letters are equally probable. A loss that only rises says nothing,
  /// since it starts from a guess and rises on long names while the network learns.
  ///
  /// - Parameters:
  ///   - longest: The number of letters in the longest name, including the newline.
  ///   - letters: How many letters there are.
  func noteOnLoss(longest: Int, letters: Int) -> String? {
    let guess = Double(longest) * log(Double(letters))
    guard let first = entries.first?.loss, last > 2 * max(first, guess) else { return nil }
    return """
      Note: the loss is \(last.formatted(significantDigits: 4)), and even the longest name would lose only \
      \(guess.formatted(significantDigits: 4)) if all letters were equally probable. Try a smaller --learning-rate \
      or --clip.
      """
  }

  /// Writes the trace and the picture.
  func write(_ settings: RNN.Settings, _ console: Console) throws(LessonError) {
    try settings.output.write(table, console)
    if entries.isEmpty { return }
    let chart = LineChart(
      title: "Loss of \(RNN.name)",
      subtitle:
        "\(settings.corpusName), \(counted(settings.units, "unit")), rate \(settings.descent.learningRate)",
      xAxis: "iteration", yAxis: "smoothed loss of a name",
      scale: settings.output.isLogarithmic ? .logarithmic : .automatic,
      series: [LineChart.Series(points: curve.points())])
    try settings.output.write(chart, for: RNN.name, console)
  }

  private var table: CSVWriter {
    var table = CSVWriter(columns: ["series", "iteration", "cost"])
    for entry in entries { table.append("loss", entry.iteration, entry.loss) }
    return table
  }
}

extension RNN.Settings {
  /// Announces the run on the first line of stderr.
  func announce(_ names: [String], _ alphabet: Alphabet, units: Int, on console: Console) {
    guard descent.iterations > 0 else { return }
    let passes = descent.iterations == 1 ? "1 iteration" : "\(descent.iterations.grouped) iterations"
    console.note(
      """
      \(corpusName): \(names.count.grouped) \(names.count == 1 ? "name" : "names") of \(alphabet.count) letters; \
      \(alphabet.count)→\(units) (recurrent)→\(alphabet.count); one name in each iteration, \
      rate \(descent.learningRate.shortest), \(passes)
      """)
  }

  /// Whether a saved network is neither trained further nor asked for names.
  var hasNothingToShow: Bool { descent.iterations == 0 && sample.count == 0 && model.save == nil }

  /// The file name of the corpus, without its folder.
  var corpusName: String { (corpus ?? RNN.ownCorpus).split(separator: "/").last.map(String.init) ?? "" }
}

extension LessonError {
  /// The error for training that has produced NaN or an infinity, from which it cannot recover.
  static let diverged = LessonError.diverged(
    "the network's outputs are NaN or infinite",
    hint: "Try a smaller --learning-rate or a smaller --clip.")
}
