// `swift run benchmark [section…]`: what this machine does with the parts that lessons spend their time in.

@main
struct Benchmark {
  /// The sections by name, in the order in which they run.
  static var sections: [(name: String, run: () -> Void)] {
    [
      ("products", ProductBenchmark.run),
      ("random", RandomBenchmark.run),
      ("main", MainJobBenchmark.run),
      ("lessons", LessonBenchmark.run),
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
