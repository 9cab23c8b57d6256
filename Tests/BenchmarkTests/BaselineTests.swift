import Foundation
import TestSupport
import Testing

@testable import Measurements

@Suite struct BaselineTests {
  private static let machine = Machine(peak: 1e11, bandwidth: 1e10, normals: 1e8, threads: 2)

  /// The results of one work that cost `cost`, for which NumPy took `ratio` times as long.
  private func results(cost: [Double], ratio: [Double], name: String = "work") -> Results {
    var results = Results(machine: BaselineTests.machine)
    let peer = PeerResult(ratio: Spread(ratio), part: 0.5, compile: 0, agrees: true)
    results.works = [
      WorkResult(
        name: name, seconds: Spread([1, 2]), share: nil, cost: Spread(cost), peers: ["numpy": peer])
    ]
    return results
  }

  @Test func resultsAreReadAsTheyWereWritten() throws {
    var written = results(cost: [0.1, 0.2], ratio: [1e-300, 7])
    written.growth = [GrowthResult(name: "units", sizes: [1, 2], seconds: [0.1, 0.3], work: [1, 2])]
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "results.json")
      try written.json.write(to: file, atomically: false, encoding: .utf8)
      #expect(try Results(path: file.path) == written)
    }
  }

  @Test func whatIsWithinTheSpreadIsNotSlower() {
    let before = results(cost: [10, 11, 12], ratio: [4, 5, 6])
    #expect(results(cost: [12, 14, 16], ratio: [2, 3, 4]).slowdowns(since: before).isEmpty)
  }

  @Test func whatIsSlowerThanAllOfTheBaselineIsNamedWithItsFactor() {
    let before = results(cost: [10, 11, 12], ratio: [4, 5, 6])
    let slowdowns = results(cost: [21, 22, 23], ratio: [2, 2.5, 3]).slowdowns(since: before)
    #expect(slowdowns == [Slowdown(name: "work", factor: 2)])
  }

  @Test func theMeasureThatSeesTheLeastGivesTheFactor() {
    let before = results(cost: [10, 11, 12], ratio: [4, 5, 6])
    let slowdowns = results(cost: [21, 22, 23], ratio: [3.9, 4, 4.1]).slowdowns(since: before)
    #expect(slowdowns == [Slowdown(name: "work", factor: 1.25)])
  }

  /// NumPy has become twice as fast, and we have not changed.
  @Test func aPeersBetterDayIsNotOurFault() {
    let before = results(cost: [10, 11, 12], ratio: [4, 5, 6])
    #expect(results(cost: [10, 11, 12], ratio: [2, 2.5, 3]).slowdowns(since: before).isEmpty)
  }

  @Test func aFewPercentAreNotWorthAWord() {
    let before = results(cost: [10, 10, 10], ratio: [5, 5, 5])
    #expect(results(cost: [10.4, 10.4, 10.4], ratio: [4.9, 4.9, 4.9]).slowdowns(since: before).isEmpty)
  }

  @Test func whatTheBaselineDoesNotKnowIsNotCompared() {
    let before = results(cost: [1, 1, 1], ratio: [9, 9, 9], name: "other")
    #expect(results(cost: [9, 9, 9], ratio: [1, 1, 1]).slowdowns(since: before).isEmpty)
  }

  @Test(
    arguments: [("none", []), ("all", Peer.allCases), ("jax,numpy", [.jax, .numpy])] as [(String, [Peer])])
  func peersAreChosenByName(text: String, peers: [Peer]) throws {
    var settings = Benchmark.Settings()
    settings.peers = text
    #expect(try settings.chosenPeers() == peers)
  }

  @Test func aPeerThatDoesNotExistIsRefused() {
    var settings = Benchmark.Settings()
    settings.peers = "numpy,fortran"
    #expect(throws: (any Error).self) { try settings.chosenPeers() }
  }
}
