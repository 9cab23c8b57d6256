extension RandomState: RandomNumberGenerator {
  /// The next 64 random bits: two words of 32, the upper one first.
  ///
  /// With it, `Array.shuffled(using:)`, `Int.random(in:using:)` and the like draw from this generator. How they use the
  /// bits is up to Swift, and may change from version to version; for NumPy's numbers use the methods here.
  public mutating func next() -> UInt64 {
    let upper = UInt64(nextUInt32())
    return upper << 32 | UInt64(nextUInt32())
  }
}

extension RandomState: Equatable {
  /// Whether both generators are in the same state, and so draw the same numbers from here on.
  public static func == (left: RandomState, right: RandomState) -> Bool {
    for index in 0..<size where left.words[index] != right.words[index] { return false }
    return left.position == right.position && left.cachedGaussian == right.cachedGaussian
  }
}

#if !hasFeature(Embedded)
  extension RandomState: Codable {
    private enum CodingKeys: CodingKey {
      case words
      case position
      case cachedGaussian
    }

    /// Reads the 624 `words` of the state, the `position` of the next one, and the second number of a Gaussian pair if
    /// one is kept, the same state that NumPy's `get_state()` returns.
    ///
    /// - Throws: `DecodingError` if a value is missing or has the wrong type, or if no generator can be in that state.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      let state = try values.decode([UInt32].self, forKey: .words)
      let place = try values.decode(Int.self, forKey: .position)
      let gaussian = try values.decodeIfPresent(Double.self, forKey: .cachedGaussian)
      let fits = state.count == RandomState.size && (0...RandomState.size).contains(place)
      // A state of zeros would give nothing but zeros; of the first word only the top bit counts.
      let isAlive = fits && (state[0] >> 31 == 1 || state.dropFirst().contains { $0 != 0 })
      guard isAlive, gaussian?.isFinite ?? true else {
        throw DecodingError.dataCorruptedError(
          forKey: .words, in: values,
          debugDescription: "not the state of a generator: \(state.count) words, position \(place)")
      }
      words = InlineArray(repeating: 0)
      for index in 0..<words.count { words[index] = state[index % RandomState.size] }
      position = place
      cachedGaussian = gaussian
    }

    /// Writes the `words` of the state, the `position` of the next one, and the second number of a Gaussian pair if one
    /// is kept.
    ///
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode((0..<RandomState.size).map { words[$0] }, forKey: .words)
      try values.encode(position, forKey: .position)
      try values.encodeIfPresent(cachedGaussian, forKey: .cachedGaussian)
    }
  }
#endif
