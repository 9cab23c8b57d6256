// swift-tools-version: 6.3
import Foundation
import PackageDescription

// The lessons, in the order of the course. Each is an executable in `Sources/<name>`.
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
  "softmax_regression",
]

// The heart of each lesson: the files that hold its mathematics. They form a separate target that depends only on
// NNCore, so that tests, a browser and a bare processor can use the mathematics without the program around it.
let hearts: [String: [String]] = [
  "deep_neural_network_v1": ["LayerCaches.swift"],
  "deep_neural_network_v2": ["Backpropagation.swift"],
  "deep_neural_network_ng": ["LayerFunctions.swift"],
  "compare_initializations": ["Propagation.swift"],
  "deep_neural_network_with_L2": ["WeightPenalty.swift"],
  "deep_neural_network_with_dropout": ["Dropout.swift", "DropoutNetwork.swift"],
  "gradient_checking": ["Check.swift", "Comparison.swift"],
  "deep_neural_network_with_gd": ["DescentMethods.swift"],
  "deep_neural_network_with_optimizers": [
    "Optimizer.swift", "GradientDescent.swift", "Momentum.swift", "Nesterov.swift", "AdaGrad.swift",
    "AdaDelta.swift",
    "RMSProp.swift", "Adam.swift", "MiniBatchTraining.swift",
  ],
  "batch_normalization": ["BatchNormalization.swift", "NormalizedNetwork.swift"],
  "deep_neural_network_release": ["DecoupledLayers.swift"],
  "rnn": ["Cell.swift", "Parameters.swift"],
  "softmax_regression": ["Softmax.swift", "SoftmaxNetwork.swift"],
]

/// The target of a lesson's heart.
func heart(_ lesson: String) -> String { "\(lesson)_heart" }

/// The other files in a lesson's folder.
func rest(of lesson: String, without files: [String]) -> [String] {
  let folder = "\(Context.packageDirectory)/Sources/\(lesson)"
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.filter { !files.contains($0) }.sorted()
}

// Small programs that use the package as your own package would: one file each in `.guide/examples`.
let examples = ["digits", "regression", "xor", "save_and_load", "one_example", "own_activation"]

// What a lesson depends on. Lesson 4 trains nothing and reads no data; without the modules for that, its first build
// takes two thirds of the time.
let everything: [Target.Dependency] = [
  "NNCore", "ModelFiles", "LessonKit", "Charts", "Datasets", "TextAndFiles", "TrainingKit",
]
let exceptions: [String: [Target.Dependency]] = [
  "compare_initializations": ["NNCore", "LessonKit", "Charts"]
]

// The default build is tuned to the processor it runs on. `MARCH=x86-64-v3 swift build` makes programs for every x86-64
// processor with AVX2, and `PORTABLE=1 swift build` for every processor of the architecture. In all of them the
// arithmetic is optimised even in debug builds, so that `swift run <lesson>` is as fast as a release build.
let isPortable = Context.environment["PORTABLE"].map { !["", "0"].contains($0) } ?? false
let processor = Context.environment["MARCH"]

// Only the root package chooses compiler flags: as a dependency, this package takes those of its host. SwiftPM keeps
// its state beside the folder into which it checks out dependencies.
let isDependency = ["/checkouts/", "/registry/downloads/"].contains { folder in
  guard let place = Context.packageDirectory.range(of: folder, options: .backwards) else { return false }
  let notes = Context.packageDirectory[..<place.lowerBound] + "/workspace-state.json"
  return FileManager.default.fileExists(atPath: String(notes))
}

// The target decides, not the machine that evaluates this manifest: with an SDK for another processor, clang ignores
// the flags for x86-64. The machine only supplies the default, "native".
#if arch(x86_64)
  let tunedTo = processor ?? "native"
#else
  let tunedTo = processor ?? "x86-64"
#endif
let forX86 = ["-Qunused-arguments", "-Xarch_x86_64", "-march=\(tunedTo)"]
let tuning = ((isPortable ? [] : forX86) + ["-fno-math-errno"]).flatMap { ["-Xcc", $0] }

// `CHECKED=1 swift test` builds without optimisation, so that subscripts and assertions are checked.
let isChecked = Context.environment["CHECKED"].map { !["", "0"].contains($0) } ?? false

// A native build packs larger blocks of a matrix product if the second-level cache can hold them; a portable build
// cannot know. Only block sizes depend on it, never a digit of a result.
let cache = "/sys/devices/system/cpu/cpu0/cache/index2/size"
let size = (try? String(contentsOfFile: cache, encoding: .utf8)) ?? ""
let kilobytes = Int(size.prefix { $0.isNumber }) ?? 0
let blocks: [SwiftSetting] =
  isDependency || isPortable || processor != nil || kilobytes < 2048 ? [] : [.define("LARGE_CACHE")]

// `fast` is for modules whose loops run over numbers, `plain` for those that only need whole-module compilation. Both
// share the tuning flags, because the system's modules are compiled once for each set of these; they are not indexed.
var fast: [SwiftSetting] = []
var plain: [SwiftSetting] = []
if !isDependency {
  let whole = ["-wmo", "-num-threads", "2", "-disable-batch-mode", "-index-ignore-system-modules"]
  plain.append(.unsafeFlags(whole, .when(configuration: .debug)))
  plain.append(.unsafeFlags(tuning))
  fast = (isChecked ? [] : [.unsafeFlags(["-O"], .when(configuration: .debug))]) + plain
}

// What the page in the browser consists of: all hearts except the first, whose numbers equal the second's.
let session: [Target.Dependency] =
  ["NNCore", "ModelFiles", "Datasets"]
  + hearts.keys.sorted().filter { $0 != "deep_neural_network_v1" }.map { .target(name: heart($0)) }
