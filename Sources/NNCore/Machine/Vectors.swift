// Eight lanes are the unit of work on every machine: AVX-512 holds them in one register, AVX2 in two, NEON in
// four. Only the number of instructions differs, never a digit.

@usableFromInline typealias Vector = SIMD8<Double>

/// Whether `a·b + c` is rounded once. Machines that do so agree to the last digit; a portable x86-64 build rounds the
/// product too, so its last digits differ.
public var arithmeticIsFused: Bool {
  #if canImport(CPUFeatures.FMA) || arch(arm64)
    true
  #else
    false
  #endif
}

/// `a·b + c`: fused where the processor can (elsewhere libm would emulate it, hundreds of times slower).
@_alwaysEmitIntoClient @inline(__always)
func fma<Lanes: SIMD>(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes where Lanes.Scalar == Double {
  #if canImport(CPUFeatures.FMA) || arch(arm64)
    c.addingProduct(a, b)
  #else
    a * b + c
  #endif
}

/// `a·b + c`, as for vectors.
@inline(__always)
func fma(_ a: Double, _ b: Double, _ c: Double) -> Double {
  #if canImport(CPUFeatures.FMA) || arch(arm64)
    c.addingProduct(a, b)
  #else
    a * b + c
  #endif
}

@inline(__always)
func loadVector(_ source: UnsafePointer<Double>) -> Vector {
  UnsafeRawPointer(source).loadUnaligned(as: Vector.self)
}

/// The first `count` values, followed by zeros. Nothing past them is read.
@inline(__always)
func loadVector(_ source: UnsafePointer<Double>, count: Int) -> Vector {
  var vector = Vector.zero
  for lane in 0..<count { vector[lane] = source[lane] }
  return vector
}

@inline(__always)
func store(_ vector: Vector, to target: UnsafeMutablePointer<Double>) {
  UnsafeMutableRawPointer(target).storeBytes(of: vector, as: Vector.self)
}

/// Stores the first `count` lanes. Nothing past them is written.
@inline(__always)
func store(_ vector: Vector, to target: UnsafeMutablePointer<Double>, count: Int) {
  for lane in 0..<count { target[lane] = vector[lane] }
}

/// Writes `transform` of `count` values to `target`, eight at a time; source and target may be the same.
///
/// The last vector overlaps the one before it, so the loop needs no partial vector; the values in both are transformed
/// twice, to the same digits.
@inline(__always)
func transformVectors(
  _ count: Int, from source: UnsafePointer<Double>, to target: UnsafeMutablePointer<Double>,
  _ transform: (Vector) -> Vector
) {
  if count < 8 { return store(transform(loadVector(source, count: count)), to: target, count: count) }
  let last = transform(loadVector(source + count - 8))
  for index in stride(from: 0, to: count - 7, by: 8) {
    store(transform(loadVector(source + index)), to: target + index)
  }
  store(last, to: target + count - 8)
}

extension SIMD8<Double> {
  /// The sum of the lanes in a fixed order: `((0+4)+(2+6)) + ((1+5)+(3+7))`.
  @inline(__always)
  var treeSum: Double {
    let two = halfSums
    return two.x + two.y
  }

  /// The two halves of `treeSum`: `(0+4)+(2+6)` and `(1+5)+(3+7)`.
  @inline(__always)
  var halfSums: SIMD2<Double> {
    let four = lowHalf + highHalf
    return four.lowHalf + four.highHalf
  }

  /// With negative lanes set to 0.
  @_alwaysEmitIntoClient @inline(__always)
  var rectified: Self { replacing(with: 0, where: self .< 0) }
}

extension SIMDMask<SIMD8<Int64>> {
  /// True in the lanes from `lane` on.
  @inline(__always)
  static func atLeast(_ lane: Int) -> Self {
    SIMD8<Int64>(0, 1, 2, 3, 4, 5, 6, 7) .>= SIMD8<Int64>(repeating: Int64(lane))
  }
}

@_alwaysEmitIntoClient @inline(__always)
func fma(_ a: Vector, _ b: Vector, _ c: Double) -> Vector { fma(a, b, Vector(repeating: c)) }

@_alwaysEmitIntoClient @inline(__always)
func fma(_ a: Vector, _ b: Double, _ c: Vector) -> Vector { fma(a, Vector(repeating: b), c) }
