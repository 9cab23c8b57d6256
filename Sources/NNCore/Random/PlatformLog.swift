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
