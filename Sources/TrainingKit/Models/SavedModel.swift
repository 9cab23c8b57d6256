import Datasets
import LessonKit
import ModelFiles
import NNCore
import TextAndFiles

/// A trained model as a file holds it: its parameters by their names, and what is known of how they came about.
public struct SavedModel: Equatable, Sendable {
  /// The file, for messages.
  public let path: String

  /// The names of the features that the model takes, if the file knows them.
  public let featureNames: [String]?

  /// The names of the classes, in the order of their numbers, if the file knows them.
  public let classNames: [String]?

  private let file: ModelFile

  /// Reads a safetensors file.
  ///
  /// - Throws: `LessonError`: of the kind `file` if it cannot be read, `data` if it does not hold what it should.
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

  /// `program`, `version`, `settings`, `features`, `classes`, `output`, `activation`, `alphabet`: as far as the
  /// file says so.
  public var metadata: [String: String] { file.metadata }

  /// The names of the tensors.
  public var names: [String] { file.tensors.map(\.name).sorted() }

  /// The tensor called `name` as a matrix; a vector is one column.
  ///
  /// - Parameters:
  ///   - rows: How many it must have, if that is known.
  ///   - columns: How many it must have, if that is known.
  /// - Throws: `LessonError.data` if there is none, or not of that shape, or not of numbers to compute with.
  public func matrix(_ name: String, rows: Int? = nil, columns: Int? = nil) throws(LessonError) -> Matrix {
    try checked { (file) throws(ModelFileError) in try file.matrix(name, rows: rows, columns: columns) }
  }

  /// What a file gives, whose errors become those of a program.
  func checked<Value>(_ value: (ModelFile) throws(ModelFileError) -> Value) throws(LessonError) -> Value {
    do throws(ModelFileError) { return try value(file) } catch { throw malformed(error.reason) }
  }

  /// Checks that a program knows what to do with every tensor.
  ///
  /// - Parameter kinds: The names that tensors may have, numbers at their ends apart: `W`, `b`.
  /// - Throws: `LessonError.data` with the first other one.
  public func requireKinds(_ kinds: Set<String>, for program: String) throws(LessonError) {
    let known = kinds.union(Standardization.names)
    let names =
      kinds.contains("W")
      ? try checked { (file) throws(ModelFileError) in try file.namesBesideLayers().sorted() } : names
    for name in names where !known.contains(String(name.reversed().drop(while: \.isNumber).reversed())) {
      throw malformed("it holds \(quoted(name)), which \(program) has no use for", hint: origin)
    }
  }

  /// Which program has saved it, for hints; `nil` if the file does not say.
  var origin: String? { metadata["program"].map { "It was saved by \($0)." } }

  /// An error in this file's contents.
  public func malformed(_ reason: String, hint: String? = nil) -> LessonError {
    .data("\(path): \(reason)", hint: hint)
  }

  /// An option that says something else than the model.
  ///
  /// - Parameters:
  ///   - option: What was typed: `--hidden 3`.
  ///   - fact: What the model has instead, as the rest of a sentence: `hidden layers have 20,10,5 units`.
  public func contradicts(_ option: String, _ fact: String) -> LessonError {
    .usage("\(option) does not fit \(path), whose \(fact)", hint: "What is not typed follows the model.")
  }
}
