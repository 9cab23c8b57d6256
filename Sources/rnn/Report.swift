import Charts
import Essentials
import Foundation
import LessonKit
import NNCore
import TrainingKit
import rnn_heart

/// The smoothed losses of a training run and the names made on the way, printed as they come.
struct Report {
  struct Entry: Equatable {
    let iteration: Int
    let loss: Double
    let names: [String]
  }

  private(set) var entries: [Entry] = []
  /// The losses of the picture, whatever is printed.
  private var curve: CurveSampler
  private var last = 0.0
  private let every: Int
  private let total: Int
  private let console: Console?
  private let progress: Console?

  /// - Parameters:
  ///   - every: Every how many iterations names are made.
  ///   - total: How many iterations there will be.
  ///   - console: Where names, losses and progress are shown; nowhere if there is none.
  ///   - progress: Where progress alone is shown, for runs that are not printed.
  init(every: Int, of total: Int, on console: Console? = nil, progressOn progress: Console? = nil) {
    (self.every, self.total, self.console) = (every, total, console)
    self.progress = progress ?? console
    curve = CurveSampler(of: total)
  }

  /// Takes the loss after an iteration's update; names are made for every `every`th.
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

  /// A note where training has plainly led away from the minimum: the loss has more than doubled, and is more than
  /// twice what even the longest name loses if all letters are equally probable. It starts from a guess, and rises
  /// on long names while the network learns: that alone says nothing.
  ///
  /// - Parameters:
  ///   - longest: The letters of the longest name, its end among them.
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
  /// Says what is going to be done, on the first line of stderr.
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

  /// Whether a saved network is neither to be trained nor to make names.
  var hasNothingToShow: Bool { descent.iterations == 0 && sample.count == 0 && model.save == nil }

  /// The name of the corpus's file without its folder.
  var corpusName: String { (corpus ?? RNN.ownCorpus).split(separator: "/").last.map(String.init) ?? "" }
}

extension LessonError {
  /// Training cannot recover from numbers that are none.
  static let diverged = LessonError.diverged(
    "the network's outputs are no longer numbers",
    hint: "Try a smaller --learning-rate or a smaller --clip.")
}
