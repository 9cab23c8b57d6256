import Foundation
import Testing

/// Texts and pictures as they were when somebody last looked at them, in `Tests/Snapshots`.
///
/// Where a change is wanted, `RENEW_SNAPSHOTS=1 swift test` writes them anew; look at the difference, and at the
/// pictures, before committing it.
public enum Snapshot {
  public static let folder = Fixture.folder.deletingLastPathComponent().appending(path: "Snapshots")

  private static let isRenewing = ProcessInfo.processInfo.environment["RENEW_SNAPSHOTS"] == "1"

  /// Expects `text` to be what `Tests/Snapshots/<name>` holds.
  public static func expect(
    _ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if isRenewing {
      let folder = file.deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      return try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    guard kept != text else { return }
    Issue.record(
      "\(name) differs in \(difference(kept, text)); if that is wanted: RENEW_SNAPSHOTS=1 swift test",
      sourceLocation: sourceLocation)
  }

  /// The first line that differs, as it was and as it is.
  private static func difference(_ kept: String, _ text: String) -> String {
    let lines = [kept, text].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    let number =
      zip(lines[0], lines[1]).enumerated().first { $1.0 != $1.1 }?.offset ?? lines.map(\.count).min() ?? 0
    let both = lines.map { $0.indices.contains(number) ? "\"\($0[number].prefix(200))\"" : "nothing" }
    return "line \(number + 1): it was \(both[0]), and is \(both[1])"
  }
}
