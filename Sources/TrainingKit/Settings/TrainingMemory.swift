import LessonKit

/// What to try if a network does not fit into memory.
public let memoryAdviceForNetworks: StaticString =
  "Make --hidden smaller, take less data, or allow the program more memory."

extension Lesson where Settings: ClassifierSettings {
  public static var memoryAdvice: StaticString { memoryAdviceForNetworks }
}

/// Checks that training a network fits into memory. Counted are its weights, their gradients and the updated weights,
/// the largest weight matrix once more while it is drawn or packed for a product, and for each example what the forward
/// pass keeps of every unit and four values of each unit in the largest layer. Measured with 8,000 examples and hidden
/// layers of 500 and 300 units: 222 MB besides the program and its data in lesson 2, 230 counted; 303 MB with dropout,
/// 282 counted.
///
/// Whatever else the lesson holds is less. If memory runs out all the same, the program says so and ends with status
/// 70.
///
/// - Parameters:
///   - sizes: The sizes of the layers, the input's first.
///   - examples: The number of examples.
///   - memories: How many numbers the optimizer keeps for each weight.
///   - kept: How many numbers the forward pass keeps for each unit and example.
/// - Throws: `LessonError.usage` with the sizes, the memory that is needed and what is available.
public func requireMemory(
  forTraining sizes: [Int], examples: Int, memories: Int = 0, kept: Int = 2
) throws(LessonError) {
  let weights = zip(sizes, sizes.dropFirst()).map { Double($0) * Double($1) }
  let layers = "layers of \(sizes.map(String.init).joined(separator: ", ")) units"
  try requireMemory(forWeights: weights.reduce(0, +), of: layers, hint: "Make --hidden smaller.")
  let units = sizes.dropFirst().map(Double.init)
  let values = Double(kept) * units.reduce(0, +) + 4 * (units.max() ?? 0)
  let numbers =
    Double(3 + memories) * weights.reduce(0, +) + (weights.max() ?? 0) + Double(examples) * values
  try requireMemory(
    8 * numbers, for: "training \(layers) on \(examples) examples",
    hint: "Make --hidden smaller.")
}
