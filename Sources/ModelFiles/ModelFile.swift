import NNCore

/// The contents of a safetensors file: named tensors, and strings that describe them.
///
/// ```swift
/// let file = ModelFile(tensors: [ModelFile.Tensor("W1", W), ModelFile.Tensor("b1", b)])
/// let bytes = try file.bytes()  // to be written to a file
/// let layers = try ModelFile(bytes: bytes).layers()  // the layers of a network again
/// ```
/// PyTorch, MLX and Hugging Face read and write the format:
///
///     8 bytes          the length n of the header, little-endian
///     n bytes          the header, JSON: {"W1": {"dtype": "F64", "shape": [5, 30], "data_offsets": [0, 1200]}, …}
///     all that follows the tensors one after another, row by row, little-endian
///
/// `data_offsets` count from the end of the header; the header may have strings under `__metadata__`. Source:
/// https://github.com/huggingface/safetensors.
///
/// This type converts between bytes and values; reading and writing files is left to the caller. The module needs no
/// Foundation.
public struct ModelFile: Equatable, Sendable {
  /// The tensors in the order of their data, each name once.
  public var tensors: [Tensor]

  /// What else the file says, such as `"program"` and `"features"`.
  public var metadata: [String: String]

  /// A file of these tensors, each name once, and these strings.
  public init(tensors: [Tensor], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// The tensor called `name`; `nil` if there is none.
  public func tensor(_ name: String) -> Tensor? { tensors.first { $0.name == name } }

  /// The tensor called `name` as a matrix; a vector is one column.
  ///
  /// - Parameters:
  ///   - name: The name of the tensor.
  ///   - rows: How many rows it must have, if that is known.
  ///   - columns: How many columns it must have, if that is known.
  /// - Throws: ``ModelFileError`` if there is no such tensor, it has another shape or no numbers, or its numbers are
  ///   infinite, NaN, or so large that the sum of their squares is infinite.
  public func matrix(
    _ name: String, rows: Int? = nil, columns: Int? = nil
  ) throws(ModelFileError) -> Matrix {
    guard let tensor = tensor(name) else { throw ModelFileError("it has no tensor called \(name)") }
    let shape = tensor.shape.count == 1 ? tensor.shape + [1] : tensor.shape
    guard shape.count == 2, shape[0] > 0, shape[1] > 0, fits(shape, rows, columns) else {
      throw misfit(tensor, rows, columns)
    }
    let matrix = Matrix(rows: shape[0], columns: shape[1], elements: tensor.values)
    guard matrix.sumOfSquares().isFinite else {
      throw ModelFileError("\(name) holds values that are not finite or too large")
    }
    return matrix
  }

  /// The strings of a JSON list in the metadata; `nil` if there is no such list.
  ///
  /// - Throws: ``ModelFileError`` if it is not a list of strings.
  public func list(_ name: String) throws(ModelFileError) -> [String]? {
    guard let text = metadata[name] else { return nil }
    var reader = JSONReader(Array(text.utf8))
    do throws(ModelFileError) {
      let list = try reader.list { (reader) throws(ModelFileError) in try reader.string() }
      try reader.requireEnd()
      return list
    } catch {
      throw ModelFileError("\(name) in its metadata is not a JSON list of strings")
    }
  }

  /// Sets a list of strings in the metadata, written as JSON.
  public mutating func setList(_ name: String, to list: [String]) {
    var text = JSONWriter()
    text.list(list) { text, word in text.string(word) }
    metadata[name] = String(decoding: text.bytes, as: UTF8.self)
  }
}

extension ModelFile {
  /// A named array of numbers in any number of dimensions.
  public struct Tensor: Equatable, Sendable {
    /// The name, such as `W1`.
    public let name: String
    /// The size of each dimension; empty for a single number.
    public let shape: [Int]
    /// The numbers row by row: as many as the product of the shape.
    public let values: [Double]

    /// A tensor of this shape.
    ///
    /// - Precondition: There are as many values as the product of the shape.
    public init(
      _ name: String, shape: [Int], values: [Double], file: StaticString = #file, line: UInt = #line
    ) {
      guard elementCount(shape) == values.count else {
        fatalError(
          "\(name): \(values.count) values cannot have the shape \(text(shape))", file: file, line: line)
      }
      (self.name, self.shape, self.values) = (name, shape, values)
    }

    /// A matrix and its name.
    public init(_ name: String, _ matrix: Matrix) {
      self.init(name, shape: [matrix.rows, matrix.columns], values: matrix.elements)
    }
  }

  /// The precision of the numbers in a file.
  public enum Precision: String, CaseIterable, Sendable {
    /// F64: every number as it is.
    case double
    /// F32: rounded to about seven digits. MLX reads no F64.
    case single
  }
}

/// Why bytes are not a safetensors file, or not the requested model.
public struct ModelFileError: Error, Equatable, CustomStringConvertible {
  /// The rule that is broken and the value that breaks it, in a sentence about the file as "it".
  public let reason: String

  /// The reason.
  public var description: String { reason }

  init(_ reason: String) { self.reason = reason }
}

// MARK: - Shapes

/// How many numbers a shape has; `nil` for a negative size, or more numbers than an integer counts.
func elementCount(_ shape: [Int]) -> Int? {
  var count = 1
  for size in shape {
    let (product, overflows) = count.multipliedReportingOverflow(by: size)
    if overflows || size < 0 { return nil }
    count = product
  }
  return count
}

/// A shape as messages show it: `5×30`.
func text(_ shape: [Int]) -> String {
  if shape.isEmpty { return "a single number" }
  var text = ""
  for size in shape { text += (text.isEmpty ? "" : "×") + "\(size)" }
  return text
}

private func fits(_ shape: [Int], _ rows: Int?, _ columns: Int?) -> Bool {
  shape[0] == rows ?? shape[0] && shape[1] == columns ?? shape[1]
}

/// The error of a tensor that does not have the needed shape; it says so if the transpose would fit.
private func misfit(_ tensor: ModelFile.Tensor, _ rows: Int?, _ columns: Int?) -> ModelFileError {
  let needed = (rows.map { "\($0)" } ?? "any") + "×" + (columns.map { "\($0)" } ?? "any")
  let shape = tensor.shape
  let isTransposed =
    shape.count == 2 && shape[0] > 0 && shape[1] > 0 && fits([shape[1], shape[0]], rows, columns)
  return ModelFileError(
    "\(tensor.name) is \(text(shape)), where \(needed) is needed"
      + (isTransposed ? ": it fits only transposed" : ""))
}
