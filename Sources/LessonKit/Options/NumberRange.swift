import TextAndFiles

/// A range of real numbers that an option accepts; it never contains NaN or an infinity.
public struct NumberRange: Equatable, Sendable {
  enum Bound: Equatable, Sendable {
    case including(Double)
    case excluding(Double)
  }

  let lower: Bound?
  let upper: Bound?

  /// Every finite number.
  public static let any = NumberRange(lower: nil, upper: nil)

  /// [lower, ∞)
  public static func atLeast(_ lower: Double) -> NumberRange {
    NumberRange(lower: .including(lower), upper: nil)
  }

  /// (lower, ∞)
  public static func above(_ lower: Double) -> NumberRange {
    NumberRange(lower: .excluding(lower), upper: nil)
  }

  /// [lower, upper]
  public static func within(_ range: ClosedRange<Double>) -> NumberRange {
    NumberRange(lower: .including(range.lowerBound), upper: .including(range.upperBound))
  }

  /// [lower, upper)
  public static func within(_ range: Range<Double>) -> NumberRange {
    NumberRange(lower: .including(range.lowerBound), upper: .excluding(range.upperBound))
  }

  /// (lower, upper]
  public static func above(_ lower: Double, upTo upper: Double) -> NumberRange {
    NumberRange(lower: .excluding(lower), upper: .including(upper))
  }

  /// (lower, upper)
  public static func above(_ lower: Double, below upper: Double) -> NumberRange {
    NumberRange(lower: .excluding(lower), upper: .excluding(upper))
  }

  /// Whether `value` is finite and lies between the bounds.
  public func contains(_ value: Double) -> Bool {
    let isHighEnough =
      switch lower {
      case .including(let bound): value >= bound
      case .excluding(let bound): value > bound
      case nil: true
      }
    let isLowEnough =
      switch upper {
      case .including(let bound): value <= bound
      case .excluding(let bound): value < bound
      case nil: true
      }
    return value.isFinite && isHighEnough && isLowEnough
  }
}

extension NumberRange {
  /// The range in words, as in "takes a number above 0 and at most 1".
  var rule: String {
    if case (.including(let lower), .including(let upper)) = (lower, upper) {
      return "a number from \(lower.shortest) to \(upper.shortest)"
    }
    let bounds = [lowerWords, upperWords].compactMap(\.self).joined(separator: " and ")
    return bounds.isEmpty ? "a number" : "a number \(bounds)"
  }

  private var lowerWords: String? {
    switch lower {
    case .including(let bound): "of at least \(bound.shortest)"
    case .excluding(let bound): "above \(bound.shortest)"
    case nil: nil
    }
  }

  private var upperWords: String? {
    switch upper {
    case .including(let bound): "at most \(bound.shortest)"
    case .excluding(let bound): "below \(bound.shortest)"
    case nil: nil
    }
  }
}
