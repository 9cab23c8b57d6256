#if hasFeature(Embedded)
  // Unicode's tables are as large as a third of everything else here. Without them, text is compared by code points,
  // and only ASCII letters have upper and lower case, which is enough for the tables and models of this page.

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
