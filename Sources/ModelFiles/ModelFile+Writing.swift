extension ModelFile {
  /// The file as bytes.
  ///
  /// - Parameter precision: The precision of the numbers in the file.
  /// - Throws: ``ModelFileError`` if a finite number is too large for it.
  public func bytes(_ precision: Precision = .double) throws(ModelFileError) -> [UInt8] {
    let kind = NumberKind(precision)
    var header = headerText(kind)
    // The data begin at a multiple of eight bytes, so that readers may map them as they are.
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    var bytes = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> ($0 * 8)) } + header
    for tensor in tensors {
      for value in tensor.values {
        if kind == .float32 && value.isFinite && Float(value).isInfinite {
          throw ModelFileError("\(tensor.name) holds \(value), which is too large for single precision")
        }
        kind.append(value, to: &bytes)
      }
    }
    return bytes
  }

  private func headerText(_ kind: NumberKind) -> [UInt8] {
    var writer = JSONWriter()
    writer.object(metadataMembers + tensorMembers(kind)) { writer, write in write(&writer) }
    return writer.bytes
  }

  private typealias Member = (name: String, value: (inout JSONWriter) -> Void)

  private var metadataMembers: [Member] {
    if metadata.isEmpty { return [] }
    let strings = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { (name: $0.key, value: $0.value) }
    return [("__metadata__", { writer in writer.object(strings) { $0.string($1) } })]
  }

  private func tensorMembers(_ kind: NumberKind) -> [Member] {
    var start = 0
    return tensors.map { tensor in
      let end = start + tensor.values.count * kind.size
      defer { start = end }
      return (tensor.name, description(kind, tensor.shape, [start, end]))
    }
  }
}

private func description(_ kind: NumberKind, _ shape: [Int], _ offsets: [Int]) -> (inout JSONWriter) -> Void {
  { writer in
    writer.text("{\"dtype\":\"\(kind.rawValue)\",\"shape\":")
    writer.list(shape) { $0.text("\($1)") }
    writer.text(",\"data_offsets\":")
    writer.list(offsets) { $0.text("\($1)") }
    writer.text("}")
  }
}
