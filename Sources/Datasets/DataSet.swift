import DataFiles
import TextAndFiles

/// The data sets that a lesson can learn from.
public enum DataSet: Equatable, Sendable {
  /// Breast Cancer Wisconsin (Diagnostic) (Street, Wolberg and Mangasarian, 1993): 569 examples with 30 unscaled
  /// features; label 1 means benign.
  case breastCancer
  /// Two rings, one inside the other: 300 points for training, 100 for testing; see
  /// ``Points/circles(_:noise:factor:seed:file:line:)``.
  case circles
  /// Two interlocking half moons: 300 points for training, 100 for testing; see
  /// ``Points/moons(_:noise:seed:file:line:)``.
  case moons
  /// Points above and below half a sine, one label in ten wrong: 211 points for training, 200 for testing; see
  /// ``Points/planar(_:flipped:seed:file:line:)``.
  case planar
  /// Handwritten digits (Kaynak, 1995): 1,797 images of 8 × 8 pixels from 0 to 1, row by row; ten classes.
  case digits
  /// Irises (Fisher, 1936): 150 flowers, each with four lengths in centimetres; three classes.
  case iris
  /// A CSV file of the user's, read as ``CSVFile`` does.
  case file(path: String)

  private static let named: [(name: String, dataSet: DataSet)] = [
    ("breast-cancer", .breastCancer), ("circles", .circles), ("moons", .moons), ("planar", .planar),
    ("digits", .digits), ("iris", .iris),
  ]

  /// The names of the data sets that come with the lessons.
  public static var names: [String] { named.map(\.name) }

  /// The data set of that name, or else the file at that path.
  public init(_ nameOrPath: String) {
    self = Self.named.first { $0.name == nameOrPath }?.dataSet ?? .file(path: nameOrPath)
  }

  /// The name or, for a file, the path.
  public var name: String {
    if case .file(let path) = self { return path }
    return Self.named.first { $0.dataSet == self }?.name ?? ""
  }

  /// Whether it comes with the lessons.
  public var isBuiltIn: Bool { Self.named.contains { $0.dataSet == self } }

  /// The file that it is read from; `nil` if it is generated, or if its file is missing.
  public var path: String? {
    switch self {
    case .circles, .moons, .planar: nil
    case .breastCancer: try? DataFiles.path(of: DataFiles.breastCancer)
    case .digits: try? DataFiles.path(of: DataFiles.digits)
    case .iris: try? DataFiles.path(of: DataFiles.iris)
    case .file(let path): path
    }
  }

  /// Whether it is split at random. `circles`, `moons` and `planar` have test sets of their own, which no split seed
  /// changes.
  public var isSplitAtRandom: Bool { ![.circles, .moons, .planar].contains(self) }

  /// Reads or generates the examples.
  ///
  /// If ``isSplitAtRandom`` is true, `splitSeed` decides which examples are held out for testing, as
  /// ``Split/init(_:seed:name:file:line:)`` says.
  ///
  /// - Parameters:
  ///   - splitSeed: The seed of the split.
  ///   - test: A file of test examples, if all rows of the data set's own file are for training. Its columns are found
  ///     by the names in that file, and its labels belong to the same classes.
  ///   - options: How a file is to be read; the built-in sets use only the schema.
  /// - Throws: `DataError`: of the kind `data`, with file, line and column, if something is wrong there; `file` if a
  ///   file cannot be read; `usage` if a word is neither a name nor a file.
  public func load(
    splitSeed: UInt32 = 28, test: String? = nil, _ options: CSVOptions = CSVOptions()
  ) throws(DataError) -> Split {
    if test != nil && isBuiltIn { throw .usage("\(name) has a test set of its own") }
    let split = try unarranged(splitSeed, test, options)
    guard let schema = options.schema, isBuiltIn else { return split }
    return try split.arranged(as: schema)
  }

  private func unarranged(
    _ splitSeed: UInt32, _ test: String?, _ options: CSVOptions
  ) throws(DataError) -> Split {
    switch self {
    case .circles:
      split(Points.circles(300, noise: 0.05, seed: 1), Points.circles(100, noise: 0.05, seed: 2))
    case .moons:
      split(Points.moons(300, noise: 0.2, seed: 3), Points.moons(100, noise: 0.2, seed: 4))
    case .planar:
      Self.planar(name: name)
    case .breastCancer, .digits, .iris:
      Split(try examples(), seed: splitSeed, name: name)
    case .file(let path):
      try Self.split(ofFile: path, test: test, seed: splitSeed, options)
    }
  }

  private func split(_ train: LabelledData, _ test: LabelledData) -> Split {
    Split(train: train, test: test, name: name)
  }

  private static func planar(name: String) -> Split {
    let points = Points.planar(411, seed: 5)
    return Split(train: points.examples(at: 0..<211), test: points.examples(at: 211..<411), name: name)
  }

  /// All examples of a set that is split at random.
  private func examples() throws(DataError) -> LabelledData {
    switch self {
    case .digits:
      var digits = try Self.read(DataFiles.digits)
      digits.X = digits.X.map { $0 / 16 }
      return digits
    case .iris: return try Self.read(DataFiles.iris)
    default: return try Self.read(DataFiles.breastCancer)
    }
  }

  private static func read(_ file: String) throws(DataError) -> LabelledData {
    let path: String
    do {
      path = try DataFiles.path(of: file)
    } catch {
      throw .file("\(error)")
    }
    return try CSVFile(path: path, CSVOptions(severalClasses: true)).examples
  }
}
