/// The contents of a safetensors file: named tensors, and strings that say more about them.
///
/// The format that PyTorch, MLX and Hugging Face read:
///
///     8 bytes          the length n of the header, little-endian
///     n bytes          the header, JSON: {"W1": {"dtype": "F64", "shape": [5, 30], "data_offsets": [0, 1200]}, …}
///     all that follows the tensors one after another, row by row, little-endian
///
/// `data_offsets` count from the end of the header; the header may have `__metadata__` of strings. Source:
/// https://github.com/huggingface/safetensors.
struct Safetensors: Equatable, Sendable {
  struct Tensor: Equatable, Sendable {
    let name: String
    let shape: [Int]
    /// Row by row: as many as the product of the shape.
    let values: [Double]
  }

  /// In the order of their data.
  var tensors: [Tensor]
  var metadata: [String: String] = [:]

  /// Longer headers are refused, as by the format's own library.
  static let longestHeader = 100_000_000
}

/// Why bytes are not a safetensors file, or not one that is read here.
struct MalformedSafetensors: Error, Equatable {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

/// A kind of number that tensors are made of; the raw value is its name in the header.
enum SafetensorsNumber: String, CaseIterable {
  case float64 = "F64"
  case float32 = "F32"

  /// How many bytes a number has.
  var size: Int { self == .float64 ? 8 : 4 }
}
