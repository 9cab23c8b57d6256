#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The natural logarithm of the platform's C library, which is also NumPy's.
@inline(__always)
func platformLog(_ x: Double) -> Double { log(x) }

/// What may be assumed of ``platformLog(_:)``.
enum PlatformLog {
  /// How far it may be from the exact logarithm, in units of the last place. The bound that glibc (since 2.28) and
  /// musl (since 1.2) publish is 0.520; for a correctly rounded library it would be 0.5.
  static var errorBound: Double { 0.523 }

  /// Whether ``VectorLog`` can foretell it: there is fused multiply-add, and a library with that bound.
  static var isPredictable: Bool {
    #if (canImport(Glibc) || canImport(Musl)) && (canImport(CPUFeatures.FMA) || arch(arm64))
      true
    #else
      false
    #endif
  }
}
