/// What the header of a safetensors file says under one name.
enum HeaderEntry: Equatable {
  case metadata([String: String])
  /// - Parameter offsets: Where the data begin and end, counted from the end of the header.
  case tensor(dtype: String, shape: [Int], offsets: [Int])

  static let metadataName = "__metadata__"

  private enum Key: String, CodingKey, CaseIterable {
    case dtype
    case shape
    case offsets = "data_offsets"
  }

  /// How many names stand inside of it.
  var nameCount: Int {
    switch self {
    case .metadata(let strings): strings.count
    case .tensor: Key.allCases.count
    }
  }
}

extension HeaderEntry: Codable {
  init(from decoder: any Decoder) throws {
    if decoder.codingPath.last?.stringValue == HeaderEntry.metadataName {
      self = .metadata(try decoder.singleValueContainer().decode([String: String].self))
    } else {
      let fields = try decoder.container(keyedBy: Key.self)
      self = .tensor(
        dtype: try fields.decode(String.self, forKey: .dtype),
        shape: try fields.decode([Int].self, forKey: .shape),
        offsets: try fields.decode([Int].self, forKey: .offsets))
    }
  }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .metadata(let strings):
      var container = encoder.singleValueContainer()
      try container.encode(strings)
    case .tensor(let dtype, let shape, let offsets):
      var fields = encoder.container(keyedBy: Key.self)
      try fields.encode(dtype, forKey: .dtype)
      try fields.encode(shape, forKey: .shape)
      try fields.encode(offsets, forKey: .offsets)
    }
  }
}
