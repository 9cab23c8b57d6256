import Testing

@testable import TrainingKit

struct CurveSamplerTests {
  @Test(
    "A picture has at most a few thousand costs, evenly spaced, from the first to the last",
    arguments: [1, 2, 100, 4_096, 4_097, 15_000, 1_000_000])
  func spacing(total: Int) {
    var sampler = CurveSampler(of: total)
    for iteration in 0..<total { sampler.record(Double(iteration), at: iteration) }
    let places = sampler.samples.map(\.iteration)
    #expect(places.first == 0 && places.last == total - 1)
    #expect(places.count == Set(places).count && places.count <= CurveSampler.most + 1)
    #expect(places.count >= min(total, 2_000), "\(places.count) of \(total)")
    #expect(sampler.samples.allSatisfy { $0.cost == Double($0.iteration) })
    let steps = Set(zip(places.dropLast(), places.dropFirst().dropLast()).map { $1 - $0 })
    #expect(steps.count <= 1, "\(steps)")
  }

  @Test("The picture's costs do not depend on what is printed; the trace keeps the printed ones")
  func printedAndDrawn() throws {
    var trace = TrainingTrace(every: 1_000, of: 3_000)
    for iteration in 0..<3_000 { try trace.record(1 / Double(iteration + 1), at: iteration) }
    #expect(trace.checkpoints.map(\.iteration) == [0, 1_000, 2_000])
    #expect(trace.curve.samples.count == 3_000)
  }
}
