// `swift run benchmark [section…]`: what this machine does with the parts that lessons spend their time in.

import LessonKit

@main
struct Benchmark: Lesson {
  /// What can be measured, in the order in which it is. First the sections that start programs: what such a
  /// program is said to have held at most is never less than what this one held when it started it.
  enum Section: String, CaseIterable, Sendable {
    case main, lessons, products, random

    func run() {
      switch self {
      case .main: MainJobBenchmark.run()
      case .lessons: LessonBenchmark.run()
      case .products: ProductBenchmark.run()
      case .random: RandomBenchmark.run()
      }
    }
  }

  struct Settings: LessonSettings {
    var sections: [Section] = []
  }

  static let name = "benchmark"
  static let about = """
    Measures the lessons and the parts that they spend their time in, beside NumPy where Python has it.
    """
  static let options: [Option<Settings>] = []
  static let operand: Option<Settings>? = .choices(
    "section", \.sections, "What to measure, instead of everything")

  static func run(_ settings: Settings, console: Console) {
    let wanted = settings.sections.isEmpty ? Section.allCases : settings.sections
    for section in Section.allCases where wanted.contains(section) { section.run() }
  }
}
