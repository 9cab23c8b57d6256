/// eˣ of each element, within 1 unit in the last place (ulp); 0 below -745.2, infinity above 709.8.
public func exp(_ x: Matrix) -> Matrix { x.mapVectors { $0.exponential } }

/// Replaces each element x by eˣ.
public func exp(_ x: inout Matrix) { x.applyVectors { $0.exponential } }

/// ln x of each element, within 1 ulp; minus infinity for 0, NaN below 0.
public func log(_ x: Matrix) -> Matrix { x.mapVectors { $0.naturalLogarithm } }

/// The square root of each element, correctly rounded; NaN below 0.
public func sqrt(_ x: Matrix) -> Matrix { x.mapVectors { $0.squareRoot() } }
