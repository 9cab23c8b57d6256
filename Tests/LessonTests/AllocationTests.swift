import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  /// Code that is meant to be fast allocates its memory in the first iterations and keeps it: a longer run of a
  /// program allocates exactly as often as a shorter one that prints as much. The counter is in `Tests/Allocations`.
  ///
  /// That holds for NNCore's `NetworkPass` and for lesson 12's fast form. The lessons' hearts are for readers, and
  /// allocate new memory for every result.
  @Suite struct SlowAllocationTests {
    /// The programs, with options for a shorter and a longer run, and the number of extra steps in the longer one.
    static let loops: [(program: String, shorter: [String], longer: [String], steps: Int)] = [
      ("allocations/pass", ["100"], ["200"], 200),
      // The shorter run reads every name once, the longest too. The rate is so small that the network does not
      // change, so both runs end with the same numbers, printed with the same digits.
      ("rnn", names(1_600), names(3_200), 1_600),
    ]

    private static func names(_ count: Int) -> [String] {
      ["--learning-rate", "1e-300", "--iterations", "\(count)", "--report-every", "10000", "--no-plot"]
    }

    @Test(arguments: loops)
    func aLongerRunAllocatesNoMore(program: String, shorter: [String], longer: [String], steps: Int) throws {
      let counts = try [shorter, longer].map { try allocations(of: program, $0) }
      let perStep = Double(counts[1] - counts[0]) / Double(steps)
      #expect(
        perStep == 0,
        "\(program): \(counts[0]) allocations with \(shorter), \(counts[1]) with \(longer): \(perStep) in a step"
      )
    }

    /// The counter sees every allocation of every kind: the sample program makes seven in a round.
    @Test func theCounterCounts() throws {
      let counts = try [10, 11, 510].map { try allocations(of: "allocations/sample", ["\($0)"]) }
      #expect(counts[1] - counts[0] == 7 && counts[2] - counts[0] == 3_500, "\(counts)")
    }

    /// The path of the counter, a shared library whose malloc and so on come before glibc's. It and the sample
    /// programs are compiled here: as targets of the package they would be built for other C libraries too.
    private static let counter = Result {
      let sources = Lessons.package.appending(path: "Tests/Allocations").path
      let folder = Program.folder.appending(path: "allocations")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      // Listed by the names of the sources, because a build folder keeps the objects of renamed files.
      let objects = try FileManager.default.subpathsOfDirectory(
        atPath: Lessons.package.appending(path: "Sources/NNCore").path
      ).filter { $0.hasSuffix(".swift") }.map { "../NNCore.build/\(URL(filePath: $0).lastPathComponent).o" }
      let line = """
        swiftc -O -emit-library '\(sources)/AllocationCounter.swift' -o counter.so \
          -Xlinker --export-dynamic -Xlinker --defsym=malloc=counted_malloc &&
        swiftc -O -parse-as-library '\(sources)/AllocationSample.swift' -o sample &&
        swiftc -O -parse-as-library '\(sources)/PassSample.swift' -I ../Modules \
          -I '\(Lessons.package.path)/Sources/CPUFeatures' \(objects.joined(separator: " ")) -lm -o pass
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
