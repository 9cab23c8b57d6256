import Essentials
import Foundation

/// Whole lessons, from the start of the program to its end, beside the same formulas in NumPy.
enum LessonBenchmark {
  private struct Case {
    let title: String
    let lesson: String
    var arguments: [String] = []
    /// Steps of which the time of one is printed too.
    var steps: Double?
  }

  private static let cases = [
    Case(title: "lesson 2, 15,000 iterations", lesson: "deep_neural_network_v2"),
    Case(
      title: "lesson 8, 200 stochastic epochs", lesson: "deep_neural_network_with_gd",
      arguments: ["--method", "stochastic", "--iterations", "200", "--report-every", "1000"], steps: 200 * 455
    ),
    Case(title: "lesson 9, Adam, 80,000 steps", lesson: "deep_neural_network_with_optimizers"),
    Case(title: "lesson 10, 20,000 steps", lesson: "batch_normalization"),
    Case(title: "lesson 12, 35,000 names", lesson: "rnn"),
  ]

  static func run() {
    print("Whole lessons, one thread (start to end of the program; the fastest of three runs)")
    reportStart()
    for item in cases {
      guard
        let ours = ProgramRun.fastest(
          of: 3, { ProgramRun.lesson(item.lesson, item.arguments + ["--no-plot"]) })
      else {
        print("  \(item.title): failed")
        continue
      }
      var line = "  \(TextColumns.padded(item.title, to: 32)) \(seconds(ours))"
      if let steps = item.steps { line += String(format: "  (%.2f µs a step)", ours.seconds / steps * 1e6) }
      if let numPy = ProgramRun.numPy(item.lesson, item.arguments) {
        line +=
          "  NumPy \(seconds(numPy)), \(String(format: "%.1f", numPy.seconds / ours.seconds)) times ours"
      }
      print(line)
    }
  }

  /// How soon a lesson prints, which is about how soon it ends when it trains once.
  private static func reportStart() {
    let arguments = ["--iterations", "1", "--no-plot"]
    if let start = ProgramRun.fastest(of: 5, { ProgramRun.lesson("deep_neural_network_v2", arguments) }) {
      print("  \(TextColumns.padded("lesson 2, 1 iteration", to: 32)) \(seconds(start))")
    }
  }

  static func seconds(_ run: ProgramRun) -> String { String(format: "%7.3f s", run.seconds) }
}

/// The main job, compare_initializations: time and memory.
enum MainJobBenchmark {
  static func run() {
    print("compare_initializations, 1,000 features, two threads (the fastest of the runs)")
    report("He, 100,000 examples", ["--initialization", "he"], runs: 5)
    report("He, 1,000,000 examples", ["--initialization", "he", "--examples", "1000000"], runs: 1)
    report("all four, 100,000 examples", [], runs: 2)
  }

  private static func report(_ title: String, _ arguments: [String], runs: Int) {
    let options = arguments + ["--threads", "2", "--no-plot"]
    let fastest = ProgramRun.fastest(of: runs) { ProgramRun.lesson("compare_initializations", options) }
    guard let run = fastest else {
      return print("  \(title): failed")
    }
    let time = "\(TextColumns.padded(title, to: 32)) \(LessonBenchmark.seconds(run))"
    print("  \(time)  \(String(format: "%5.1f MiB", run.peakMemory))")
  }
}
