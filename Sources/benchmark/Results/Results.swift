import Foundation

/// A run of the benchmark, as `--json` keeps it.
struct Results: Codable, Equatable {
  var machine: Machine
  var works: [WorkResult] = []
  var growth: [GrowthResult] = []

  /// - Throws: What the file system or the decoder says.
  init(path: String) throws {
    self = try JSONDecoder().decode(Results.self, from: Data(contentsOf: URL(filePath: path)))
  }

  init(machine: Machine) { self.machine = machine }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }
}

/// What a work took here, and what the peers took for the same.
struct WorkResult: Codable, Equatable {
  let name: String
  /// Seconds here.
  let seconds: Spread
  /// What the machine's limit leaves of our time: 1 where nothing can be faster. `nil` where there is no limit.
  var share: Spread?
  /// Our time in multiply-adds of this machine's peak: what compares machines of one kind.
  let cost: Spread
  var peers: [String: PeerResult] = [:]
}

/// What a peer took.
struct PeerResult: Codable, Equatable {
  /// How many times our time.
  let ratio: Spread
  /// What was measured of the work, the rest being computed.
  let part: Double
  /// Seconds before the work: compiling, first calls.
  let compile: Double
  /// Whether it came to the same number.
  let agrees: Bool
}

/// How the time for something grows.
struct GrowthResult: Codable, Equatable {
  let name: String
  let sizes: [Double]
  let seconds: [Double]
  /// Multiply-adds, or what else the work is made of.
  let work: [Double]

  var exponent: Double { fittedPower(sizes, seconds).exponent }
  var exponentOfWork: Double { fittedPower(sizes, work).exponent }
}
