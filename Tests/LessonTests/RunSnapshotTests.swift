import Foundation
import TestSupport
import Testing

/// What a short run of every lesson prints on both streams, in 80 columns, as it reads today.
struct RunSnapshotTests {
  @Test(arguments: Lessons.names) func aRunReadsAsItDid(name: String) throws {
    try withTemporaryFolder { folder in
      let options = Lessons.shortRun(of: name).joined(separator: " ")
      let result = try runShell("COLUMNS=80 \"$1\" \(options)", name, in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      for line in result.stderr.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      let text = "stdout:\n\(result.stdout)\nstderr:\n\(result.stderr)"
      // Digits are other tests' business: their last ones depend on the machine.
      let masked = text.replacing(/\d+\.\d+(e[-+]?\d+)?|\d+e-\d+/) { _ in "#" }
      try Snapshot.expect(masked.replacing(/[ ]{3,}/, with: "  "), is: "runs/\(name).txt")
    }
  }
}
