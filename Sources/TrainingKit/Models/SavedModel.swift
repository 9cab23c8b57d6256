import Datasets
import LessonKit
import ModelFiles
import NNCore
import TextAndFiles

/// A trained model read from a file: its named parameters, and metadata about its training.
public struct SavedModel: Equatable, Sendable {
  /// The file, for messages.
  public let path: String

  /// The names of the features that the model takes, if the file has them.
  public let featureNames: [String]?

  /// The names of the classes, in the order of their numbers, if the file has them.
  public let classNames: [String]?

  /// What the features were made from, if the file says so; see `TableSchema.columnList`.
  let featureColumns: [String]?

  /// Where that stands in the metadata.
  static let columnsKey = "feature_columns"

  private let file: ModelFile

  /// Reads a safetensors file.
  ///
  /// - Throws: `LessonError`: of the kind `file` if it cannot be read, `data` if it is malformed.
  public init(path: String) throws(LessonError) {
    try self.init(bytes: readBytes(of: path), path: path)
  }

  init(bytes: [UInt8], path: String) throws(LessonError) {
    do throws(ModelFileError) {
      file = try ModelFile(bytes: bytes)
      featureNames = try file.list("features")
      classNames = try file.list("classes")
      featureColumns = try file.list(SavedModel.columnsKey)
    } catch {
      throw .data("\(path): \(error.reason)")
    }
    self.path = path
  }

  /// The metadata `program`, `version`, `settings`, `features`, `feature_columns`, `classes`, `output`,
  /// `activation`, `alphabet`, as far as the file has them.
  public var metadata: [String: String] { file.metadata }

  /// The options of the run that saved it, as far as the file says.
  public var settings: GivenOptions { GivenOptions(text: metadata["settings"] ?? "") }

  /// The names of the tensors.
  public var names: [String] { file.tensors.map(\.name).sorted() }

  /// The tensor called `name` as a matrix; a vector is one column.
  ///
  /// - Parameters:
  ///   - rows: The required number of rows, if known.
  ///   - columns: The required number of columns, if known.
  /// - Throws: `LessonError.data` if there is none, if its shape is different, or if a number is not finite or too large
  ///   to compute with.
  public func matrix(_ name: String, rows: Int? = nil, columns: Int? = nil) throws(LessonError) -> Matrix {
    try checked { (file) throws(ModelFileError) in try file.matrix(name, rows: rows, columns: columns) }
  }

  /// The result of `value` for the file; its errors become those of a program.
  func checked<Value>(_ value: (ModelFile) throws(ModelFileError) -> Value) throws(LessonError) -> Value {
    do throws(ModelFileError) { return try value(file) } catch { throw malformed(error.reason) }
  }

  /// Checks that a program knows what to do with every tensor besides the layers and the standardization.
  ///
  /// - Parameter further: The names of a network's other tensors, given the number of its layers.
  /// - Throws: `LessonError.data` if there are tensors with other names.
  public func requireLayers(and further: (Int) -> Set<String>, for program: String) throws(LessonError) {
    let (count, names) = try checked { (file) throws(ModelFileError) in
      (try file.layerCount(), try file.namesBesideLayers())
    }
    try require(names, among: further(count).union(Standardization.names), for: program)
  }

  /// Checks that a program knows what to do with every tensor.
  ///
  /// - Throws: `LessonError.data` if there are tensors whose names are not among these.
  public func requireNames(among known: Set<String>, for program: String) throws(LessonError) {
    try require(names, among: known, for: program)
  }

  private func require(
    _ names: [String], among known: Set<String>, for program: String
  ) throws(LessonError) {
    let others = names.filter { !known.contains($0) }.sorted()
    if others.isEmpty { return }
    let list = others.prefix(3).map(quoted).joined(separator: ", ") + (others.count > 3 ? ", …" : "")
    throw malformed("it holds \(list), which \(program) has no use for", hint: origin)
  }

  /// The program that saved it, for hints; `nil` if the file does not say.
  var origin: String? { metadata["program"].map { "It was saved by \($0)." } }

  /// An error in this file's contents.
  public func malformed(_ reason: String, hint: String? = nil) -> LessonError {
    .data("\(path): \(reason)", hint: hint)
  }

  /// The error for an option that contradicts the model.
  ///
  /// - Parameters:
  ///   - option: What was typed: `--hidden 3`.
  ///   - fact: What the model has instead, as the rest of a sentence: `hidden layers have 20,10,5 units`.
  public func contradicts(_ option: String, _ fact: String) -> LessonError {
    .usage(
      "\(option) does not fit \(path), whose \(fact)", hint: "Options that are left out follow the model.")
  }
}
