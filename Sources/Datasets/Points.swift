import NNCore

/// Points in the plane, in two classes: X is (2, n), and Y is (1, n). Circles and moons are bit for bit those of
/// scikit-learn's generators.
public enum Points {
  /// Two rings: n/2 points at equal angles on the unit circle, label 0, and n/2 on the circle of radius
  /// `factor`, label 1; in random order, with normal noise added to each coordinate.
  ///
  /// The same as `sklearn.datasets.make_circles(n, noise=noise, random_state=RandomState(seed), factor=factor)`.
  ///
  /// - Precondition: `count` is even, and not negative; `noise` is finite, and not negative.
  public static func circles(
    _ count: Int, noise: Double, factor: Double = 0.8, seed: UInt32, file: StaticString = #file,
    line: UInt = #line
  ) -> LabelledData {
    require(
      count >= 0 && count % 2 == 0, "two rings need an even number of points, got \(count)", file, line)
    requireNoise(noise, file, line)
    let step = 2 * Double.pi / Double(count / 2)
    let outer = (0..<count / 2).map { sineAndCosine(Double($0) * step) }.map { ($0.cosine, $0.sine) }
    let inner = outer.map { ($0.0 * factor, $0.1 * factor) }
    return scattered(outer, inner, noise: noise, seed: seed)
  }

  /// Two half circles: n/2 points `(cos t, sin t)`, label 0, and n/2 points `(1 - cos t, ½ - sin t)`, label 1,
  /// for equal steps of t from 0 to π; in random order, with normal noise added to each coordinate.
  ///
  /// The same as `sklearn.datasets.make_moons(n, noise=noise, random_state=RandomState(seed))`.
  ///
  /// - Precondition: `count` is even, and at least 4; `noise` is finite, and not negative.
  public static func moons(
    _ count: Int, noise: Double, seed: UInt32, file: StaticString = #file, line: UInt = #line
  ) -> LabelledData {
    require(
      count >= 4 && count % 2 == 0, "two moons need an even number of points, at least 4, got \(count)", file,
      line)
    requireNoise(noise, file, line)
    let last = count / 2 - 1
    let step = Double.pi / Double(last)
    let outer = (0...last).map { sineAndCosine($0 == last ? .pi : Double($0) * step) }
      .map { ($0.cosine, $0.sine) }
    // Rounded twice, as in scikit-learn.
    let inner = outer.map { (1 - $0.0, 1 - $0.1 - 0.5) }
    return scattered(outer, inner, noise: noise, seed: seed)
  }

  /// Points in the square from -1 to 1, with label 1 where `y > ½ sin(πx)`; each label is then flipped with probability
  /// `flipped`. All points are drawn first, one after the other, and then a number for each label.
  ///
  /// - Precondition: `count` is not negative, and `flipped` is from 0 to 1.
  public static func planar(
    _ count: Int, flipped: Double = 0.1, seed: UInt32, file: StaticString = #file, line: UInt = #line
  ) -> LabelledData {
    require(count >= 0, "the number of points must not be negative, got \(count)", file, line)
    require(0...1 ~= flipped, "a share of flipped labels is from 0 to 1, got \(flipped)", file, line)
    var random = RandomState(seed: seed)
    let places = random.rand(count, 2).map { 2 * $0 - 1 }.transposed()
    let labels = (0..<count).map { point in
      let isAbove = places[1, point] > 0.5 * sineAndCosine(.pi * places[0, point]).sine
      return isAbove != (random.rand() < flipped) ? 1.0 : 0
    }
    return LabelledData(X: places, Y: .row(labels), featureNames: ["x", "y"])
  }

  private static func requireNoise(_ noise: Double, _ file: StaticString, _ line: UInt) {
    require(
      noise >= 0 && noise.isFinite, "noise is a standard deviation, finite and 0 at least, got \(noise)",
      file,
      line)
  }

  /// The points in random order, with noise: first a permutation is drawn, then the noise, x, y, x, y …
  private static func scattered(
    _ zeros: [(Double, Double)], _ ones: [(Double, Double)], noise: Double, seed: UInt32
  ) -> LabelledData {
    var random = RandomState(seed: seed)
    let points = zeros + ones
    let order = random.permutation(points.count)
    let noise = random.normal(scale: noise, points.count, 2).transposed()
    let places = Matrix([order.map { points[$0].0 }, order.map { points[$0].1 }])
    let labels = Matrix.row(order.map { $0 < zeros.count ? 0 : 1 })
    return LabelledData(X: places + noise, Y: labels, featureNames: ["x", "y"])
  }
}
