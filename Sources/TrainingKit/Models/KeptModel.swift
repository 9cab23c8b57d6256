import Datasets
import Essentials
import Foundation
import LessonKit
import NNCore

/// A trained model as a file keeps it: its parameters by their names, and what is known of how they came about.
public struct KeptModel: Equatable, Sendable {
  /// The file, for messages.
  public let path: String

  /// `program`, `version`, `settings`, `features`, `classes`, `output`, `activation`, `alphabet`: as far as the
  /// file says so.
  public let metadata: [String: String]

  private let tensors: [String: Safetensors.Tensor]

  /// Reads a safetensors file.
  ///
  /// - Throws: `LessonError`: of the kind `file` if it cannot be read, `data` if it does not hold what it should.
  public init(path: String) throws(LessonError) {
    try self.init(bytes: readBytes(of: path), path: path)
  }

  init(bytes: [UInt8], path: String) throws(LessonError) {
    do {
      let file = try Safetensors(bytes: bytes)
      self.path = path
      metadata = file.metadata
      tensors = Dictionary(uniqueKeysWithValues: file.tensors.map { ($0.name, $0) })
    } catch {
      throw .data("\(path): \(error.reason)")
    }
  }

  public var names: [String] { tensors.keys.sorted() }

  /// The tensor called `name` as a matrix; a vector is one column.
  ///
  /// - Parameters:
  ///   - rows: How many it must have, if that is known.
  ///   - columns: How many it must have, if that is known.
  /// - Throws: `LessonError.data` if there is none, or not of that shape, or not of numbers to compute with.
  public func matrix(_ name: String, rows: Int? = nil, columns: Int? = nil) throws(LessonError) -> Matrix {
    guard let tensor = tensors[name] else { throw malformed("it has no tensor called \(name)") }
    let shape = tensor.shape.count == 1 ? tensor.shape + [1] : tensor.shape
    guard shape.count == 2, shape.allSatisfy({ $0 > 0 }), shape[0] == rows ?? shape[0],
      shape[1] == columns ?? shape[1]
    else {
      let expected = [rows, columns].map { $0.map(String.init) ?? "any" }.joined(separator: "×")
      let actual = tensor.shape.map(String.init).joined(separator: "×")
      throw malformed(
        "\(name) is \(actual.isEmpty ? "a single number" : actual), where \(expected) is needed")
    }
    let matrix = Matrix(rows: shape[0], columns: shape[1], elements: tensor.values)
    guard matrix.isComputable else {
      throw malformed("\(name) holds values that are not finite or too large")
    }
    return matrix
  }

  /// Checks that a program knows what to do with every tensor.
  ///
  /// - Parameter kinds: The names that tensors may have, numbers at their ends apart: `W`, `b`.
  /// - Throws: `LessonError.data` with the first other one.
  public func requireKinds(_ kinds: Set<String>, for program: String) throws(LessonError) {
    let known = kinds.union(Standardization.names)
    for name in names where !known.contains(String(name.reversed().drop(while: \.isNumber).reversed())) {
      throw malformed("it holds \(quoted(name)), which \(program) has no use for", hint: origin)
    }
  }

  /// Which program has kept it, for hints; `nil` if the file does not say.
  var origin: String? { metadata["program"].map { "It was kept by \($0)." } }

  /// An error in this file's contents.
  public func malformed(_ reason: String, hint: String? = nil) -> LessonError {
    .data("\(path): \(reason)", hint: hint)
  }

  /// The strings of a list in the metadata; `nil` if there is none.
  func list(_ name: String) -> [String]? {
    metadata[name].flatMap { try? JSONDecoder().decode([String].self, from: Data($0.utf8)) }
  }

  /// The names of the features that the model takes, if the file knows them.
  public var featureNames: [String]? { list("features") }

  /// The names of the classes, in the order of their numbers, if the file knows them.
  public var classNames: [String]? { list("classes") }
}
