import NNCore

extension Split {
  /// Random shares of the examples for testing and validation, each rounded up, and the rest for training.
  ///
  /// ```swift
  /// let split = Split(file.examples, validation: 0.15, test: 0.15, seed: 28, name: "wdbc")
  /// ```
  /// With `p = RandomState(seed).permutation(n)`, the test set is the first ⌈`test`·n⌉ of p, the validation set the
  /// next ⌈`validation`·n⌉, and the training set what follows, all in the order of p. So the test set stays the same
  /// whatever is held out for validation, and a test share of 0.2 gives that of ``init(_:seed:name:file:line:)``.
  ///
  /// - Parameters:
  ///   - data: All examples.
  ///   - validation: The share of the examples that is held out for validation.
  ///   - test: The share that is held out for testing.
  ///   - seed: The seed of the permutation.
  ///   - name: What the data set is called.
  ///   - file: The caller's file, for the message of a broken precondition.
  ///   - line: The caller's line.
  /// - Precondition: The shares are in 0..<1, and leave at least one example for training.
  /// - Complexity: O(features · n): the examples are copied.
  public init(
    _ data: LabelledData, validation: Double = 0, test: Double, seed: UInt32, name: String,
    file: StaticString = #file, line: UInt = #line
  ) {
    let count = data.count
    let (tests, held) = (heldOut(test, of: count, file, line), heldOut(validation, of: count, file, line))
    requireRest(of: count, tests + held, file, line)
    var random = RandomState(seed: seed)
    let order = random.permutation(count)
    self.init(
      train: data.examples(at: order[(tests + held)...]),
      validation: data.examples(at: order[tests..<tests + held]), test: data.examples(at: order[..<tests]),
      name: name)
  }

  /// The same split with a share of the training set, rounded up, as its new validation set: for data that come with a
  /// test set.
  ///
  /// With `p = RandomState(seed).permutation(n)` for the n training examples, the validation set is the first
  /// ⌈`share`·n⌉ of p, and the training set what follows, both in the order of p.
  ///
  /// - Precondition: The share is in 0..<1, and leaves at least one example for training.
  public func holdingOut(
    validation share: Double, seed: UInt32, file: StaticString = #file, line: UInt = #line
  ) -> Split {
    let held = heldOut(share, of: train.count, file, line)
    requireRest(of: train.count, held, file, line)
    var random = RandomState(seed: seed)
    let order = random.permutation(train.count)
    var result = self
    result.validation = train.examples(at: order[..<held])
    result.train = train.examples(at: order[held...])
    return result
  }
}

/// ⌈`share`·`count`⌉, where a product that is a whole number up to rounding counts as that number.
private func heldOut(_ share: Double, of count: Int, _ file: StaticString, _ line: UInt) -> Int {
  require(
    share >= 0 && share < 1, "a share of the examples is from 0 to less than 1, got \(share)", file, line)
  let product = share * Double(count)
  let nearest = product.rounded()
  let isWhole = abs(product - nearest) <= 0x1p-40 * Double(count)
  return Int(isWhole ? nearest : product.rounded(.up))
}

private func requireRest(of count: Int, _ held: Int, _ file: StaticString, _ line: UInt) {
  require(held < count, "\(held) of \(count) examples held out leave none to learn from", file, line)
}
