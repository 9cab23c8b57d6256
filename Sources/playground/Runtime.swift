#if hasFeature(Embedded)
  // Functions that Embedded Swift's standard library needs and a C library does not have under these names.

  @_extern(c, "strtod")
  func strtod(_ text: UnsafePointer<CChar>, _ end: UnsafeMutablePointer<UnsafePointer<CChar>?>) -> Double

  /// Parses a number; returns the place behind it, or `nil` if there is none.
  @c(_swift_stdlib_strtod_clocale)
  public func parseDouble(_ text: UnsafePointer<CChar>, _ result: UnsafeMutablePointer<Double>)
    -> UnsafePointer<CChar>?
  {
    var end: UnsafePointer<CChar>?
    result.pointee = strtod(text, &end)
    return end == text ? nil : end
  }

  /// Supplies the seeds of hashing, for which any bytes will do.
  @c(arc4random_buf)
  public func fillWithBytes(_ buffer: UnsafeMutablePointer<UInt8>, _ count: Int) {
    for index in 0..<count { buffer[index] = UInt8(truncatingIfNeeded: index &* 37 &+ 11) }
  }

  #if arch(wasm32)
    /// The product of two 128-bit numbers, each in two halves with the lower one first.
    @c(__multi3)
    public func multiply128(
      _ result: UnsafeMutablePointer<UInt64>, _ a: UInt64, _ aHigh: UInt64, _ b: UInt64, _ bHigh: UInt64
    ) {
      let (a0, a1, b0, b1) = (a & 0xffff_ffff, a >> 32, b & 0xffff_ffff, b >> 32)
      let middle = (a0 &* b0) >> 32 &+ (a0 &* b1) & 0xffff_ffff &+ (a1 &* b0) & 0xffff_ffff
      result[0] = a &* b
      result[1] = a1 &* b1 &+ (a0 &* b1) >> 32 &+ (a1 &* b0) >> 32 &+ middle >> 32 &+ aHigh &* b &+ a &* bHigh
    }
  #endif
#endif
