import Foundation
import NNCore
import TestSupport
import Testing
import playground

/// Models go from the page to the programs and back.
@Suite struct ModelTests {
  static let runs: [(settings: String, steps: Int)] = [
    ("lesson=2&data=moons&hidden=10,5&init=he&rate=0.3", 200), ("lesson=10&standardize=1", 20),
    ("lesson=13&hidden=8&standardize=1&rate=0.3", 100), ("lesson=6", 20),
  ]

  @Test(arguments: runs) func programsReadWhatThePageSaves(settings: String, steps: Int) throws {
    var playground = try playgroundWithTables()
    _ = try playground.answer("start&" + settings)
    _ = try playground.answer("advance&steps=\(steps)")
    let results = try playground.answer("results").numbers
    let form = Form(try playground.answer("settings&" + settings).text)
    let program = try #require(form["program"])
    try withTemporaryFolder { folder in
      try Data(playground.answer("model").bytes).write(to: folder.appending(path: "model.safetensors"))
      let data = try #require(form["data"])
      let result = try runProgram(
        program, ["--load", "model.safetensors", "--dataset", data, "--no-plot"], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      #expect(result.stdout.contains("Train accuracy: \(results[2])\n"), "\(results) \(result.stdout)")
      #expect(result.stdout.contains("Test accuracy: \(results[4])\n"), "\(results) \(result.stdout)")
    }
  }

  @Test func thePageReadsWhatAProgramSaves() throws {
    try withTemporaryFolder { folder in
      let result = try runProgram(
        "batch_normalization",
        ["--corrected", "--standardize", "--iterations", "20", "--save", "m.safetensors", "--no-plot"],
        in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      let bytes = Array(try Data(contentsOf: folder.appending(path: "m.safetensors")))
      var playground = try playgroundWithTables()
      let settings = try playground.answer("load&lesson=2&data=moons", bytes).text
      #expect(Form(settings)["lesson"] == "10" && Form(settings)["data"] == "breast-cancer", "\(settings)")
      _ = try playground.answer("start&model=1&" + settings)
      let results = try playground.answer("results").numbers
      #expect(result.stdout.contains("Train accuracy: \(results[2])\n"), "\(results) \(result.stdout)")
      #expect(result.stdout.contains("Test accuracy: \(results[4])\n"), "\(results) \(result.stdout)")
    }
  }

  /// The layers of the Swift lines take unscaled features: standardization and normalization are folded into them.
  @Test(arguments: runs) func swiftLinesAnswerAsTheNetworkDoes(settings: String, steps: Int) throws {
    let settings = try Settings(Form(settings))
    var session = try Session(settings, try tables())
    _ = session.advance(steps)
    var raw = settings
    raw.isStandardized = false
    let X = try Session(raw, try tables()).data.train.X
    let network = Network(
      layers: session.folded, output: settings.lesson == .softmax ? .softmax : .sigmoid)
    let (a, b) = (network.predict(X).elements, session.outputs(session.data.train.X).elements)
    let worst = zip(a, b).map { abs($0 - $1) }.max() ?? .infinity
    #expect(a.count == b.count && worst < 1e-9, "outputs differ by \(worst)")
    #expect(session.swiftSource.contains("print(network.predict(x))"))
  }

  @Test func whatIsNoModelIsSaidSo() throws {
    var playground = try playgroundWithTables()
    #expect(throws: Complaint.self) { try playground.answer("load&lesson=2", Array("nothing".utf8)) }
    // A model of two features, and data of thirty.
    _ = try playground.answer("start&lesson=2&data=moons&hidden=4&init=he")
    let model = try playground.answer("model").bytes
    _ = try playground.answer("load&lesson=2", model)
    #expect(throws: Complaint.self) { try playground.answer("start&lesson=2&hidden=4&model=1") }
  }
}

func tables() throws -> Tables {
  var tables = Tables()
  tables.breastCancer = Array(
    try Data(contentsOf: Lessons.package.appending(path: "Data/breast-cancer.csv")))
  tables.iris = Array(try Data(contentsOf: Lessons.package.appending(path: "Data/iris.csv")))
  return tables
}
