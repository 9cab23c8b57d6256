import Testing

@testable import LessonKit

struct NumberRangeTests {
  struct Case: Sendable {
    let range: NumberRange
    let rule: String
    let inside: [Double]
    let outside: [Double]
  }

  static let cases = [
    Case(range: .any, rule: "a number", inside: [-1e308, 0, 1e308], outside: []),
    Case(
      range: .atLeast(0), rule: "a number of at least 0", inside: [0, 1e308],
      outside: [-Double.leastNonzeroMagnitude]),
    Case(range: .above(0), rule: "a number above 0", inside: [.leastNonzeroMagnitude], outside: [0, -1]),
    Case(range: .within(0...1), rule: "a number from 0 to 1", inside: [0, 1], outside: [-0.1, 1.1]),
    Case(
      range: .within(0..<1), rule: "a number of at least 0 and below 1", inside: [0, 0.999],
      outside: [1, -0.1]),
    Case(
      range: .above(0, upTo: 1), rule: "a number above 0 and at most 1", inside: [1, 0.1], outside: [0, 1.1]),
    Case(
      range: .above(-0.5, below: 2.5), rule: "a number above -0.5 and below 2.5", inside: [0],
      outside: [-0.5, 2.5]),
  ]

  @Test("A range holds the numbers that its rule names, and only finite ones", arguments: cases)
  func bounds(example: Case) {
    #expect(example.range.rule == example.rule)
    for value in example.inside { #expect(example.range.contains(value), "\(value) in \(example.rule)") }
    for value in example.outside + [.nan, .infinity, -.infinity] {
      #expect(!example.range.contains(value), "\(value) in \(example.rule)")
    }
  }

  @Test("Whole numbers are spelled without a fraction")
  func spelling() {
    #expect((20).shortest == "20")
    #expect((0.0006).shortest == "0.0006")
    #expect((1e-12).shortest == "1e-12")
    #expect((-0.5).shortest == "-0.5")
  }
}
