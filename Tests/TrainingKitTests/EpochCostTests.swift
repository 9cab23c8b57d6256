import NNCore
import Testing

@testable import TrainingKit

@Suite struct EpochCostTests {
  /// The cost of an epoch of mini-batches with these costs and sizes, and how many costs were computed for it.
  private func epoch(_ batches: [(cost: Double, size: Int)], isMean: Bool) -> (value: Double, computed: Int) {
    var settings = MiniBatchSettings(size: 2)
    settings.printsMean = isMean
    var computed = 0
    let outputs = batches.map { cost, size in
      (A: Matrix(rows: 1, columns: size, repeating: cost), Y: Matrix(rows: 1, columns: size))
    }
    let value = settings.cost(of: outputs) { A, Y in
      computed += 1
      #expect(A.columns == Y.columns)
      return A[0, 0]
    }
    return (value, computed)
  }

  /// The mean counts each example once, whatever the sizes of the mini-batches.
  @Test func itIsTheLastCostOrTheMean() {
    let batches = [(cost: 1.0, size: 2), (2, 2), (5, 1)]
    #expect(epoch(batches, isMean: false) == (5, 1), "the last alone is computed")
    #expect(epoch(batches, isMean: true) == ((1 + 1 + 2 + 2 + 5) / 5, 3))
  }

  @Test func oneMiniBatchIsTheEpoch() {
    for isMean in [false, true] { #expect(epoch([(0.25, 7)], isMean: isMean) == (0.25, 1)) }
    #expect(epoch([(.infinity, 1), (0.5, 1)], isMean: false).value == 0.5)
    #expect(epoch([(.infinity, 1), (0.5, 1)], isMean: true).value == .infinity)
    #expect(epoch([], isMean: true).value == 0)
  }
}
