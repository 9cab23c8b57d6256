// The tiles for each processor. Matrices with fewer columns than a register has lanes get narrower vectors. They are
// rare, so there are only a few shapes of such tiles: each shape adds code.

#if canImport(CPUFeatures.AVX512)
  typealias NativeLanes = SIMD8<Double>
#elseif canImport(CPUFeatures.FMA)
  typealias NativeLanes = SIMD4<Double>
#else
  typealias NativeLanes = SIMD2<Double>
#endif

#if canImport(CPUFeatures.AVX512)
  extension SIMD8: TileLanes where Scalar == Double {
    static var largestTile: TileSize { TileSize(rows: 8, vectors: 3, lanes: 8) }

    @inline(__always)
    static func runTile(rows: Int, vectors: Int, _ job: TileJob) {
      switch vectors {
      case 1: TilesOfVectors<Self, 1>.runUpTo8(rows, job)
      case 2: TilesOfVectors<Self, 2>.runUpTo8(rows, job)
      default: TilesOfVectors<Self, 3>.runUpTo8(rows, job)
      }
    }
  }
#endif

#if canImport(CPUFeatures.FMA)
  extension SIMD4: TileLanes where Scalar == Double {
    #if canImport(CPUFeatures.AVX512)
      static var largestTile: TileSize { TileSize(rows: 4, vectors: 2, lanes: 4) }
    #else
      static var largestTile: TileSize { TileSize(rows: 6, vectors: 2, lanes: 4) }
    #endif

    @inline(__always)
    static func runTile(rows: Int, vectors: Int, _ job: TileJob) {
      #if canImport(CPUFeatures.AVX512)
        vectors == 1
          ? TilesOfVectors<Self, 1>.runUpTo4(rows, job) : TilesOfVectors<Self, 2>.runUpTo4(rows, job)
      #else
        vectors == 1
          ? TilesOfVectors<Self, 1>.runUpTo6(rows, job) : TilesOfVectors<Self, 2>.runUpTo6(rows, job)
      #endif
    }

    @inline(__always)
    var rectified: Self { replacing(with: 0, where: self .< 0) }
  }
#endif

extension SIMD2: TileLanes where Scalar == Double {
  #if arch(arm64)
    static var largestTile: TileSize { TileSize(rows: 6, vectors: 4, lanes: 2) }
  #else
    static var largestTile: TileSize { TileSize(rows: 4, vectors: 2, lanes: 2) }
  #endif

  @inline(__always)
  static func runTile(rows: Int, vectors: Int, _ job: TileJob) {
    #if arch(arm64)
      switch vectors {
      case 1: TilesOfVectors<Self, 1>.runUpTo6(rows, job)
      case 2: TilesOfVectors<Self, 2>.runUpTo6(rows, job)
      case 3: TilesOfVectors<Self, 3>.runUpTo6(rows, job)
      default: TilesOfVectors<Self, 4>.runUpTo6(rows, job)
      }
    #else
      vectors == 1 ? TilesOfVectors<Self, 1>.runUpTo4(rows, job) : TilesOfVectors<Self, 2>.runUpTo4(rows, job)
    #endif
  }

  @inline(__always)
  var rectified: Self { replacing(with: 0, where: self .< 0) }
}

/// The tiles that are V vectors wide.
private enum TilesOfVectors<Lanes: TileLanes, let V: Int> {
  @inline(__always)
  static func runUpTo8(_ rows: Int, _ job: TileJob) {
    switch rows {
    case 8: Tile<Lanes, 8, V>.run(job)
    case 7: Tile<Lanes, 7, V>.run(job)
    default: runUpTo6(rows, job)
    }
  }

  @inline(__always)
  static func runUpTo6(_ rows: Int, _ job: TileJob) {
    switch rows {
    case 6: Tile<Lanes, 6, V>.run(job)
    case 5: Tile<Lanes, 5, V>.run(job)
    default: runUpTo4(rows, job)
    }
  }

  @inline(__always)
  static func runUpTo4(_ rows: Int, _ job: TileJob) {
    switch rows {
    case 4: Tile<Lanes, 4, V>.run(job)
    case 3: Tile<Lanes, 3, V>.run(job)
    case 2: Tile<Lanes, 2, V>.run(job)
    default: Tile<Lanes, 1, V>.run(job)
    }
  }
}
