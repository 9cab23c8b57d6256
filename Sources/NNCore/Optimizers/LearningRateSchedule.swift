/// How the learning rate changes from step to step, as a factor that it is multiplied by.
///
/// A step is one update of all parameters, so with mini-batches an epoch has as many steps as batches:
/// `.step(every: 10 * batches.count, factor: 0.5)` halves the rate every ten epochs.
public enum LearningRateSchedule: Equatable, Sendable {
  /// 1: the rate stays as it is.
  case constant
  /// `factor` to the power of ⌊t / every⌋: after every `every` steps the rate is multiplied by `factor`.
  case step(every: Int, factor: Double)
  /// 1 / (1 + decay·t): the rates add up to infinity, but their squares do not, as convergence requires (Robbins and
  /// Monro, "A stochastic approximation method", 1951).
  case inverseTime(decay: Double)
  /// `floor` + (1 - `floor`)·(1 + cos πt/steps)/2 until t = `steps`, and `floor` from there on: it falls slowly at
  /// first, fast in the middle, and slowly again at the end (Loshchilov and Hutter, "SGDR: stochastic gradient descent
  /// with warm restarts", 2017; here without the restarts).
  case cosine(steps: Int, floor: Double = 0)

  /// The factor of the rate in step `t`, counted from 0.
  ///
  /// - Precondition: `t` is not negative; numbers of steps are positive, a `factor` is in (0, 1], a `decay` is not
  ///   negative, and a `floor` is in 0...1.
  public func factor(at t: Int, file: StaticString = #file, line: UInt = #line) -> Double {
    require(t >= 0, "steps are counted from 0, got \(t)", file: file, line: line)
    let misfit = misfit
    require(misfit == nil, misfit ?? "", file: file, line: line)
    return switch self {
    case .constant: 1
    case .step(let every, let factor): power(factor, t / every)
    case .inverseTime(let decay): 1 / (1 + decay * Double(t))
    case .cosine(let steps, let floor):
      floor + (1 - floor) * (t < steps ? squaredCosine(Double(t) / Double(steps)) : 0)
    }
  }

  /// What is wrong with the schedule's numbers; `nil` if nothing is.
  var misfit: String? {
    switch self {
    case .constant: nil
    case .step(let every, _) where every < 1, .cosine(let every, _) where every < 1:
      "a schedule counts at least one step, got \(every)"
    case .step(_, let factor):
      factor > 0 && factor <= 1 ? nil : "the factor of a schedule must be in (0, 1], got \(factor)"
    case .inverseTime(let decay):
      decay >= 0 && decay.isFinite ? nil : "the decay of a schedule must not be negative, got \(decay)"
    case .cosine(_, let floor):
      floor >= 0 && floor <= 1 ? nil : "the floor of a schedule must be in 0...1, got \(floor)"
    }
  }
}

/// `base` to the power of `exponent`, which is not negative, by repeated squaring.
private func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, square, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}

/// cos²(πx/2) = (1 + cos πx)/2 for x in 0...1, within a few units in the last place, and the same digits everywhere.
private func squaredCosine(_ x: Double) -> Double {
  let isNear = x <= 0.5
  let angle = (isNear ? x : 1 - x) * (.pi / 2)
  let square = angle * angle
  // The Taylor series of cosine and sine on 0...π/4, the last terms first.
  var (sum, k) = (1.0, 18.0)
  while k > 0 {
    sum = 1 - square / (isNear ? k * (k - 1) : k * (k + 1)) * sum
    k -= 2
  }
  let value = isNear ? sum : angle * sum
  return value * value
}

#if !hasFeature(Embedded)
  extension LearningRateSchedule: Codable {}
#endif
