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
    } catch {
      throw .data("\(path): \(error.reason)")
    }
    self.path = path
  }

  /// The metadata `program`, `version`, `settings`, `features`, `classes`, `output`, `activation`, `alphabet`, as far
  /// as the file has them.
  public var metadata: [String: String] { file.metadata }

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

  /// Checks that a program knows what to do with every tensor.
  ///
  /// - Parameter kinds: The names that tensors may have, without the numbers at their ends: `W`, `b`.
  /// - Throws: `LessonError.data` for the first tensor with another name.
  public func requireKinds(_ kinds: Set<String>, for program: String) throws(LessonError) {
    let known = kinds.union(Standardization.names)
    let names =
      kinds.contains("W")
      ? try checked { (file) throws(ModelFileError) in try file.namesBesideLayers().sorted() } : names
    for name in names where !known.contains(String(name.reversed().drop(while: \.isNumber).reversed())) {
      throw malformed("it holds \(quoted(name)), which \(program) has no use for", hint: origin)
    }
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
