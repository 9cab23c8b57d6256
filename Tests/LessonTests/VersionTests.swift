import Foundation
import LessonKit
import TestSupport
import Testing

/// The version is in `Sources/LessonKit/Version.swift`; the pages that mention one mention that.
@Suite struct VersionTests {
  @Test(arguments: ["README.md", ".guide/README.zh.md"]) func isThatOfTheDependency(page: String) throws {
    let text = try text(page)
    #expect(text.contains("NeuralNetworkLessons\", from: \"\(packageVersion)\")"), "\(page)")
  }

  @Test func isTheLastInTheChangelog() throws {
    let heading = try text(".guide/changelog.md").split(separator: "\n").first { $0.hasPrefix("## ") }
    #expect(heading == "## \(packageVersion)")
  }

  /// The manifest, the README and the workflows ask for the Swift that was tried.
  @Test func oneVersionOfSwiftIsAskedFor() throws {
    #expect(try text("Package.swift").hasPrefix("// swift-tools-version: 6.3\n"))
    #expect(try text("README.md").contains("Swift 6.3"))
    for workflow in ["test", "documentation"] {
      let lines = try text(".github/workflows/\(workflow).yml").split(separator: "\n")
      let containers = lines.filter { $0.contains("container: ") }
      #expect(!containers.isEmpty, "\(workflow)")
      for line in containers { #expect(line.contains("container: swift:6.3"), "\(workflow): \(line)") }
    }
    #expect(try text(".spi.yml").contains("swift_version: \"6.3\""))
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Lessons.package.appending(path: path), encoding: .utf8)
  }
}
