import Foundation
import Testing

/// Whether recorded texts are to be rewritten instead of compared: `RENEW=1 swift test`.
public let isRenewing = ProcessInfo.processInfo.environment["RENEW"] == "1"

/// Texts and pictures as they were when somebody last looked at them, in `Tests/Snapshots`.
///
/// If a change is wanted, `RENEW=1 swift test --filter Snapshot` rewrites them; look at the diff, and at the
/// pictures, before committing it.
public enum Snapshot {
  public static let folder = Fixture.folder.deletingLastPathComponent().appending(path: "Snapshots")

  /// Expects `text` to be what `Tests/Snapshots/<name>` holds, or the file of that name in another folder.
  public static func expect(
    _ text: String, is name: String, in folder: URL = Snapshot.folder,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if isRenewing {
      let folder = file.deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      return try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    guard
      let difference = firstDifference(kept.components(separatedBy: "\n"), text.components(separatedBy: "\n"))
    else { return }
    Issue.record(
      "\(name) differs in \(difference); if that is wanted: RENEW=1 swift test --filter Snapshot",
      sourceLocation: sourceLocation)
  }
}

/// The first line that differs, as it was and as it is; `nil` if all are the same.
public func firstDifference(_ kept: [String], _ lines: [String]) -> String? {
  guard let number = (0..<max(kept.count, lines.count)).first(where: { kept.at($0) != lines.at($0) }) else {
    return nil
  }
  let both = [kept, lines].map { $0.at(number).map { "\"\($0.prefix(200))\"" } ?? "nothing" }
  return "line \(number + 1): it was \(both[0]), and is \(both[1])"
}

extension [String] {
  fileprivate func at(_ index: Int) -> String? { indices.contains(index) ? self[index] : nil }
}
