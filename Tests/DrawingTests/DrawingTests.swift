import NNCore
import TestSupport
import Testing

/// The guide's drawings are what the code here draws today; `.ci/pictures` redraws them.
@Suite struct DrawingSnapshotTests {
  typealias Making = @Sendable () throws -> Drawing

  static let makings: [String: Making] = [
    "network": {
      NetworkDrawing(
        name: "network", title: "A network of four layers, forward and backward", kind: .plain,
        sizes: [30, 20, 10, 5, 1]
      ).drawing
    },
    "network-dropout": {
      NetworkDrawing(
        name: "network-dropout", title: "A network with dropout, forward and backward", kind: .dropout,
        sizes: [30, 10, 5, 1]
      ).drawing
    },
    "network-normalization": {
      NetworkDrawing(
        name: "network-normalization", title: "A network with batch normalization, forward and backward",
        kind: .normalized, sizes: [30, 10, 5, 1]
      ).drawing
    },
    "activations": { ActivationDrawing.drawing },
    "dropout-mask": { MaskDrawing.drawing },
    "difference-quotient": { QuotientDrawing.drawing },
    "descent-paths": { try DescentDrawing().drawing },
    "optimizer-paths": { OptimizerDrawing.drawing },
    "rnn-unrolled": { RecurrentDrawing.drawing },
    "regions-over-time": { try RegionsDrawing().drawing },
  ]

  /// Without fused multiply-adds the last digits differ, and after ten thousand steps perhaps the first ones too.
  private static func isComparable(_ name: String) -> Bool {
    name != "regions-over-time" || NNCore.arithmeticIsFused
  }

  @Test(arguments: makings.keys.sorted()) func aDrawingIsAsOnThePages(name: String) throws {
    let making = try #require(Self.makings[name])
    let drawing = try making()
    let svg = drawing.svg
    #expect(drawing.name == name)
    #expect(svg.utf8.count <= 40_000, "\(name) is too large for a page: \(svg.utf8.count) bytes")
    guard Self.isComparable(name) else { return }
    try Snapshot.expect(svg, is: "\(name).svg", in: Lessons.package.appending(path: ".pictures"))
  }
}

/// What the drawings show, and where they are shown.
@Suite struct DrawingTests {
  /// Each is on a page in both languages.
  @Test(arguments: DrawingSnapshotTests.makings.keys.sorted()) func aDrawingIsShown(name: String) throws {
    let pages = try MarkdownPage.allPaths.filter { path in
      try MarkdownPage(path: path).prose.contains { $0.contains(".pictures/\(name).svg)") }
    }
    let chinese = pages.filter { $0.hasSuffix(".zh.md") }
    #expect(!chinese.isEmpty, "\(name) is on no Chinese page")
    #expect(
      chinese.map { $0.replacing(".zh.md", with: ".md") } == pages.filter { !$0.hasSuffix(".zh.md") },
      "the English and the Chinese pages show other drawings: \(pages)")
  }

  /// The training that is drawn is the program's: lesson 3's page prints the same cost.
  @Test(.enabled(if: NNCore.arithmeticIsFused)) func regionsAreThoseOfTheProgram() throws {
    let moments = try RegionsDrawing().moments
    let page = try MarkdownPage(path: "Sources/deep_neural_network_ng/README.md")
    for iteration in [0, 1_000] {
      let cost = try #require(moments.first { $0.iteration == iteration }).cost
      let line = "Cost after iteration \(iteration): \(cost)"
      #expect(page.blocks.contains { $0.lines.contains(line) }, "the page does not print \(line)")
    }
  }

  @Test func masksKeepTheirShare() {
    for mask in MaskDrawing.masks {
      let share = mask.elements.reduce(0, +) / Double(mask.elements.count)
      #expect(abs(share - 0.86) < 0.02, "\(share) of the mask is kept")
    }
    #expect(MaskDrawing.masks[0] != MaskDrawing.masks[1])
  }

  /// All paths end near the minimum.
  @Test func waysLeadDown() throws {
    for way in OptimizerDrawing.ways {
      let end = try #require(way.points.last)
      let cost = end.x * end.x / 20 + end.y * end.y
      #expect(cost < 0.1, "\(way.name) ends at a cost of \(cost)")
    }
  }
}
