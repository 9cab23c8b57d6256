import Foundation

extension Safetensors {
  /// The file as bytes, all tensors as F64.
  func bytes() throws -> [UInt8] {
    var header = try headerText()
    // The data begin at a multiple of eight bytes, so that readers may map them as they are.
    header.append(contentsOf: repeatElement(UInt8(ascii: " "), count: (8 - header.count % 8) % 8))
    return littleEndian(UInt64(header.count)) + header
      + tensors.flatMap { $0.values.flatMap { littleEndian($0.bitPattern) } }
  }

  private func headerText() throws -> [UInt8] {
    var entries: [String: HeaderEntry] = [:]
    if !metadata.isEmpty { entries[HeaderEntry.metadataName] = .metadata(metadata) }
    var position = 0
    for tensor in tensors {
      let end = position + tensor.values.count * SafetensorsNumber.float64.size
      entries[tensor.name] = .tensor(
        dtype: SafetensorsNumber.float64.rawValue, shape: tensor.shape, offsets: [position, end])
      position = end
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(entries))
  }
}

/// The bytes of a number, the lowest first.
private func littleEndian(_ number: UInt64) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian, Array.init)
}
