/// Sixteen words of the generator: an AVX-512 register.
typealias Words = SIMD16<UInt32>

extension RandomState {
  /// Makes the next 624 words from the last 624, in place: `x[k] = x[k+397] ^ A(upper x[k], lower x[k+1])`, indices
  /// modulo 624.
  ///
  /// Sixteen words at a time are independent of each other, since 16 < 624 - 397, and 624 = 39 · 16. The vectors
  /// that reach past the end read new words there, as they should, from the copy of the first sixteen.
  mutating func twist() {
    withUnsafeMutableWords { words in
      for index in stride(from: 0, to: RandomState.size, by: 16) {
        let partner = index < 240 ? index + 397 : index - 227
        let twisted = step(loadWords(words + index), loadWords(words + index + 1), loadWords(words + partner))
        store(twisted, to: words + index)
        if index == 0 { store(twisted, to: words + RandomState.size) }
      }
    }
    position = 0
  }

  /// Calls `body` with the words. (The access is mutable even for reading, because a read-only one would copy them.)
  @inline(__always)
  mutating func withUnsafeMutableWords<Result>(_ body: (UnsafeMutablePointer<UInt32>) -> Result) -> Result {
    withUnsafeMutablePointer(to: &words) { words in
      body(UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt32.self))
    }
  }
}

/// One step of the recurrence on sixteen words.
@inline(__always)
private func step(_ words: Words, _ next: Words, _ partners: Words) -> Words {
  let joined = (words & 0x8000_0000) | (next & 0x7fff_ffff)
  let whereOdd = Words.zero &- (joined & 1)
  return partners ^ (joined &>> 1) ^ (whereOdd & 0x9908_b0df)
}

/// The output function of MT19937.
@inline(__always)
func temper(_ word: UInt32) -> UInt32 {
  var bits = word
  bits ^= bits >> 11
  bits ^= (bits << 7) & 0x9d2c_5680
  bits ^= (bits << 15) & 0xefc6_0000
  return bits ^ (bits >> 18)
}

/// The output function of MT19937 on sixteen words.
@inline(__always)
func temper(_ words: Words) -> Words {
  var bits = words
  bits ^= bits &>> 11
  bits ^= (bits &<< 7) & 0x9d2c_5680
  bits ^= (bits &<< 15) & 0xefc6_0000
  return bits ^ (bits &>> 18)
}

@inline(__always)
func loadWords(_ source: UnsafePointer<UInt32>) -> Words {
  UnsafeRawPointer(source).loadUnaligned(as: Words.self)
}

@inline(__always)
private func store(_ words: Words, to target: UnsafeMutablePointer<UInt32>) {
  UnsafeMutableRawPointer(target).storeBytes(of: words, as: Words.self)
}
