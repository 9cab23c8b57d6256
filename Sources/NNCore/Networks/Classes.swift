// Classes in two forms: for the network, a column of probabilities for each example; for its user, the number of the
// example's class, counted from 0.

/// The class numbers as one-hot columns, with 1 in the row of the class and 0 elsewhere: (count, m).
///
/// ```swift
/// oneHot([2, 0], classes: 3)  // the columns (0, 0, 1) and (1, 0, 0)
/// ```
///
/// - Precondition: `count` is not negative, and each class is in `0..<count`.
/// - Complexity: O(count · m) memory, which the costs that take class numbers do without.
public func oneHot(
  _ classes: [Int], classes count: Int, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  requireClasses(classes, below: count, file, line)
  var columns = Matrix(rows: count, columns: classes.count, file: file, line: line)
  for (example, number) in classes.enumerated() { columns[number, example] = 1 }
  return columns
}

extension Matrix {
  /// The row of the largest element in each column, the first if several are equal. For probabilities, (classes, m), it
  /// is the most likely class of each example. NaN is ignored.
  ///
  /// - Precondition: There is a row.
  public func argmaxByColumn(file: StaticString = #file, line: UInt = #line) -> [Int] {
    require(rows > 0, "no largest element in the columns of a \(sizes) matrix", file: file, line: line)
    var largest = [Double](repeating: -.infinity, count: columns)
    var places = [Int](repeating: 0, count: columns)
    withUnsafeElements { elements in
      for row in 0..<rows {
        for column in 0..<columns where elements[row * columns + column] > largest[column] {
          largest[column] = elements[row * columns + column]
          places[column] = row
        }
      }
    }
    return places
  }
}

/// How often each class was predicted as which: `counts[actual][predicted]`, (count, count). Correct predictions are on
/// the diagonal.
///
/// - Precondition: The two arrays have the same length, `count` is not negative, and each class is in `0..<count`.
/// - Complexity: O(m + count²) for m examples.
public func confusionMatrix(
  predicted: [Int], actual: [Int], classes count: Int, file: StaticString = #file, line: UInt = #line
) -> [[Int]] {
  require(
    predicted.count == actual.count, "\(predicted.count) predictions for \(actual.count) examples",
    file: file, line: line)
  requireClasses(predicted, below: count, file, line)
  requireClasses(actual, below: count, file, line)
  var counts = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
  for (predicted, actual) in zip(predicted, actual) { counts[actual][predicted] += 1 }
  return counts
}

/// Stops the program unless every class is in `0..<count`.
func requireClasses(_ classes: [Int], below count: Int, _ file: StaticString, _ line: UInt) {
  require(count >= 0, "the number of classes cannot be negative, got \(count)", file: file, line: line)
  guard let example = classes.firstIndex(where: { $0 < 0 || $0 >= count }) else { return }
  require(
    false, "example \(example) has class \(classes[example]), which is not in 0..<\(count)",
    file: file, line: line)
}

/// Stops the program unless the labels have the shape of the outputs: nothing is repeated here.
func requireLabels(_ Y: Matrix, of outputs: Matrix, _ file: StaticString, _ line: UInt) {
  require(
    Y.hasShape(of: outputs), "cannot compare \(outputs.sizes) outputs with \(Y.sizes) labels", file: file,
    line: line)
}
