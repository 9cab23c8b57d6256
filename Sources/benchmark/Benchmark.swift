// `swift run benchmark [section…]`: what this machine does with the parts that lessons spend their time in.

@main
struct Benchmark {
  /// The sections by name, in the order in which they run. First those that start programs: what such a program is
  /// said to have held at most is never less than what this one held when it started it.
  static var sections: [(name: String, run: () -> Void)] {
    [
      ("main", MainJobBenchmark.run),
      ("lessons", LessonBenchmark.run),
      ("products", ProductBenchmark.run),
      ("random", RandomBenchmark.run),
    ]
  }

  static func main() {
    let wanted = CommandLine.arguments.dropFirst()
    let names = sections.map(\.name)
    for name in wanted where !names.contains(name) {
      return print("There is no section \(name); there are \(names.joined(separator: ", ")).")
    }
    for section in sections where wanted.isEmpty || wanted.contains(section.name) { section.run() }
  }
}
