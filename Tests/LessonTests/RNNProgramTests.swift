import Foundation
import TestSupport
import Testing

/// The program as its users meet it.
@Suite struct RNNProgramTests {
  private func rnn(_ arguments: String..., corpus: Data? = nil) throws -> ProgramResult {
    try withTemporaryFolder { folder in
      var arguments = arguments
      if let corpus {
        try corpus.write(to: folder.appending(path: "names.txt"))
        arguments += ["--corpus", "names.txt"]
      }
      return try runProgram("rnn", arguments, in: folder)
    }
  }

  @Test func reportsNewNamesTraceAndPicture() throws {
    try withTemporaryFolder { folder in
      let arguments = [
        "--iterations", "21", "--report-every", "10", "--names", "2", "--sample", "3", "--temperature", "0.5",
        "--start", "Tri", "--trace", "loss.csv",
      ]
      let result = try runProgram("rnn", arguments, in: folder)
      #expect(result.status == 0)
      let lines = result.stdout.split(separator: "\n", omittingEmptySubsequences: false)
      let heads = lines.filter { $0.hasPrefix("Iteration: ") }
      #expect(heads.map { $0.prefix { $0 != "," } } == ["Iteration: 0", "Iteration: 10", "Iteration: 20"])
      let heading = try #require(lines.firstIndex(of: "New names, temperature 0.5:"))
      #expect(lines[(heading + 1)...].count == 4 && lines.last == "")
      #expect(lines[(heading + 1)...].dropLast().allSatisfy { $0.hasPrefix("Tri") })
      let trace = try String(contentsOf: folder.appending(path: "loss.csv"), encoding: .utf8)
      let rows = trace.split(separator: "\n")
      #expect(rows.first == "series,iteration,cost" && rows.count == 4)
      for (row, head) in zip(rows.dropFirst(), heads) {
        #expect(row.split(separator: ",").last == head.split(separator: " ").last)
      }
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "plots/rnn.svg").path))
    }
  }

  @Test(arguments: [
    Data(), Data("\n\n".utf8), Data(" \r\n\t\r\n".utf8), Data([0x61, 0xFF, 0x62, 0x0A]), Data([0, 1, 2]),
    Data(repeating: 0x61, count: 1 << 20),
  ])
  func wrongCorpora(_ corpus: Data) throws {
    let result = try rnn("--no-plot", corpus: corpus)
    #expect(result.status == 65, "\(result.stderr)")
    #expect(result.stderr.hasPrefix("Error: names.txt"), "\(result.stderr)")
    #expect(result.stdout == "")
  }

  /// Blank lines may be anywhere, and may hold spaces.
  @Test func blankLinesAreSkippedAndCounted() throws {
    let corpus = Data("\n\nann\n\n  \nbob  \nIcy\n".utf8)
    let result = try rnn("--no-plot", "--iterations", "1", corpus: corpus)
    #expect(result.status == 0)
    #expect(result.stderr.contains("names.txt: 4 blank lines skipped\n"), "\(result.stderr)")
    let same = try rnn("--no-plot", "--iterations", "1", corpus: Data("ann\nbob\nicy".utf8))
    #expect(same.stdout == result.stdout && !same.stderr.contains("blank"), "\(same.stderr)")
  }

  /// A space at the end of a start is a letter.
  @Test func aStartKeepsItsSpaces() throws {
    let result = try rnn(
      "--no-plot", "--iterations", "1", "--sample", "3", "--start", "san ",
      corpus: Data("San Juan\nSan Luis\n".utf8))
    let names = result.stdout.split(separator: "\n").suffix(3)
    #expect(names.count == 3 && names.allSatisfy { $0.hasPrefix("San ") }, "\(result.stdout)\(result.stderr)")
    #expect(
      try rnn("--no-plot", "--iterations", "1", "--start", "san ", corpus: Data("San\n".utf8)).status == 64)
  }

  @Test func anyScriptWillDo() throws {
    let result = try rnn(
      "--no-plot", "--iterations", "2001", "--sample", "5", corpus: Data("Λευκή\nΆννα\nЮрий\n花子\n".utf8))
    #expect(result.status == 0, "\(result.stderr)")
    #expect(result.stdout.split(separator: "\n").suffix(5).allSatisfy { $0.first?.isASCII == false })
  }
}
