import Datasets
import Foundation
import NNCore
import TestSupport
import Testing

/// Which columns are a model's features, in a file without labels or with labels that do not matter.
@Suite struct FeatureColumnsTests {
  private func features(
    _ text: String, named names: [String], _ options: CSVOptions = CSVOptions()
  ) throws -> Matrix {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "t.csv")
      try text.write(to: file, atomically: false, encoding: .utf8)
      return try DataSet.features(ofFile: file.path, as: TableSchema(features: names), options).X
    }
  }

  @Test func theyAreFoundByName() throws {
    let X = try features("y,b,id,a\nno,2,7,1\nyes,4,8,3\n", named: ["a", "b"])
    expectEqual(X, Matrix([[1, 3], [2, 4]]))
  }

  /// A file that is both the data set and what is to be classified may have such columns.
  @Test func thoseOfOneNameKeepTheirOrder() throws {
    try expectEqual(features("a,a,b\n1,2,3\n4,5,6\n", named: ["a", "a"]), Matrix([[1, 4], [2, 5]]))
    #expect(throws: DataError.self) { try features("a,b\n1,2\n", named: ["a", "a"]) }
  }

  /// `--label` names the data set's label column, which this file need not have.
  @Test func aFileOfTheFeaturesAloneNeedsNoLabel() throws {
    for label in ["1", "3", "y"] {
      let X = try features("1,2\n3,4\n", named: ["a", "b"], CSVOptions(label: label))
      expectEqual(X, Matrix([[1, 3], [2, 4]]), "--label \(label)")
    }
    let X = try features("5,1,2\n1,3,4\n", named: ["a", "b"], CSVOptions(label: "1"))
    expectEqual(X, Matrix([[1, 3], [2, 4]]))
  }

  @Test func aWrongNumberIsTheFilesOwn() throws {
    let error = try #require(
      throws: DataError.self,
      performing: { try features("1,2,3\n4,5,6\n", named: ["a"], CSVOptions(ignored: ["1"])) })
    let message = "t.csv has 3 columns, 2 without the label and those that are ignored; 1 feature is needed"
    #expect(error.message.hasSuffix(message), "\(error.message)")
  }
}
