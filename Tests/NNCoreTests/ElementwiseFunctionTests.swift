import Foundation
import TestSupport
import Testing

@testable import NNCore

/// The functions of eight lanes against the platform's scalar ones.
@Suite struct ElementwiseFunctionTests {
  /// A function, the bound that its documentation states, the reference, and where to compare.
  struct Claim: CustomTestStringConvertible, Sendable {
    let name: String
    let bound: UInt64
    /// How far the platform's own function may be off: glibc documents 2 ulp for tanh.
    var platformBound: UInt64 = 0
    let function: @Sendable (Matrix) -> Matrix
    let reference: @Sendable (Double) -> Double
    let arguments: [Double]
    var testDescription: String { name }
  }

  static let claims: [Claim] = [
    Claim(
      name: "exp", bound: 1, function: { NNCore.exp($0) }, reference: { Foundation.exp($0) },
      arguments: [spread(-708, 709.7), spread(-1, 1), tiny].flatMap(\.self)),
    Claim(
      name: "log", bound: 1, function: { NNCore.log($0) }, reference: { Foundation.log($0) },
      arguments: [spread(0, 1), spread(0.5, 2), powers].flatMap(\.self)),
    Claim(
      name: "tanh", bound: 3, platformBound: 2, function: { NNCore.tanh($0) },
      reference: { Foundation.tanh($0) },
      arguments: [spread(-1, 1), spread(-25, 25), tiny].flatMap(\.self)),
    Claim(
      name: "sigmoid", bound: 3, function: { NNCore.sigmoid($0) },
      reference: { (x: Double) in 1 / (1 + Foundation.exp(-x)) },
      arguments: [spread(-700, 40), spread(-2, 2)].flatMap(\.self)),
    Claim(
      name: "sqrt", bound: 0, function: { NNCore.sqrt($0) }, reference: { $0.squareRoot() },
      arguments: spread(0, 10)),
  ]

  /// 200,003 numbers from `low` to `high`, not a multiple of eight.
  static func spread(_ low: Double, _ high: Double) -> [Double] {
    (0..<200_003).map { low + (high - low) * Double($0) / 200_002 }
  }

  static let tiny: [Double] = (0..<1070).map { Foundation.scalbn($0 % 2 == 0 ? 1.1 : -1.3, -$0) }

  static let powers: [Double] = spread(-700, 700).map { Foundation.exp($0) }

  @Test(arguments: claims) func staysWithinItsBound(_ claim: Claim) {
    let values = claim.function(Matrix.row(claim.arguments)).elements
    let distances = zip(values, claim.arguments).map { ulps($0, claim.reference($1)) }
    guard let worst = distances.indices.max(by: { distances[$0] < distances[$1] }) else { return }
    let argument = claim.arguments[worst]
    #expect(
      distances[worst] <= claim.bound + claim.platformBound,
      "\(claim.name)(\(argument)) = \(values[worst]), platform: \(claim.reference(argument)), \(distances[worst]) ulp"
    )
  }

  @Test func specialValues() {
    let special: [Double] = [0, -0.0, .infinity, -.infinity, .nan, -1, 1000, -1000, .leastNonzeroMagnitude]
    let row = Matrix.row(special)
    expectSame(exp(row), special.map { Foundation.exp($0) })
    expectSame(log(row), special.map { Foundation.log($0) })
    expectSame(tanh(row), special.map { Foundation.tanh($0) })
  }

  @Test func exponentialUnderflowsGradually() {
    let arguments = Self.spread(-745.2, -708)
    for (value, argument) in zip(exp(Matrix.row(arguments)).elements, arguments) {
      #expect(ulps(value, Foundation.exp(argument)) <= 1, "exp(\(argument)) = \(value)")
    }
  }

  @Test func tanhIsOdd() {
    let arguments = Matrix.row(Self.spread(0, 30))
    expectEqual(tanh(-arguments), -tanh(arguments))
  }

  /// Each length takes another path: whole groups of eight, and a remainder.
  @Test(arguments: 0...25) func everyLengthGivesTheSameDigits(count: Int) {
    let arguments = (0..<count).map { Double($0) / 3 - 4 }
    let together = exp(Matrix.row(arguments)).elements
    let alone = arguments.map { exp(Matrix.row([$0])).elements[0] }
    #expect(together == alone)
  }

  private func expectSame(
    _ actual: Matrix, _ expected: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (value, target) in zip(actual.elements, expected) {
      let agrees = (value.isNaN && target.isNaN) || (ulps(value, target) <= 1 && value.sign == target.sign)
      #expect(agrees, "\(value), platform: \(target)", sourceLocation: sourceLocation)
    }
  }
}

/// How many doubles lie between two numbers.
private func ulps(_ a: Double, _ b: Double) -> UInt64 {
  guard !a.isNaN, !b.isNaN else { return a.isNaN && b.isNaN ? 0 : .max }
  func place(_ x: Double) -> Int64 { x.sign == .minus ? -Int64(x.magnitude.bitPattern) : Int64(x.bitPattern) }
  return UInt64(place(a).distance(to: place(b)).magnitude)
}
