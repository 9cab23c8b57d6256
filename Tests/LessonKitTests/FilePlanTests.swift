import Foundation
import TestSupport
import Testing

@testable import LessonKit

struct FilePlanTests {
  private typealias Use = PlannedFile.Use

  /// The error of a plan of `--one` and `--other`, in a folder with `file`, `folder/`, a soft and a hard link to
  /// `file`, `round`, a link to the folder itself, and `dangling`, a link to `round/new`, which does not exist.
  private func error(_ one: (String, Use), _ other: (String, Use), replacing: String? = nil) throws
    -> LessonError?
  {
    try withTemporaryFolder { folder in
      let manager = FileManager.default
      func path(_ name: String) -> String { name.hasPrefix("/") ? name : folder.path + "/" + name }
      try "x".write(toFile: path("file"), atomically: false, encoding: .utf8)
      try manager.createDirectory(atPath: path("folder"), withIntermediateDirectories: false)
      try manager.createSymbolicLink(atPath: path("soft"), withDestinationPath: "file")
      try manager.createSymbolicLink(atPath: path("round"), withDestinationPath: ".")
      try manager.createSymbolicLink(atPath: path("dangling"), withDestinationPath: "round/new")
      try manager.linkItem(atPath: path("file"), toPath: path("hard"))
      let files = [
        PlannedFile("--one", path(one.0), one.1),
        PlannedFile("--other", path(other.0), other.1, replacing: replacing),
      ]
      do throws(LessonError) {
        try FilePlan(files).check()
        return nil
      } catch {
        return error
      }
    }
  }

  @Test(
    "One file by any path",
    arguments: [
      ("file", "file"), ("file", "./file"), ("file", "folder/../file"), ("file", "soft"), ("soft", "hard"),
      ("file", "round/round/file"), ("new", "./new"), ("new", "dangling"), ("round/new", "folder/../new"),
    ])
  func clashes(_ one: String, _ other: String) throws {
    let both = try error((one, .writing), (other, .writing))
    #expect(both?.kind == .usage && both?.message.hasPrefix("--one and --other would both write") == true)
    if one.hasSuffix("new") { return }
    let first = try error((one, .writing), (other, .reading))
    #expect(first?.kind == .usage && first?.message.hasPrefix("--one would overwrite") == true)
    let second = try error((one, .reading), (other, .writing))
    #expect(second?.kind == .usage && second?.message.hasPrefix("--other would overwrite") == true)
  }

  @Test(
    "Different files, and what can be used twice",
    arguments: [
      ("file", "new"), ("new", "newer"), ("/dev/null", "/dev/null"), ("/dev/stdout", "/dev/stdout"),
      ("new", "New"), ("folder/new", "new"), ("e\u{301}", "\u{E9}"),
    ])
  func differences(_ one: String, _ other: String) throws {
    #if canImport(Darwin)
      if one.lowercased() == other.lowercased() { return }
    #endif
    #expect(try error((one, .writing), (other, .writing)) == nil)
  }

  @Test func twoMayReadOneFile() throws {
    #expect(try error(("file", .reading), ("soft", .reading)) == nil)
    #expect(try error(("none", .reading), ("none", .reading)) == nil)
  }

  @Test func whatWasLoadedMayBeReplacedByItsOwnOptionOnly() throws {
    #expect(try error(("file", .reading), ("soft", .writing), replacing: "--one") == nil)
    #expect(try error(("file", .reading), ("soft", .writing), replacing: "--else")?.kind == .usage)
  }

  @Test func aFileIsNoFolder() throws {
    let inside = try error(("plots", .writing), ("plots/a.svg", .writingWithFolder))
    #expect(inside?.kind == .usage)
    #expect(
      inside?.message.hasSuffix(
        "/plots\" cannot be both the file of --one and the folder of --other") == true)
    #expect(try error(("plots", .writingWithFolder), ("plotsa/a.svg", .writingWithFolder)) == nil)
  }

  @Test func outputsThatCannotBeWrittenAreFound() throws {
    #expect(try error(("file", .reading), ("folder", .writing))?.kind == .file)
    let long = String(repeating: "n", count: 256)
    #expect(try error(("file", .reading), (long, .writing))?.message.hasSuffix("File name too long") == true)
  }
}
