import DataFiles
import Essentials

/// The data sets that a lesson can learn from.
public enum DataSet: Equatable, Sendable {
  /// Breast Cancer Wisconsin (Diagnostic): 569 × 30, label 1 for benign, not scaled.
  case breastCancer
  /// Two rings, one inside the other: 300 points to learn from, 100 to test.
  case circles
  /// Two half moons that reach into each other: 300 points, which also serve as the test set.
  case moons
  /// A CSV file of the user's, its last column the label.
  case file(path: String)

  private static let named: [(name: String, dataSet: DataSet)] = [
    ("breast-cancer", .breastCancer), ("circles", .circles), ("moons", .moons),
  ]

  /// The names of the data sets that come with the lessons.
  public static var names: [String] { named.map(\.name) }

  /// The data set of that name, or else the file at that path.
  public init(_ nameOrPath: String) {
    self = Self.named.first { $0.name == nameOrPath }?.dataSet ?? .file(path: nameOrPath)
  }

  /// Its name or, for a file, its path.
  public var name: String {
    if case .file(let path) = self { return path }
    return Self.named.first { $0.dataSet == self }?.name ?? ""
  }

  /// Whether it is split by chance. `circles` and `moons` come with test sets of their own, drawn from seeds
  /// of their own: a split seed changes nothing about them.
  public var isSplitAtRandom: Bool { self != .circles && self != .moons }

  /// Reads or generates the examples.
  ///
  /// Where `isSplitAtRandom`, `splitSeed` decides which of them are for the test, as `Split` says.
  ///
  /// - Throws: `DataError`: of the kind `data` with the file, line and column of what is wrong there, `file`
  ///   for a file that cannot be read, `usage` for a word that is neither a name nor a file.
  public func load(splitSeed: UInt32 = 28) throws(DataError) -> Split {
    switch self {
    case .breastCancer:
      let data = try CSVTable(path: Self.path(of: DataFiles.breastCancer)).labelled()
      return Split(data, seed: splitSeed, name: name)
    case .circles:
      let (train, test) = (
        Points.circles(300, noise: 0.05, seed: 1), Points.circles(100, noise: 0.05, seed: 2)
      )
      return Split(train: train, test: test, name: name)
    case .moons:
      let points = Points.moons(300, noise: 0.2, seed: 3)
      return Split(train: points, test: points, name: name)
    case .file(let path):
      try requireFile(path)
      return Split(try CSVTable(path: path).labelled(), seed: splitSeed, name: name)
    }
  }

  /// A word that names nothing is more likely a slip in the name of a data set than the name of a file.
  private func requireFile(_ path: String) throws(DataError) {
    if fileExists(path) { return }
    let names = "data sets: \(Self.names.joined(separator: ", ")), or the path of a CSV file"
    if path.contains("/") || path.contains(".") {
      throw .file("cannot read \(quoted(path)): there is no such file", hint: names)
    }
    let meant = suggestion(for: path, among: Self.names).map { "did you mean \($0)? " } ?? ""
    throw .usage("there is no data set and no file called \(quoted(path))", hint: meant + names)
  }

  private static func path(of name: String) throws(DataError) -> String {
    do {
      return try DataFiles.path(of: name)
    } catch {
      throw .file("\(error)")
    }
  }
}
