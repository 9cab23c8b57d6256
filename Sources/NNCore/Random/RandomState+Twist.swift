extension RandomState {
  typealias Words = SIMD16<UInt32>

  /// Makes the next 624 words from the last, in place: `x[k] = x[k+397] ^ A(upper x[k], lower x[k+1])`, indices
  /// modulo 624.
  ///
  /// Sixteen words at a time are independent of each other, since 16 < 624 - 397, and 624 = 39 · 16. The vectors
  /// that reach past the end read new words there, as they should, from the copy of the first sixteen.
  mutating func twist() {
    withUnsafeMutableWords { words in
      for index in stride(from: 0, to: RandomState.size, by: 16) {
        let partner = index < 240 ? index + 397 : index - 227
        let twisted = RandomState.twisted(
          RandomState.load(words + index), RandomState.load(words + index + 1),
          RandomState.load(words + partner))
        RandomState.store(twisted, to: words + index)
        if index == 0 { RandomState.store(twisted, to: words + RandomState.size) }
      }
    }
    position = 0
  }

  /// One step of the recurrence on sixteen words.
  @inline(__always)
  private static func twisted(_ words: Words, _ next: Words, _ partners: Words) -> Words {
    let joined = (words & 0x8000_0000) | (next & 0x7fff_ffff)
    let isOdd = Words.zero &- (joined & 1)
    return partners ^ (joined &>> 1) ^ (isOdd & 0x9908_b0df)
  }

  @inline(__always)
  static func load(_ source: UnsafePointer<UInt32>) -> Words {
    UnsafeRawPointer(source).loadUnaligned(as: Words.self)
  }

  @inline(__always)
  private static func store(_ words: Words, to target: UnsafeMutablePointer<UInt32>) {
    UnsafeMutableRawPointer(target).storeBytes(of: words, as: Words.self)
  }

  @inline(__always)
  mutating func withUnsafeMutableWords(_ body: (UnsafeMutablePointer<UInt32>) -> Void) {
    withUnsafeMutableBytes(of: &words) { bytes in
      guard let start = bytes.baseAddress else { return }
      body(start.assumingMemoryBound(to: UInt32.self))
    }
  }
}
