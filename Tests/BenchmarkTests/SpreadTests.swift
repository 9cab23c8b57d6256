import Foundation
import TestSupport
import Testing

@testable import Measurements

@Suite struct SpreadTests {
  @Test(arguments: [
    ([3.0, 1, 2], 2.0, 1.0, 3.0), ([4, 1, 2, 3], 2.5, 1, 4), ([5], 5, 5, 5),
  ]) func theMedianIsTheMiddleOne(values: [Double], median: Double, lowest: Double, highest: Double) {
    let spread = Spread(values)
    #expect(spread.median == median && spread.lowest == lowest && spread.highest == highest, "\(spread)")
  }

  @Test func aRatioIsThatOfTheMediansAndItsEndsThoseOfTheRounds() {
    let spread = Spread(ratiosOf: [10, 40, 30], to: [10, 20, 10])
    #expect(spread.median == 3 && spread.lowest == 1 && spread.highest == 3, "\(spread)")
  }

  @Test func halfOfTheRangeIsRelativeToTheMedian() { #expect(Spread([8, 10, 12]).relative == 0.2) }

  @Test(arguments: [1.0, 2, -1, 0.5]) func aPowerIsFoundAgain(exponent: Double) {
    let x = [1.0, 2, 8, 100]
    let fit = fittedPower(x, x.map { 3 * pow($0, exponent) })
    expectClose([fit.exponent, fit.factor], [exponent, 3], relative: 1e-12, "the exponent and the factor")
  }

  @Test func theLimitIsTheWorkByWhatTheMachineDoes() {
    let machine = Machine(peak: 100, bandwidth: 50, normals: 10, threads: 2)
    #expect(Limit.operations(200).seconds(on: machine, threads: 1) == 2)
    #expect(Limit.operations(200).seconds(on: machine, threads: 2) == 1)
    #expect(Limit.bytes(200).seconds(on: machine, threads: 1) == 4)
    #expect(Limit.operationsAndNormals(200, 20).seconds(on: machine, threads: 2) == 2)
    #expect(Limit.none.seconds(on: machine, threads: 1) == nil)
  }

  /// Layers of 2·3 and 3·1 weights take three products each, but the first takes only two: its inputs need no
  /// gradient.
  @Test func aTrainingStepMultipliesThriceButInTheFirstLayer() {
    #expect(trainingOperations([2, 3, 1], examples: 10) == 2 * 10 * (2 * 6 + 3 * 3))
  }

  @Test func theHigherLimitsCount() {
    let (one, two) = (
      Machine(peak: 3, bandwidth: 1, normals: 5, threads: 2),
      Machine(peak: 2, bandwidth: 4, normals: 1, threads: 2)
    )
    #expect(one.best(of: two) == Machine(peak: 3, bandwidth: 4, normals: 5, threads: 2))
  }
}
