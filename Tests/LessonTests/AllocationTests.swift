import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  /// Training takes its memory in the first iterations and keeps it: a longer run of a program allocates exactly as
  /// often as a shorter one that prints as much. The counter is in `Tests/Allocations`.
  @Suite struct AllocationTests {
    /// A lesson's training loop, reached by `options`.
    struct Loop: CustomTestStringConvertible, Sendable {
      let lesson: String
      var options: [String] = []
      /// How many iterations the two runs have, and every how many they print.
      var shorter = (iterations: 100, every: 1_000)
      var longer = (iterations: 200, every: 1_000)
      /// Steps, each with an update, that the longer run has more.
      var steps = 100
      /// Keeps the network as it is, so that both runs end with the same numbers and spell them alike.
      var standstill = ["--learning-rate", "1e-300"]

      var testDescription: String { ([lesson] + options).joined(separator: " ") }
    }

    static let loops: [Loop] =
      [
        Loop(lesson: "deep_neural_network_v1"), Loop(lesson: "deep_neural_network_v2"),
        Loop(lesson: "deep_neural_network_ng"), Loop(lesson: "deep_neural_network_with_L2"),
        Loop(lesson: "deep_neural_network_with_dropout"),
        Loop(lesson: "deep_neural_network_with_dropout", options: ["--corrected"]),
        Loop(lesson: "deep_neural_network_with_dropout", options: ["--scaling", "prediction"]),
        Loop(lesson: gd, options: ["--method", "batch"]), stochastic,
        Loop(lesson: gd, options: ["--method", "mini-batch"], steps: 800),
        Loop(lesson: "batch_normalization", steps: 200),
        Loop(lesson: "batch_normalization", options: ["--corrected"], steps: 200),
        Loop(lesson: "batch_normalization", options: ["--epoch-mean"], steps: 200),
        Loop(lesson: "deep_neural_network_release"),
        // All names are read once in the shorter run, the longest too.
        Loop(lesson: "rnn", shorter: (1_600, 10_000), longer: (3_200, 10_000), steps: 1_600),
        Loop(lesson: "softmax_regression"),
        Loop(lesson: "softmax_regression", options: ["--hidden", "20,10", "--lambda", "0.1"]),
      ] + optimizers

    private static let gd = "deep_neural_network_with_gd"

    /// Prints at the start of each epoch: half as many epochs print as much if they print in the middle too. From weights
    /// of 0 all examples cost the same.
    private static let stochastic = Loop(
      lesson: gd, options: ["--method", "stochastic"], shorter: (4, 228), longer: (8, 455), steps: 4 * 455,
      standstill: ["--learning-rate", "1e-300", "--initialization", "zeros"])

    static let optimizers: [Loop] = ["published", "textbook", "from-scratch"].flatMap { variant in
      let others = variant == "from-scratch" ? [] : ["adadelta", "rmsprop"]
      return (["gradient-descent", "momentum", "nesterov", "adagrad", "adam"] + others).map { method in
        Loop(
          lesson: "deep_neural_network_with_optimizers",
          options: ["--variant", variant, "--optimizer", method], steps: 800,
          standstill: [method == "adadelta" ? "--epsilon" : "--learning-rate", "1e-300"])
      }
    }

    @Test(arguments: loops) func aLongerRunAllocatesNoMore(_ loop: Loop) throws {
      let counts = try [loop.shorter, loop.longer].map { length in
        let arguments = ["--iterations", "\(length.iterations)", "--report-every", "\(length.every)"]
        return try allocations(of: loop.lesson, loop.options + loop.standstill + arguments + ["--no-plot"])
      }
      let perStep = Double(counts[1] - counts[0]) / Double(loop.steps)
      #expect(
        perStep == 0,
        """
        \(loop.testDescription): \(counts[0]) allocations in \(loop.shorter.iterations) iterations, \(counts[1]) in \
        \(loop.longer.iterations): \(perStep) in a step
        """)
    }

    @Test func everyLessonThatTrainsIsCounted() {
      let others = ["compare_initializations", "gradient_checking"]
      #expect(Set(Self.loops.map(\.lesson) + others) == Set(Lessons.names))
    }

    /// The counter sees every allocation of every kind: the sample program makes seven in a round.
    @Test func theCounterCounts() throws {
      let counts = try [10, 11, 510].map { try allocations(of: "allocations/sample", ["\($0)"]) }
      #expect(counts[1] - counts[0] == 7 && counts[2] - counts[0] == 3_500, "\(counts)")
    }

    /// The path of the counter, a shared library whose malloc and so on come before glibc's. The compiler makes it and its
    /// sample here: as targets of the package they would be built for other C libraries too.
    private static let counter = Result {
      let sources = Lessons.package.appending(path: "Tests/Allocations").path
      let folder = Program.folder.appending(path: "allocations")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let line = """
        swiftc -O -emit-library '\(sources)/AllocationCounter.swift' -o counter.so \
          -Xlinker --export-dynamic -Xlinker --defsym=malloc=counted_malloc &&
        swiftc -O -parse-as-library '\(sources)/AllocationSample.swift' -o sample
        """
      let result = try runShell(line, "", in: folder)
      try #require(result.status == 0, "\(result.stderr)")
      return folder.appending(path: "counter.so").path
    }

    /// How often a run of the program allocates, from its start to its end.
    private func allocations(of program: String, _ arguments: [String]) throws -> Int {
      let line = """
        SWIFT_DETERMINISTIC_HASHING=1 LD_PRELOAD='\(try Self.counter.get())' exec "$1" \
        \(arguments.joined(separator: " "))
        """
      let result = try runShell(line, program)
      #expect(result.status == 0, "\(program) \(arguments): \(result.stderr)")
      let count = try #require(
        result.stderr.firstMatch(of: /(\d+) allocations\n$/), "\(program) was not counted: \(result.stderr)")
      return try #require(Int(count.1))
    }
  }
#endif
