import Foundation
import TestSupport
import Testing
import playground

/// The session computes what the lessons' programs print: each run is done twice, the second time by the command that
/// the page shows for it.
@Suite struct CostTests {
  /// Settings, and how many steps.
  static let runs: [(settings: String, steps: Int)] = [
    ("lesson=2", 60), ("lesson=3", 60), ("lesson=5", 60), ("lesson=6", 60), ("lesson=8&method=batch", 60),
    ("lesson=9", 20), ("lesson=10", 20), ("lesson=11", 60),
    ("lesson=2&data=moons&hidden=10,5&init=he&rate=0.3", 60),
    ("lesson=2&data=planar&hidden=20,3&init=xavier&rate=0.3", 60),
    ("lesson=2&hidden=&init=zeros&standardize=1&seed=8&splitseed=5", 40),
    ("lesson=2&data=circles&points=100&noise=0.1&dataseed=9&hidden=6&init=he&rate=0.5", 40),
    (
      "lesson=2&data=drawn&drawn=10,20,0;-30,40,1;50,-60,0;70,80,1;-90,10,0;20,25,1;33,-40,0&hidden=4&init=he",
      40
    ),
    ("lesson=5&data=planar&points=61&noise=0.2&hidden=40,20&init=he&rate=0.3&lambda=0.1", 40),
    ("lesson=6&data=planar&hidden=20,3&init=xavier&rate=0.3&corrected=1&keep=0.7&maskseed=4", 40),
    ("lesson=8&method=stochastic", 455), ("lesson=8&method=mini-batch&batch=32&batchseed=7", 20),
    ("lesson=9&optimizer=gradient-descent&rate=0.001", 20),
    ("lesson=9&optimizer=momentum&variant=textbook&beta=0.8", 20), ("lesson=9&optimizer=nesterov", 20),
    ("lesson=9&optimizer=adagrad&variant=from-scratch&epsilon=1e-06", 20),
    ("lesson=9&optimizer=adadelta", 20),
    ("lesson=9&optimizer=rmsprop&standardize=1", 20),
    ("lesson=9&data=moons&hidden=5,2&variant=textbook&rate=0.0007&batchseed=10&beta2=0.99", 40),
    ("lesson=10&corrected=1&standardize=1&decay=0.8&batch=64", 20),
    ("lesson=11&standardize=1&rate=0.1&init=xavier&scale=3", 60), ("lesson=13", 60),
    ("lesson=13&hidden=8&standardize=1&rate=0.3&lambda=0.1&splitseed=3", 60),
  ]

  @Test(arguments: runs) func sessionAndProgramAgreeToTheLastDigit(settings: String, steps: Int) throws {
    var playground = try playgroundWithTables()
    _ = try playground.answer("start&" + settings)
    let costs = try playground.answer("advance&steps=\(steps)").numbers
    #expect(costs.count == steps)
    let command = try playground.answer("command").text
    let words = command.split(separator: " ").map(String.init)
    #expect(words.prefix(2) == ["swift", "run"])
    try withTemporaryFolder { folder in
      for set in ["train", "test"] {
        try Data(playground.answer(set).bytes).write(to: folder.appending(path: set + ".csv"))
      }
      let result = try runProgram(words[2], words.dropFirst(3) + ["--no-plot"], in: folder)
      #expect(result.status == 0, "\(command): \(result.stderr)")
      let printed = result.stdout.matches(of: /(?:iteration|Example) (\d+)(?: of epoch 1)?: (\S+)/)
      #expect(printed.count >= min(steps, 20), "\(command) printed \(printed.count) costs")
      for line in printed {
        let (index, cost) = (try #require(Int(line.1)), try #require(Double(line.2)))
        if index == costs.count { continue }  // the cost after the last step
        let own = costs.indices.contains(index) ? costs[index] : nil
        #expect(own == cost, "\(command): \(line.0), session \(own.map { "\($0)" } ?? "none")")
      }
    }
  }
}

/// A playground that has the tables of the package.
func playgroundWithTables() throws -> Playground {
  var playground = Playground()
  for name in ["breast-cancer", "iris"] {
    let bytes = try Data(contentsOf: Lessons.package.appending(path: "Data/\(name).csv"))
    _ = try playground.answer("table&table=\(name)", Array(bytes))
  }
  return playground
}
