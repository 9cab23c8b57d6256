import Foundation

/// The data files of the lessons, found from any working directory.
public enum DataFiles {
  /// Breast Cancer Wisconsin (Diagnostic): 569 × 30 and the label; see `breast-cancer.md`.
  public static let breastCancer = "breast-cancer.csv"

  /// Handwritten digits: 1,797 × 64 and the digit; see `digits.md`.
  public static let digits = "digits.csv"

  /// Fisher's irises: 150 × 4 and the species; see `iris.md`.
  public static let iris = "iris.csv"

  /// Names of dinosaurs, one a line; see `dinosaurs.md`.
  public static let dinosaurs = "dinosaurs.txt"

  /// The path of the data file called `name`.
  ///
  /// - Throws: `MissingDataFile` if it is in none of `folders`.
  public static func path(of name: String) throws(MissingDataFile) -> String {
    try path(of: name, in: folders)
  }

  static func path(of name: String, in folders: [String]) throws(MissingDataFile) -> String {
    let candidates = folders.map { "\($0)/\(name)" }
    guard let path = candidates.first(where: FileManager.default.isReadableFile) else {
      throw MissingDataFile(name: name, placesTried: candidates)
    }
    return path
  }

  /// Where the files may be: in the bundle that SwiftPM lays beside the program, wherever the two have been
  /// moved together; or else in the folder of this source file, on the machine that built the program. The bundle
  /// has all files in one folder; the sources have the figures in one of their own.
  ///
  /// SwiftPM's own `Bundle.module` looks there too, but stops the program if it finds nothing.
  static var folders: [String] {
    let program = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
      .resolvingSymlinksInPath().deletingLastPathComponent()
    let bundle = program.appending(path: "NeuralNetworkLessons_DataFiles")
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
    return [
      bundle.appendingPathExtension("resources").path,
      bundle.appendingPathExtension("bundle").path,
      bundle.appendingPathExtension("bundle").appending(path: "Contents/Resources").path,
      sources.path,
      sources.appending(path: "Figures").path,
    ]
  }
}

/// A data file of the lessons is in none of the places where it should be.
public struct MissingDataFile: Error, CustomStringConvertible {
  public let name: String
  public let placesTried: [String]

  public var description: String {
    "cannot find the data file \(name); looked for " + placesTried.joined(separator: ", ")
  }
}
