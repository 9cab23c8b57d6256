/// Checks that a network of these layer sizes, the input's first, fits into memory.
///
/// - Throws: `LessonError.usage` with the sizes and the number of weights.
public func requireMemory(forLayers sizes: [Int]) throws(LessonError) {
  try requireMemory(forWeights: weights(of: sizes).reduce(0, +), of: "layers of \(listed(sizes)) units")
}

/// Checks that the training of a network fits into memory: its weights, their gradients and the weights after the step,
/// the largest of them once more while it is drawn or packed for a product; and for each example what the forward pass
/// keeps of every unit, and what the way through the largest layer holds at once. Measured with 8,000 examples and
/// hidden layers of 500 and 300 units: 222 MB besides the program and its data in lesson 2, 230 counted; 303 MB with
/// dropout, 282 counted.
///
/// What the lesson holds besides is less; where memory ends all the same, the program says so and ends with 70.
///
/// - Parameters:
///   - sizes: The sizes of the layers, the input's first.
///   - examples: How many there are.
///   - memories: How many numbers the optimizer keeps for each weight.
///   - kept: How many numbers the forward pass keeps for each unit and example.
/// - Throws: `LessonError.usage` with the sizes, and what is needed and what there is.
public func requireMemory(
  forTraining sizes: [Int], examples: Int, memories: Int = 0, kept: Int = 2
) throws(LessonError) {
  try requireMemory(forLayers: sizes)
  let weights = weights(of: sizes)
  let units = sizes.dropFirst().map(Double.init)
  let values = Double(kept) * units.reduce(0, +) + 4 * (units.max() ?? 0)
  let numbers =
    Double(3 + memories) * weights.reduce(0, +) + (weights.max() ?? 0) + Double(examples) * values
  try requireMemory(
    8 * numbers, for: "training layers of \(listed(sizes)) units on \(examples) examples",
    hint: "Make --hidden smaller.")
}

/// Checks that so many weights fit into memory: at most 100 million, which are 800 MB.
///
/// - Parameter subject: What has the weights, in the plural.
/// - Throws: `LessonError.usage` with the number of weights.
public func requireMemory(forWeights weights: Double, of subject: String) throws(LessonError) {
  let most = 100_000_000.0
  guard weights > most else { return }
  throw .usage(
    "\(subject) have \(Int(min(weights, 1e18))) weights; at most \(Int(most)) are allowed",
    hint: "Make --hidden smaller.")
}

/// The weights of each layer.
private func weights(of sizes: [Int]) -> [Double] {
  zip(sizes, sizes.dropFirst()).map { Double($0) * Double($1) }
}

private func listed(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: ", ") }
