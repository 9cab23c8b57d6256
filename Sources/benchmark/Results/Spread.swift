import Foundation

/// The median, the least and the greatest of several measurements.
struct Spread: Codable, Equatable {
  var median: Double
  var lowest: Double
  var highest: Double

  /// - Precondition: There is at least one value.
  init(_ values: [Double]) {
    let sorted = values.sorted()
    let half = sorted.count / 2
    median = sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    (lowest, highest) = (sorted[0], sorted[sorted.count - 1])
  }

  /// The ratio of `theirs` to `ours`. The median is the ratio of the medians; the ends are the extreme ratios of single
  /// rounds, in each of which both were measured one after the other.
  ///
  /// - Precondition: There are as many values of each, and at least one.
  init(ratiosOf theirs: [Double], to ours: [Double]) {
    self.init(zip(theirs, ours).map { $0 / $1 })
    median = Spread(theirs).median / Spread(ours).median
    lowest = min(lowest, median)
    highest = max(highest, median)
  }

  func scaled(by factor: Double) -> Spread { Spread([lowest * factor, median * factor, highest * factor]) }

  /// Half the distance between the ends, relative to the median.
  var relative: Double { (highest - lowest) / 2 / median }
}

/// The exponent p and the factor c with which `c·xᵖ` comes closest to the points: a straight line through their
/// logarithms, by least squares.
///
/// - Precondition: There are at least two different x, and all numbers are positive.
func fittedPower(_ x: [Double], _ y: [Double]) -> (exponent: Double, factor: Double) {
  let (u, v) = (x.map { log($0) }, y.map { log($0) })
  let (meanU, meanV) = (u.reduce(0, +) / Double(u.count), v.reduce(0, +) / Double(v.count))
  let covariance = zip(u, v).reduce(0) { $0 + ($1.0 - meanU) * ($1.1 - meanV) }
  let variance = u.reduce(0) { $0 + ($1 - meanU) * ($1 - meanU) }
  let exponent = covariance / variance
  return (exponent, exp(meanV - exponent * meanU))
}
