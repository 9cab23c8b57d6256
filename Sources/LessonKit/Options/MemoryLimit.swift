/// Checks that a network of these layer sizes, the input's first, fits into memory: at most 100 million weights,
/// which are 800 MB.
///
/// - Throws: `LessonError.usage` with the sizes and the number of weights.
public func requireMemory(forLayers sizes: [Int]) throws(LessonError) {
  let most = 100_000_000.0
  let weights = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  guard weights > most else { return }
  throw .usage(
    """
    layers of \(sizes.map(String.init).joined(separator: ", ")) units have \(Int(weights)) weights; \
    at most \(Int(most)) are allowed
    """, hint: "Make --hidden smaller.")
}
