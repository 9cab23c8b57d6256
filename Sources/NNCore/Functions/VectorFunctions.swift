// The functions of vectors of eight numbers, to build your own elementwise functions from: see `Matrix.mapVectors`.
// They are compiled into the calling module, for the processor that it is built for.

/// eˣ in each lane, within 1 unit in the last place (ulp); 0 below -745.2, infinity above 709.8.
@_alwaysEmitIntoClient @inline(__always)
public func exp(_ x: SIMD8<Double>) -> SIMD8<Double> { x.exponential }

/// ln x in each lane, within 1 ulp; minus infinity for 0, NaN below 0.
@_alwaysEmitIntoClient @inline(__always)
public func log(_ x: SIMD8<Double>) -> SIMD8<Double> { x.naturalLogarithm }

/// The hyperbolic tangent in each lane, within 3 ulp.
@_alwaysEmitIntoClient @inline(__always)
public func tanh(_ x: SIMD8<Double>) -> SIMD8<Double> { x.hyperbolicTangent }

/// The logistic sigmoid in each lane, 1/(1 + e⁻ˣ), within 3 ulp.
@_alwaysEmitIntoClient @inline(__always)
public func sigmoid(_ x: SIMD8<Double>) -> SIMD8<Double> { x.logistic }

/// The rectifier in each lane, max(0, x).
@_alwaysEmitIntoClient @inline(__always)
public func relu(_ x: SIMD8<Double>) -> SIMD8<Double> { x.rectified }
