import Foundation

/// The lessons, as `Package.swift` lists them: the one place where a lesson is added.
public enum Lessons {
  /// The root of the package.
  public static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let manifest =
    (try? String(contentsOf: package.appending(path: "Package.swift"), encoding: .utf8)) ?? ""

  /// The names of the programs, in the order of the course.
  public static let names: [String] = {
    guard let list = manifest.firstMatch(of: /let lessons = \[(.*?)\n\]/.dotMatchesNewlines()) else {
      fatalError("Package.swift has no list of the form `let lessons = [ … ]`")
    }
    return list.1.matches(of: /"(\w+)"/).map { String($0.1) }
  }()

  /// The files of each lesson's heart, its mathematics, as `Package.swift` lists them.
  public static let hearts: [String: [URL]] = {
    guard let list = manifest.firstMatch(of: /let hearts: .*? = \[\n(.*?)\n\]/.dotMatchesNewlines()) else {
      fatalError("Package.swift has no list of the form `let hearts: [String: [String]] = [ … ]`")
    }
    let entries = list.1.matches(of: /"(\w+)": \[(.*?)\]/.dotMatchesNewlines()).map { entry in
      let folder = package.appending(path: "Sources/\(entry.1)")
      return (String(entry.1), entry.2.matches(of: /"([\w.]+)"/).map { folder.appending(path: String($0.1)) })
    }
    return Dictionary(uniqueKeysWithValues: entries)
  }()

  /// Options that make a run of the lesson short.
  public static func shortRun(of name: String) -> [String] {
    switch name {
    case "compare_initializations": ["--examples", "10", "--inputs", "20", "--hidden", "10,5"]
    case "gradient_checking": []
    case "deep_neural_network_with_gd", "deep_neural_network_with_optimizers": ["--iterations", "1"]
    default: ["--iterations", "3"]
    }
  }
}
