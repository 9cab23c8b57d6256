import NNCore
import TestSupport
import Testing

@testable import Datasets

private struct GeneratedPoints: Decodable, Sendable {
  struct Entry: Decodable, Sendable {
    let seed: UInt32
    let count: Int
    let first_3: [[Double]]
    let labels: String
    let checksum: String
  }
  let circles: [Entry]
  let moons: [Entry]
}

/// Bit for bit; the recipe is in `generated_points.json`.
@Suite struct PointsTests {
  private func expectPoints(_ points: LabelledData, _ expected: GeneratedPoints.Entry) {
    let places = points.X.transposed()
    expectEqual(places.rows(0..<3), Matrix(expected.first_3), "seed \(expected.seed)")
    #expect(
      points.Y.elements.map { $0 == 0 ? "0" : "1" }.joined() == expected.labels, "seed \(expected.seed)")
    let checksum = places.elements.reduce(UInt64(0)) { $0 &* 31 &+ $1.bitPattern }
    #expect(String(checksum) == expected.checksum, "seed \(expected.seed)")
  }

  @Test func circlesEqualThoseOfScikitLearn() throws {
    for entry in try Fixture.load(GeneratedPoints.self, "generated_points").circles {
      expectPoints(Points.circles(entry.count, noise: 0.05, seed: entry.seed), entry)
    }
  }

  @Test func moonsEqualThoseOfScikitLearn() throws {
    for entry in try Fixture.load(GeneratedPoints.self, "generated_points").moons {
      expectPoints(Points.moons(entry.count, noise: 0.2, seed: entry.seed), entry)
    }
  }

  @Test(
    "Sines that the mathematics libraries of systems round differently (from mpmath, 200 bits)",
    arguments: [
      (0.16110731556870733, 0.1604112808577602, 0.9870502626379128),
      (5.183627878423159, -0.8910065241883679, 0.45399049973954664),
      (6.126105674500097, -0.1564344650402311, 0.9876883405951377),
      (1.4105109873260295, 0.9871817834144502, 0.15959989503337932),
      (0.9855976952438567, 0.8336023852211195, 0.5523649729605059),
      (1.5707963267948968, 1, -1.6081226496766366e-16),
      (1.9570577186297071, 0.926323968251495, -0.37672789363518494),
      (2.2145653131862475, 0.7998392447397195, -0.600214280548368),
      (4.232423436086249, -0.8870108331782215, -0.4617486132350344),
      (5.28901041680307, -0.8383094061302766, 0.5451947721626677),
      (0, 0, 1), (1.5707963267948966, 1, 6.123233995736766e-17),
      (3.141592653589793, 1.2246467991473532e-16, -1),
    ])
  func hardSines(_ angle: Double, _ sine: Double, _ cosine: Double) {
    let result = sineAndCosine(angle)
    #expect(result.sine == sine, "sin \(angle)")
    #expect(result.cosine == cosine, "cos \(angle)")
  }
}