let programs: [Target.Dependency] = lessons.map { .target(name: $0) }

let package = Package(
  name: "NeuralNetworkLessons",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "NNCore", targets: ["NNCore"]),
    .library(name: "Datasets", targets: ["Datasets"]),
    .library(name: "ModelFiles", targets: ["ModelFiles"]),
  ],
  targets: [
    .systemLibrary(name: "CPUFeatures"),
    // Of the C library only the square root and rounding are called, both exact, on processors without instructions for
    // them.
    .target(
      name: "NNCore", dependencies: ["CPUFeatures"], swiftSettings: fast + blocks,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(
      name: "DataFiles", path: "Data",
      exclude: ["breast-cancer.md", "digits.md", "dinosaurs.md", "iris.md"],
      // Not copied as a folder: a copy of a read-only folder could not be written to.
      resources: ["breast-cancer.csv", "digits.csv", "dinosaurs.txt", "iris.csv", "Figures"].map {
        .process($0)
      },
      swiftSettings: plain),
    .target(name: "ModelFiles", dependencies: ["NNCore"], swiftSettings: fast),
    .target(name: "TextAndFiles", swiftSettings: fast),
    .target(name: "Datasets", dependencies: ["NNCore", "TextAndFiles", "DataFiles"], swiftSettings: fast),
    // Pictures, options and files take milliseconds without optimisation, and compile four times as fast.
    .target(name: "Charts", dependencies: ["TextAndFiles"], swiftSettings: plain),
    .target(name: "LessonKit", dependencies: ["Charts", "TextAndFiles", "DataFiles"], swiftSettings: plain),
    .target(
      name: "TrainingKit",
      dependencies: ["NNCore", "ModelFiles", "Datasets", "TextAndFiles", "LessonKit", "Charts"],
      swiftSettings: fast),
    // The benchmark runs the lessons' programs and calls none of their code: only its main file waits for them.
    .target(
      name: "Measurements", dependencies: ["NNCore", "TextAndFiles", "LessonKit", "Charts"],
      path: "Sources/benchmark", exclude: ["main.swift"], swiftSettings: fast),
    .executableTarget(
      name: "benchmark", dependencies: ["Measurements"] + lessons.map { .target(name: $0) },
      exclude: rest(of: "benchmark", without: ["main.swift"]), sources: ["main.swift"], swiftSettings: plain),
    .target(
      name: "TestSupport", dependencies: ["TextAndFiles", "NNCore"], path: "Tests/TestSupport",
      swiftSettings: fast),
    // The lessons in the browser; `.ci/playground` compiles it for one, too.
    .target(name: "playground", dependencies: session, swiftSettings: fast),
    .testTarget(name: "NNCoreTests", dependencies: ["NNCore", "TestSupport"], swiftSettings: fast),
    .testTarget(name: "ModelFilesTests", dependencies: ["NNCore", "ModelFiles", "TestSupport"]),
    .testTarget(name: "ChartsTests", dependencies: ["TextAndFiles", "Charts", "TestSupport"]),
    // The guide's drawings, which no program makes.
    .testTarget(
      name: "DrawingTests",
      dependencies: ["NNCore", "Datasets", "Charts", "TestSupport"]
        + [
          "deep_neural_network_ng", "deep_neural_network_with_dropout", "deep_neural_network_with_gd",
          "deep_neural_network_with_optimizers",
        ].map { .target(name: heart($0)) }),
    .testTarget(
      name: "LessonKitTests",
      dependencies: ["TextAndFiles", "LessonKit", "TestSupport", "deep_neural_network_v2"]),
    .testTarget(
      name: "DatasetsTests", dependencies: ["TextAndFiles", "NNCore", "Datasets", "DataFiles", "TestSupport"]),
    .testTarget(
      name: "TrainingKitTests",
      dependencies: ["NNCore", "Datasets", "LessonKit", "ModelFiles", "TrainingKit", "TestSupport"]),
    .testTarget(
      name: "BenchmarkTests", dependencies: ["benchmark", "Measurements", "LessonKit", "TestSupport"]),
    .testTarget(
      name: "ExampleTests",
      dependencies: ["NNCore", "TestSupport", "deep_neural_network_v2"]
        + examples.map { .target(name: "example_\($0)") }),
    .testTarget(
      name: "PlaygroundTests", dependencies: ["playground", "NNCore", "TestSupport"] + programs),
    .testTarget(
      name: "LessonTests",
      dependencies: ["Datasets", "LessonKit", "ModelFiles", "TrainingKit", "Charts", "TestSupport"]
        + lessons.map { .target(name: $0) } + hearts.keys.sorted().map { .target(name: heart($0)) }),
  ]
    + hearts.sorted { $0.key < $1.key }.map { name, files in
      .target(
        name: heart(name), dependencies: ["NNCore"], path: "Sources/\(name)",
        exclude: rest(of: name, without: files), sources: files, swiftSettings: fast)
    }
    + examples.map { name in
      .executableTarget(
        name: "example_\(name)", dependencies: ["NNCore", "Datasets", "ModelFiles"], path: ".guide/examples",
        exclude: examples.filter { $0 != name }.map { "\($0).swift" }, sources: ["\(name).swift"],
        swiftSettings: fast)
    }
    + lessons.map { name in
      .executableTarget(
        name: name,
        dependencies: (exceptions[name] ?? everything)
          + (hearts[name] == nil ? [] : [.target(name: heart(name))]),
        exclude: ["README.md", "README.zh.md"] + (hearts[name] ?? []), swiftSettings: fast)
    },
  swiftLanguageModes: [.v6]
)
