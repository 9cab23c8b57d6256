/// Whole lessons, from the start of the program to its end; for the peers, only the training.
enum LessonWorks {
  private static let plain = "deep_neural_network_"
  private static let (cancer, digits) = (455, 1_437)

  static var all: [Work] {
    [
      training(plain + "v1", 15_000, [30, 20, 10, 5, 1], cancer, parts: [10, 10, 5]),
      training(plain + "v2", 15_000, [30, 20, 10, 5, 1], cancer, parts: [10, 10, 5]),
      training(plain + "ng", 15_000, [2, 10, 5, 1], 300, parts: [5, 5, 2]),
      mainJob,
      training(plain + "with_L2", 20_000, [30, 10, 5, 1], cancer, parts: [10, 20, 5]),
      training(plain + "with_dropout", 20_000, [30, 10, 5, 1], cancer, parts: [10, 20, 5]),
      gradientChecking,
      training(
        plain + "with_gd", 200, [30, 10, 5, 1], cancer, ["--method", "stochastic"], reportEvery: 454,
        parts: [40, 100, 4]),
      training(
        plain + "with_optimizers", 10_000, [30, 10, 5, 1], cancer, ["--variant", "textbook"],
        parts: [40, 50, 5]),
      training("batch_normalization", 10_000, [30, 10, 5, 1], cancer, ["--corrected"], parts: [20, 50, 5]),
      training(plain + "release", 30_000, [30, 10, 5, 1], cancer, parts: [20, 20, 5]),
      rnn,
      training("softmax_regression", 1_000, [64, 10], digits, parts: [2, 2, 1]),
    ]
  }

  /// A lesson that trains; NumPy, PyTorch and JAX run 1/n of the iterations, with their n in `parts`.
  private static func training(
    _ lesson: String, _ iterations: Int, _ sizes: [Int], _ examples: Int, _ options: [String] = [],
    reportEvery: Int? = nil, parts: [Int]
  ) -> Work {
    let steps = reportEvery == nil ? 1 : examples
    var work = Work(
      name: lesson,
      title: "\(lesson.replacing(plain, with: "")), \(iterations)" + (steps > 1 ? " × \(steps)" : ""),
      limit: .operations(Double(iterations) * trainingOperations(sizes, examples: examples)),
      ours: { program(lesson, options, iterations, reportEvery: 100_000)?.seconds })
    for (peer, part) in zip(Peer.allCases, parts) {
      let count = iterations / part
      let arguments = options + length(count, reportEvery ?? count - 1)
      work.questions[peer] = Work.Question(
        request: .init(
          kind: "program", name: lesson, arguments: arguments, iterations: count * steps, before: 1),
        part: 1 / Double(part),
        expected: { program(lesson, options, count, reportEvery: reportEvery ?? count - 1)?.lastCost })
    }
    return work
  }

  private static func length(_ iterations: Int, _ every: Int) -> [String] {
    ["--iterations", "\(iterations)", "--report-every", "\(every)"]
  }

  private static func program(
    _ lesson: String, _ options: [String], _ iterations: Int, reportEvery: Int
  ) -> ProgramRun? {
    ProgramRun.lesson(lesson, options + length(iterations, reportEvery) + ["--no-plot", "--quiet"])
  }

  /// A name has 12.84 letters on average, including its end. Each letter takes products of n·n and n·V, once forward
  /// and twice backward.
  private static var rnn: Work {
    var work = training("rnn", 35_000, [50, 50], 1, parts: [40, 40, 10])
    let letters = 12.84
    work.limit = .operations(35_000 * letters * 2 * 3 * (50 * 50 + 50 * 27))
    return work
  }

  /// One check, as `--verify` runs it and the peers do: without the planted mistakes, the picture's many step sizes,
  /// and notes. In so short a run most of the time is the start of the program, which is subtracted: it is the time of
  /// the check of J = θx. The result is a matter of rounding: all have to be below the threshold of the verdict.
  private static var gradientChecking: Work {
    let request = PeerProcess.Request(kind: "program", name: "gradient_checking")
    return Work(
      name: "gradient_checking", title: "gradient check, without start", tolerance: 2e-7,
      ours: {
        guard let whole = fastest("gradient_checking", ["--verify", "--quiet"]),
          let start = fastest("gradient_checking", ["--one-dimensional", "--quiet"])
        else { return nil }
        return whole - start
      },
      questions: Dictionary(
        uniqueKeysWithValues: Peer.allCases.map { ($0, .init(request: request, expected: { 0 })) }))
  }

  /// The shortest of ten runs, in seconds.
  private static func fastest(_ lesson: String, _ arguments: [String]) -> Double? {
    (0..<10).compactMap { _ in ProgramRun.lesson(lesson, arguments)?.seconds }.min()
  }

  // MARK: - The main job

  private static let spreadSizes = [1_000, 800, 500, 300, 200, 100, 10]

  /// Lesson 4 under He's initialization, on two threads.
  private static var mainJob: Work {
    let products = zip(spreadSizes, spreadSizes.dropFirst()).map { $0 * $1 }.reduce(0, +)
    let (examples, part) = (100_000, 10)
    var work = Work(
      name: "compare_initializations", title: "main job, He, 2 threads", threads: 2,
      limit: .operationsAndNormals(2e5 * Double(products), 1e8),
      ours: { spread(examples)?.seconds })
    for peer in Peer.allCases {
      work.questions[peer] = Work.Question(
        request: .init(kind: "program", name: "compare_initializations", iterations: examples / part),
        part: 1 / Double(part), expected: { lastDeviation(spread(examples / part)?.output) })
    }
    return work
  }

  private static func spread(_ examples: Int) -> ProgramRun? {
    let options = ["--initialization", "he", "--threads", "2", "--no-plot", "--quiet", "--trace", "-"]
    return ProgramRun.lesson("compare_initializations", options + ["--examples", "\(examples)"])
  }

  /// The standard deviation in the last row of the trace.
  private static func lastDeviation(_ trace: String?) -> Double? {
    let fields = trace?.split(separator: "\n").last?.split(separator: ",")
    return fields.flatMap { $0.count > 4 ? Double($0[4]) : nil }
  }
}
