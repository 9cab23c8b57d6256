import NNCore

extension CSVTable {
  /// The rows as examples, the last column as their labels.
  ///
  /// - Throws: `DataError.data` with the line and column of a label that is neither 0 nor 1; if there is no
  ///   column besides the labels, fewer than two rows, or one label throughout.
  func labelled(as classNames: [String] = ["0", "1"]) throws(DataError) -> LabelledData {
    guard columns >= 2 else {
      throw .data(
        "\(path) has one column", hint: "it takes features, and the label 0 or 1 in the last column")
    }
    let labels = try readLabels(upTo: classNames.count - 1)
    guard lines.count >= 2 else {
      throw .data("\(path) has one row, which cannot be split for training and test")
    }
    if labels.allSatisfy({ $0 == labels[0] }) {
      throw .data("\(path): all \(lines.count) labels are \(Int(labels[0])); it takes rows of both classes")
    }
    let features = Matrix(rows: lines.count, columns: columns, elements: values).transposed()
      .rows(0..<columns - 1)
    return LabelledData(X: features, Y: .row(labels), featureNames: featureNames, classNames: classNames)
  }

  private func readLabels(upTo last: Int) throws(DataError) -> [Double] {
    let labels = stride(from: columns - 1, to: values.count, by: columns).map { values[$0] }
    guard let wrong = labels.firstIndex(where: { !(0...Double(last)).contains($0) || $0 != $0.rounded() })
    else {
      return labels.map { $0 == 0 ? 0 : $0 }  // -0 is 0
    }
    throw .data(
      "\(place(lines[wrong], columns - 1)): a label must be 0 or 1, got \(labels[wrong])",
      hint: "the last column holds the labels")
  }

  /// Those of the header; `feature 1`, `feature 2` … where it has none.
  private var featureNames: [String] {
    (0..<columns - 1).map { column in
      column < header.count && !header[column].isEmpty ? header[column] : "feature \(column + 1)"
    }
  }
}
