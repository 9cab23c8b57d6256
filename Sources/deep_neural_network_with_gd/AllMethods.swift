import Datasets
import LessonKit
import NNCore
import TrainingKit

extension DeepNeuralNetworkWithGd {
  /// Trains with one method after the other.
  static func runAll(_ settings: Settings, console: Console) throws {
    try settings.model.requireNone(with: "a run without --method")
    var settings = settings
    let data = try prepare(&settings, on: console)
    var report = TrainingReport(
      program: name, data: data, details: details(settings, data), output: settings.output, console: console)
    var table = RunTable("method")
    settings.announce(data, Descent.announcementOfAll(settings), on: console)
    for note in settings.batches.notes { console.note("Note: of mini-batches, \(note)") }
    for method in Descent.allCases {
      console.print(method.title)
      var trace = method.trace(settings, on: data.train, console)
      trace.diagnosis = Diagnosis(data, settings.network, isExactDescent: method == .batch)
      var trained: Network?
      let time = try ContinuousClock().measure {
        trained = try train(by: method, settings, on: data.train, trace: &trace)
      }
      guard let trained else { continue }
      let cost = trained.cost(on: data.train)
      let accuracies = try report.add(trace, of: trained, cost: cost)
      table.append(method.rawValue, costs: cost, accuracies: accuracies, time: time)
    }
    console.print("\n" + table.text)
    try report.finish()
  }

  /// What the pictures say beside the data's name.
  static func details(_ settings: Settings, _ data: Split) -> String {
    settings.network.details(for: data, rate: settings.learningRate)
  }
}
