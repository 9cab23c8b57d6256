/// Checks that a network of these layer sizes, the input's first, fits into memory.
///
/// - Throws: `LessonError.usage` with the sizes and the number of weights.
public func requireMemory(forLayers sizes: [Int]) throws(LessonError) {
  let weights = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  try requireMemory(
    forWeights: weights, of: "layers of \(sizes.map(String.init).joined(separator: ", ")) units")
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
