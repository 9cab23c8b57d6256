// `swift run benchmark [section…]`: what this machine does with the parts that lessons spend their time in.

@main
struct Benchmark {
  /// The sections by name, in the order in which they run.
  static var sections: [(name: String, run: () -> Void)] {
    [
      ("products", ProductBenchmark.run),
      ("random", RandomBenchmark.run),
    ]
  }

  static func main() {
    let wanted = CommandLine.arguments.dropFirst()
    for section in sections where wanted.isEmpty || wanted.contains(section.name) { section.run() }
  }
}
