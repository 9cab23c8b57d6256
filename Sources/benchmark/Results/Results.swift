import Foundation

/// The results of a run of the benchmark, as `--json` saves them.
struct Results: Codable, Equatable {
  var machine: Machine
  var works: [WorkResult] = []
  var growth: [GrowthResult] = []

  /// - Throws: The error of the file system or the decoder.
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

/// How long a work took here, and how long the peers took for the same.
struct WorkResult: Codable, Equatable {
  let name: String
  /// Seconds here.
  let seconds: Spread
  /// The share of our time that the machine's limit would need: 1 if nothing can be faster. `nil` if there is no limit.
  var share: Spread?
  /// Our time in multiply-adds at this machine's peak, which can be compared between machines of one kind.
  let cost: Spread
  var peers: [String: PeerResult] = [:]
}

/// The result of a peer.
struct PeerResult: Codable, Equatable {
  /// The peer's time divided by ours.
  let ratio: Spread
  /// The part of the work that was measured; the time for the rest is extrapolated.
  let part: Double
  /// The seconds before the work itself: compiling, first calls.
  let compile: Double
  /// Whether it computed the same number.
  let agrees: Bool
}

/// How the time grows with a size.
struct GrowthResult: Codable, Equatable {
  let name: String
  let sizes: [Double]
  let seconds: [Double]
  /// Multiply-adds, or the equivalent for this work.
  let work: [Double]

  var exponent: Double { fittedPower(sizes, seconds).exponent }
  var exponentOfWork: Double { fittedPower(sizes, work).exponent }
}
