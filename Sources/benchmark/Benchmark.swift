@main
struct Benchmark {
  static func main() {
    ProductBenchmark.run()
    RandomBenchmark.run()
  }
}
