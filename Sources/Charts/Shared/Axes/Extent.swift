/// The least and the greatest of the finite numbers seen.
struct Extent: Equatable {
  private(set) var lower = Double.infinity
  private(set) var upper = -Double.infinity

  /// The extent of no numbers.
  init() {}

  /// The extent of the finite ones of `values`.
  init(_ values: some Sequence<Double>) {
    for value in values { include(value) }
  }

  var isEmpty: Bool { lower > upper }

  mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    lower = min(lower, value)
    upper = max(upper, value)
  }

  /// The extent, or [0, 1] where nothing was seen; widened where it is too narrow to be divided.
  var orUnit: Extent {
    if isEmpty { return Extent([0, 1]) }
    let magnitude = max(abs(lower), abs(upper))
    if upper / 2 - lower / 2 > max(magnitude * 1e-13, 1e-305) { return self }
    let margin = magnitude > 1e-300 ? magnitude / 16 : 1
    return Extent([
      max(lower - margin, -.greatestFiniteMagnitude), min(upper + margin, .greatestFiniteMagnitude),
    ])
  }
}
