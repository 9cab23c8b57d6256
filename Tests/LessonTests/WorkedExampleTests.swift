import Foundation
import NNCore
import TestSupport
import Testing
import deep_neural_network_v2_heart

/// Lesson 2's worked example: each matrix that the page writes down is what the lesson's functions compute from the
/// files that its command reads.
@Suite struct WorkedExampleTests {
  static let X = Matrix([[1, 0], [1, 2]])
  static let Y = Matrix([[1, 0]])
  static let start = [
    Layer(W: Matrix([[1, 2], [2, -1]]), b: Matrix.column([0, 0])),
    Layer(W: Matrix([[1, 1]]), b: Matrix([[-4]])),
  ]

  /// In the order of the page: what is given, a pass forward and back, the step, and a pass forward.
  private static var steps: [(name: String, value: Matrix)] {
    let (caches, rate) = (forward(X, start), 0.4)
    let gradients = backward(caches, Y)
    let dZ2 = (caches.output - Y) / 2
    let dA1 = start[1].W.T.dot(dZ2)
    let next = updateParameters(start, gradients, rate: rate)
    let after = forward(X, next)
    return [("X", X), ("Y", Y)] + parameters(start) + activations(caches) + [
      ("dZ_2", dZ2), ("dW_2", gradients[1].dW), ("db_2", gradients[1].db), ("dA_1", dA1),
      ("dZ_1", reluBackward(dA1, caches[1].Z)), ("dW_1", gradients[0].dW), ("db_1", gradients[0].db),
    ] + parameters(next) + activations(after)
  }

  private static func parameters(_ layers: [Layer]) -> [(name: String, value: Matrix)] {
    zip(1..., layers).flatMap { [("W_\($0)", $1.W), ("b_\($0)", $1.b)] }
  }

  private static func activations(_ caches: [Cache]) -> [(name: String, value: Matrix)] {
    let layers = caches.enumerated().dropFirst().flatMap { [("Z_\($0)", $1.Z), ("A_\($0)", $1.A)] }
    return layers + [("J", Matrix([[computeCost(caches.output, Y)]]))]
  }

  @Test(arguments: ["README.md", "README.zh.md"]) func thePagesNumbersAreTheLessons(page: String) throws {
    let page = try MarkdownPage(path: "Sources/deep_neural_network_v2/\(page)")
    let written = page.blocks.filter { $0.language == "math" && $0.lines.first == #"\begin{aligned}"# }
      .flatMap(\.lines).compactMap(Self.matrix)
    #expect(written.map(\.name) == Self.steps.map(\.name), "\(page.path)")
    for (shown, step) in zip(written, Self.steps) {
      #expect(shown.value.shape == step.value.shape, "\(page.path): \(shown.name)")
      expectClose(
        shown.value.elements, step.value.elements, absolute: 0.5001e-4, "\(page.path): \(shown.name)")
    }
  }

  /// Reads a line such as `W_1 &= … = \begin{pmatrix} 1 & 2 \\ 2 & -1 \end{pmatrix} \\`: the name, and the last
  /// matrix or the number that takes its place.
  private static func matrix(of line: String) -> (name: String, value: Matrix)? {
    guard let name = line.firstMatch(of: /^(\w+) &=/) else { return nil }
    let last = line.replacing(/\s\\\\$/, with: "").components(separatedBy: "= ").last ?? ""
    let inside = last.components(separatedBy: #"\begin{pmatrix} "#).last?
      .components(separatedBy: #" \end{pmatrix}"#).first
    let rows = (inside ?? last).components(separatedBy: #" \\ "#).map { row in
      row.components(separatedBy: " & ").map { Double($0) ?? .nan }
    }
    return (String(name.1), Matrix(rows))
  }

  /// The files of the command hold the examples and the first weights.
  @Test func theFilesHoldTheExample() throws {
    let table = try String(
      contentsOf: Lessons.package.appending(path: ".guide/worked-example.csv"), encoding: .utf8)
    #expect(table == "x1,x2,label\n1,1,1\n0,2,0\n")
    let model = try Data(contentsOf: Lessons.package.appending(path: ".guide/worked-example.safetensors"))
    let numbers: [Double] = Self.start.flatMap { $0.W.elements + $0.b.elements }
    let stored = (0..<numbers.count).map { index in
      let bytes = model.suffix(8 * numbers.count).dropFirst(8 * index).prefix(8)
      return Double(bitPattern: bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
    #expect(stored == numbers)
  }
}
