/// NumPy's `RandomState`: the same seed gives the same numbers, bit for bit, in the same order of calls.
///
/// The source of randomness is the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998). Everything that
/// is drawn from it follows NumPy's legacy generator, whose stream is frozen for good.
///
/// A generator is a value of 2.6 kB: a copy of it draws the same numbers again. Pass it `inout`, so that it is clear
/// who draws from it:
/// ```swift
/// var random = RandomState(seed: 3)
/// let W = random.randn(5, 30) * 0.01
/// ```
public struct RandomState: Sendable {
  /// The recurrence's 624 words, untempered. Behind them is a copy of the first sixteen, so that a vector of
  /// sixteen words may begin anywhere in the state; and sixteen more, so that two may be read at once.
  var words: InlineArray<656, UInt32>

  /// The place of the next word to hand out; 624 when all are used up.
  var position = 624

  /// The second number of the last Gaussian pair, if it has not been handed out yet.
  var cachedGaussian: Double?

  static var size: Int { 624 }

  /// The generator that `numpy.random.RandomState(seed)` makes: equal seeds give equal streams.
  ///
  /// - Precondition: `seed` is in 0...2³² - 1.
  @inlinable
  public init(seed: some BinaryInteger, file: StaticString = #file, line: UInt = #line) {
    self.init(word: requireSeed(seed, file, line))
  }

  @usableFromInline
  init(word seed: UInt32) {
    words = InlineArray(repeating: 0)
    var word = seed
    words[0] = word
    for index in 1..<RandomState.size {
      word = 1_812_433_253 &* (word ^ (word >> 30)) &+ UInt32(truncatingIfNeeded: index)
      words[index] = word
    }
  }

  /// The next 32 random bits.
  package mutating func nextUInt32() -> UInt32 {
    if position == RandomState.size { twist() }
    defer { position += 1 }
    return temper(words[position])
  }
}

/// `seed` as 32 bits; stops the program if it does not fit.
@inlinable
func requireSeed(_ seed: some BinaryInteger, _ file: StaticString, _ line: UInt) -> UInt32 {
  guard let seed = UInt32(exactly: seed) else { refuseSeed("\(seed)", file, line) }
  return seed
}

@usableFromInline
func refuseSeed(_ seed: String, _ file: StaticString, _ line: UInt) -> Never {
  fatalError("a seed is a whole number from 0 to 4294967295, got \(seed)", file: file, line: line)
}
