#if hasFeature(Embedded)
  // What Embedded Swift's standard library asks of its surroundings, and a C library does not have under that name.

  @_extern(c, "strtod")
  func strtod(_ text: UnsafePointer<CChar>, _ end: UnsafeMutablePointer<UnsafePointer<CChar>?>) -> Double

  /// A number from text: `nil` if there is none, else the place behind it.
  @c(_swift_stdlib_strtod_clocale)
  public func parseDouble(_ text: UnsafePointer<CChar>, _ result: UnsafeMutablePointer<Double>)
    -> UnsafePointer<CChar>?
  {
    var end: UnsafePointer<CChar>?
    result.pointee = strtod(text, &end)
    return end == text ? nil : end
  }

  /// The seeds of hashing: any bytes will do.
  @c(arc4random_buf)
  public func fillWithBytes(_ buffer: UnsafeMutablePointer<UInt8>, _ count: Int) {
    for index in 0..<count { buffer[index] = UInt8(truncatingIfNeeded: index &* 37 &+ 11) }
  }

  #if arch(wasm32)
    /// The product of two numbers of 128 bits, each in two halves, the lower one first.
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

  // Unicode's tables are as large as a third of all else here. Without them text is compared by its code points, and
  // only the letters of ASCII have a small and a capital form, which is enough for the tables and models of a page.

  /// 15 is Cc, a control character; 1 is Ll, a small letter.
  @c(_swift_stdlib_getGeneralCategory)
  public func generalCategory(of scalar: UInt32) -> UInt8 { scalar < 32 || 127...159 ~= scalar ? 15 : 1 }

  @c(_swift_stdlib_getBinaryProperties)
  public func binaryProperties(of scalar: UInt32) -> UInt64 { 0 }

  @c(_swift_stdlib_getMapping)
  public func letterCase(of scalar: UInt32, _ mapping: UInt8) -> Int32 { 0 }

  @c(_swift_stdlib_getSpecialMapping)
  public func specialCase(of scalar: UInt32, _ mapping: UInt8, _ length: UnsafeMutablePointer<Int>)
    -> UnsafePointer<UInt8>?
  {
    length.pointee = 0
    return nil
  }

  @c(_swift_stdlib_getNormData)
  public func normalizationData(of scalar: UInt32) -> UInt16 { 0 }

  @c(_swift_stdlib_getDecompositionEntry)
  public func decomposition(of scalar: UInt32) -> UInt32 { .max }

  @c(_swift_stdlib_getComposition)
  public func composition(of first: UInt32, _ second: UInt32) -> UInt32 { .max }

  @c(_swift_stdlib_getGraphemeBreakProperty)
  public func graphemeBreak(of scalar: UInt32) -> UInt8 { 0xFF }

  @c(_swift_stdlib_isInCB_Consonant)
  public func isConsonant(_ scalar: UInt32) -> Bool { false }

  @c(_swift_stdlib_isExtendedPictographic)
  public func isPictographic(_ scalar: UInt32) -> Bool { false }
#endif
