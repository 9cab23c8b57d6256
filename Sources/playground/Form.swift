/// Names and values as in a URL, `lesson=2&data=moons`: the format of the page's requests, and of some answers.
package struct Form: Equatable, Sendable {
  /// The pairs in their order; if several have the same name, the last one counts.
  package var pairs: [(name: String, value: String)] = []

  package init() {}

  package init(_ text: some StringProtocol) {
    for part in text.utf8.split(separator: UInt8(ascii: "&")) {
      let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      pairs.append((Form.decoded(halves[0]), halves.count > 1 ? Form.decoded(halves[1]) : ""))
    }
  }

  /// The value with that name; `nil` if there is none.
  package subscript(name: String) -> String? {
    @inline(never) get { pairs.last { $0.name == name }?.value }
    @inline(never) set {
      pairs.removeAll { $0.name == name }
      if let newValue { pairs.append((name, newValue)) }
    }
  }

  package var text: String {
    var bytes: [UInt8] = []
    for (name, value) in pairs {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
      bytes += Form.encoded(name)
      bytes.append(UInt8(ascii: "="))
      bytes += Form.encoded(value)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  package static func == (a: Form, b: Form) -> Bool { a.text == b.text }

  /// Percent-encodes all bytes but letters, digits and `-._,;:`.
  private static func encoded(_ text: String) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return text.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2C...0x2E, 0x3A, 0x3B, 0x5F: [byte]
      default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
  }

  private static func decoded(_ text: some Collection<UInt8>) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let high = hexadecimal(rest[rest.startIndex]),
        let low = hexadecimal(rest[rest.startIndex + 1])
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}

/// Why something cannot be done: a kind, for which the page has a sentence in each of its languages, and the values that
/// the sentence names.
package struct Complaint: Error, Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// A setting outside its range, which may leave out 0 or 1, or with a value that is none of its choices.
    case number, positive, belowOne, whole, choice
    case noLesson, evenPoints, units, layers, weights, damagedPoints, classes, drawFirst
    /// A file: the reason is the reader's own sentence, in English.
    case noFile, table, model, normalization
    case largeModel, modelShape
    case noNames, letters, start
    case noNetwork, request
  }

  /// `kind=units&most=100&got=900`.
  package let form: Form

  package init(_ kind: Kind, _ values: (name: String, value: String)...) {
    var form = Form()
    form.pairs = [("kind", kind.rawValue)] + values
    self.form = form
  }
}

extension Form {
  /// The number with that name, or `standard` if there is none.
  ///
  /// - Throws: `Complaint` unless it is a finite number in `range`.
  package func number(
    _ name: String, _ standard: Double, in range: ClosedRange<Double>
  ) throws(Complaint) -> Double {
    guard let text = self[name], !text.isEmpty else { return standard }
    guard let value = Double(text), range.contains(value) else {
      let (low, high) = (shortest(range.lowerBound), shortest(range.upperBound))
      if range.upperBound == 1.0.nextDown { throw Complaint(.belowOne, ("name", name), ("got", text)) }
      if range.lowerBound == Double.leastNonzeroMagnitude {
        throw Complaint(.positive, ("name", name), ("high", high), ("got", text))
      }
      throw Complaint(.number, ("name", name), ("low", low), ("high", high), ("got", text))
    }
    return value
  }

  /// The same for an optional number.
  package func optionalNumber(
    _ name: String, in range: ClosedRange<Double>
  ) throws(Complaint) -> Double? {
    self[name].map { $0.isEmpty } ?? true ? nil : try number(name, 0, in: range)
  }

  /// The same for a whole number.
  package func count(_ name: String, _ standard: Int, in range: ClosedRange<Int>) throws(Complaint) -> Int {
    guard let text = self[name], !text.isEmpty else { return standard }
    guard let value = Int(text), range.contains(value) else {
      throw Complaint(
        .whole, ("name", name), ("low", "\(range.lowerBound)"), ("high", "\(range.upperBound)"), ("got", text)
      )
    }
    return value
  }

  package func seed(_ name: String, _ standard: UInt32) throws(Complaint) -> UInt32 {
    guard let text = self[name], !text.isEmpty else { return standard }
    guard let value = UInt32(text) else {
      throw Complaint(.whole, ("name", name), ("low", "0"), ("high", "\(UInt32.max)"), ("got", text))
    }
    return value
  }

  package func flag(_ name: String) -> Bool { self[name] == "1" }
}
