import Foundation
import TestSupport
import Testing

/// The package as SwiftPM reads it, from wherever it was cloned to.
@Suite struct ManifestTests {
  /// The package leaves its optimization to its host only if it is somebody's dependency.
  @Test(arguments: [
    ("checkouts/lessons", false, true),
    ("lessons", false, true),
    ("checkouts/lessons", true, false),
    ("registry/downloads/scope/lessons/1.0.0", true, false),
  ]) func onlyADependencyIsNotOptimisedSlow(place: String, hasNotes: Bool, isOptimised: Bool) throws {
    try withTemporaryFolder { folder in
      let clone = folder.appending(path: place)
      try FileManager.default.createDirectory(at: clone, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Lessons.package.appending(path: "Package.swift"), to: clone.appending(path: "Package.swift"))
      if hasNotes { try Data("{}".utf8).write(to: folder.appending(path: "workspace-state.json")) }
      let description = try runShell("exec swift package dump-package", "", in: clone)
      #expect(description.status == 0, "\(description.stderr)")
      #expect(description.stdout.contains("unsafeFlags") == isOptimised, "in \(place)")
    }
  }

  /// The first build of lesson 4, the course's main job, does not wait for what only training needs.
  @Test func lesson4IsBuiltWithoutTraining() throws {
    let manifest = try String(contentsOf: Lessons.package.appending(path: "Package.swift"), encoding: .utf8)
    #expect(manifest.contains(#""compare_initializations": ["NNCore", "LessonKit", "Charts"]"#))
    let folder = Lessons.package.appending(path: "Sources/compare_initializations")
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      #expect(text.firstMatch(of: /import (TrainingKit|Datasets)/) == nil, "\(file)")
    }
  }
}
