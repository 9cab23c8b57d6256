import Testing
import TextAndFiles

@testable import Charts

struct ChartScaleTests {
  private static let ranges: [(Double, Double)] = [
    (0, 0.7), (0.1, 0.15), (0, 15000), (-1, 1), (-1e-300, 2e-300), (1e-300, 1e300), (-1e308, 1.7e308),
    (1e16, 1e16 + 64), (0.3, 0.3), (0, 0), (-5, -5), (123456, 123457),
    (.leastNonzeroMagnitude, .leastNormalMagnitude),
  ]

  @Test(arguments: ranges)
  func linearTicksCoverTheRange(lower: Double, upper: Double) throws {
    let scale = AxisScale.linear(Extent([lower, upper]), ticks: 6, rounded: true)
    #expect(scale.extent.lower <= lower && scale.extent.upper >= upper)
    #expect((2...15).contains(scale.ticks.count), "\(scale.ticks.count) ticks")
    for value in [lower, upper] + scale.ticks.map(\.value) {
      let place = try #require(scale.fraction(value))
      #expect((-1e-9...1 + 1e-9).contains(place), "\(value) at \(place)")
    }
    let values = scale.ticks.map(\.value)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, "\(values)")
    #expect(Set(scale.ticks.map(\.label)).count == values.count, "\(scale.ticks.map(\.label))")
  }

  @Test func linearTicksAreOneTwoOrFiveTimesAPowerOfTen() {
    let labels = AxisScale.linear(Extent([0, 0.7]), ticks: 6, rounded: true).ticks.map(\.label)
    #expect(labels == ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"])
    let thousands = AxisScale.linear(Extent([0, 15000]), ticks: 3, rounded: false).ticks.map(\.label)
    #expect(thousands == ["0", "5,000", "10,000", "15,000"])
  }

  @Test func tickValuesAreTheNearestToTheirDecimals() {
    let values = AxisScale.linear(Extent([0, 0.7]), ticks: 6, rounded: true).ticks.map(\.value)
    #expect(values == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
  }

  @Test(arguments: [
    (0.001, 10), (0.15, 0.7), (0.69, 0.7), (1e-300, 1e300), (3e-5, 2e4), (1, 1),
    (.leastNonzeroMagnitude, 1.7e308),
  ])
  func logarithmicTicksCoverTheRange(lower: Double, upper: Double) throws {
    let scale = AxisScale.logarithmic(Extent([lower, upper]), ticks: 6)
    #expect(scale.extent.lower <= lower && scale.extent.upper >= upper)
    #expect((2...12).contains(scale.ticks.count), "\(scale.ticks.map(\.label))")
    #expect(Set(scale.ticks.map(\.label)).count == scale.ticks.count)
    let first = try #require(scale.fraction(lower))
    let last = try #require(scale.fraction(upper))
    #expect(first >= 0 && last <= 1 && first <= last)
  }

  @Test func equalRatiosAreEqualLengthsOnALogarithmicAxis() throws {
    let scale = AxisScale.logarithmic(Extent([0.01, 100]), ticks: 6)
    let places = try [0.01, 0.1, 1, 10, 100].map { try #require(scale.fraction($0)) }
    for (place, expected) in zip(places, [0, 0.25, 0.5, 0.75, 1]) { #expect(abs(place - expected) < 1e-12) }
  }

  @Test func whatHasNoPlaceHasNone() {
    let linear = AxisScale.linear(Extent([0, 1]), ticks: 4, rounded: true)
    let logarithmic = AxisScale.logarithmic(Extent([1, 10]), ticks: 4)
    #expect(linear.fraction(.nan) == nil && linear.fraction(.infinity) == nil)
    #expect(logarithmic.fraction(0) == nil && logarithmic.fraction(-1) == nil)
  }

  @Test func extentSkipsWhatIsNotFinite() {
    #expect(Extent([.nan, 3, .infinity, -2, -.infinity]) == Extent([-2, 3]))
    #expect(Extent([.nan]).isEmpty)
  }

  @Test(arguments: [
    (15000.0, 0, "15,000"), (1_234_567, 0, "1,234,567"), (0.5, 2, "0.50"), (-0.001, 2, "0.00"),
    (-2.345, 1, "−2.3"), (0.05, 1, "0.1"), (999, 0, "999"), (1000, 1, "1,000.0"),
    (.infinity, 0, "∞"), (.nan, 1, "not a number"), (-3e20, 0, "−3.0×10²⁰"),
  ])
  func fixedNumbers(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0.56414, "0.564"), (0.0253, "0.025"), (0.00398, "0.0040"), (2.13e-6, "2.1×10⁻⁶"), (-0.5, "−0.500"),
    (12.345, "12.3"), (9.996e-7, "1.0×10⁻⁶"), (0, "0"), (.infinity, "∞"), (-.infinity, "−∞"),
    (.nan, "not a number"), (.leastNonzeroMagnitude, "4.9×10⁻³²⁴"), (1.7e308, "1.7×10³⁰⁸"),
  ])
  func significantDigits(value: Double, text: String) {
    #expect(NumberText.significant(value) == text)
  }

  @Test(arguments: [(0, "0%"), (0.001, "<1%"), (0.5, "50%"), (0.999, ">99%"), (1, "100%")])
  func percentagesNeverRoundToNothingOrAll(fraction: Double, text: String) {
    #expect(NumberText.percent(fraction) == text)
  }
}
