// swift-tools-version: 6.2
import PackageDescription

// The lessons, in the order of the course. Each is an executable of its own in `Sources/<name>`.
let lessons = [
  "deep_neural_network_v1",
  "deep_neural_network_v2",
  "deep_neural_network_ng",
  "compare_initializations",
  "deep_neural_network_with_L2",
  "deep_neural_network_with_dropout",
  "gradient_checking",
  "deep_neural_network_with_gd",
  "deep_neural_network_with_optimizers",
  "batch_normalization",
  "deep_neural_network_release",
  "rnn",
]

// `PORTABLE=1 swift build` makes programs that run on any machine of the architecture; the default build is
// tuned to the processor it is made on. Either way the arithmetic is optimised in debug builds too, so that
// `swift run <lesson>` is as fast as a release build.
let isPortable = Context.environment["PORTABLE"].map { !["", "0"].contains($0) } ?? false

// Compiler flags are the business of the package that is being built: as somebody's dependency, this package
// takes the flags of its host.
let isRoot = !["/checkouts/", "/registry/downloads/"].contains { Context.packageDirectory.contains($0) }

#if arch(x86_64)
  let tuning = ["-Xcc", "-march=native", "-Xcc", "-fno-math-errno"]
#else
  let tuning = ["-Xcc", "-fno-math-errno"]
#endif

var fast: [SwiftSetting] = []
if isRoot {
  fast += [
    .unsafeFlags(["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"], .when(configuration: .debug))
  ]
  fast += isPortable ? [] : [.unsafeFlags(tuning)]
}

let package = Package(
  name: "NeuralNetworkLessons",
  platforms: [.macOS(.v26)],
  products: [.library(name: "NNCore", targets: ["NNCore"])],
  targets: [
    .systemLibrary(name: "CPUFeatures"),
    .target(name: "NNCore", dependencies: ["CPUFeatures"], swiftSettings: fast),
    .target(
      name: "DataFiles", path: "Data", exclude: ["breast-cancer.md", "dinosaurs.md"],
      resources: [.copy("breast-cancer.csv"), .copy("dinosaurs.txt")]),
    // Drawing takes milliseconds as it is, and four times as long to compile when optimised.
    .target(name: "Charts"),
    .target(name: "LessonKit", dependencies: ["NNCore", "Charts", "DataFiles"], swiftSettings: fast),
    .executableTarget(
      name: "benchmark", dependencies: ["NNCore", "LessonKit"] + lessons.map { .target(name: $0) },
      swiftSettings: fast),
    .target(name: "TestSupport", dependencies: ["NNCore"], path: "Tests/TestSupport"),
    .testTarget(name: "NNCoreTests", dependencies: ["NNCore", "TestSupport"], swiftSettings: fast),
    .executableTarget(
      name: "SampleLesson", dependencies: ["LessonKit"], path: "Tests/SampleLesson", swiftSettings: fast),
    .testTarget(name: "ChartsTests", dependencies: ["Charts"]),
    .testTarget(
      name: "LessonKitTests", dependencies: ["LessonKit", "DataFiles", "SampleLesson", "TestSupport"]),
    .testTarget(
      name: "LessonTests",
      dependencies: ["LessonKit", "Charts", "TestSupport"] + lessons.map { .target(name: $0) }),
  ]
    + lessons.map {
      .executableTarget(name: $0, dependencies: ["LessonKit", "Charts", "NNCore"], swiftSettings: fast)
    },
  swiftLanguageModes: [.v6]
)
