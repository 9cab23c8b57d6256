/// Writes the JSON of headers.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  mutating func text(_ text: String) { bytes += Array(text.utf8) }

  /// `"…"`, with escapes for quotation marks, backslashes and control characters.
  mutating func string(_ string: String) {
    bytes.append(0x22)
    for byte in string.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case ..<0x20:
        text("\\u00")
        bytes += [0x30 + byte >> 4, byte & 15 < 10 ? 0x30 + byte & 15 : 0x61 + byte & 15 - 10]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  /// `[…]`; `write` writes each element.
  mutating func list<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
    enclosed("[", elements, "]", write)
  }

  /// `{…}`; `write` writes the value of each name.
  mutating func object<Value>(
    _ members: [(name: String, value: Value)], _ write: (inout JSONWriter, Value) -> Void
  ) {
    enclosed("{", members, "}") { writer, member in
      writer.string(member.name)
      writer.text(":")
      write(&writer, member.value)
    }
  }

  private mutating func enclosed<Element>(
    _ start: String, _ elements: [Element], _ end: String, _ write: (inout JSONWriter, Element) -> Void
  ) {
    text(start)
    var isFirst = true
    for element in elements {
      if !isFirst { text(",") }
      isFirst = false
      write(&self, element)
    }
    text(end)
  }
}
