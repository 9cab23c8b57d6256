import Datasets
import LessonKit
import NNCore
import TestSupport
import Testing

@testable import TrainingKit

/// What is said about a run before it begins and when it ends.
struct RunHeadingTests {
  private func examples(_ X: [[Double]], _ labels: [Double], classes: [String] = ["0", "1"]) -> LabelledData {
    LabelledData(
      X: Matrix(X), Y: Matrix([labels]), featureNames: X.indices.map { "feature \($0)" }, classNames: classes)
  }

  @Test("The data in a few words: sizes, and the share of each class in the training set")
  func summary() throws {
    let split = Split(
      train: examples([[0, 1, 2, 3]], [1, 0, 1, 1]), test: examples([[0]], [0]), name: "folder/own.csv")
    let words = "own.csv: 4 training and 1 test examples, 1 feature"
    #expect(split.summary == "\(words), class 0 25.0 %, class 1 75.0 %")
    #expect(try split.standardized().summary == "\(words), standardized, class 0 25.0 %, class 1 75.0 %")
  }

  @Test("Classes that have names are called by them; of many, only the sizes are given")
  func classNames() {
    let irises = examples([[0, 1, 2]], [0, 1, 2], classes: ["setosa", "versicolor", "virginica"])
    let split = Split(train: irises, test: irises, name: "iris")
    #expect(split.summary.hasSuffix("setosa 33.3 %, versicolor 33.3 %, virginica 33.3 %"), "\(split.summary)")
    let digits = examples(
      [[0, 1, 2, 3, 4, 5, 6, 7]], [0, 1, 2, 3, 4, 5, 5, 5], classes: (0...5).map(String.init))
    #expect(
      Split(train: digits, test: digits, name: "d").summary.hasSuffix(", 6 classes of 12.5 % to 37.5 %"))
  }

  /// Predicts 1 where the one feature is above the bound.
  private struct Threshold: Classifier {
    let bound: Double

    func predict(_ X: Matrix) -> Matrix { X.map { $0 > bound ? 1 : 0 } }
  }

  private func note(_ bound: Double, test labels: [Double]) -> String? {
    let data = Split(
      train: examples([[0, 1, 2, 3]], [0, 1, 1, 1]), test: examples([[0, 1, 2, 3]], labels), name: "test")
    let model = Threshold(bound: bound)
    return model.noteOnLargerClass(of: data, TrainingReport.Accuracies(of: model, on: data))
  }

  @Test("A network that gives one class for every example is distinguished from one that is merely no better")
  func largerClass() {
    let shares = "for every example; the accuracies are the shares of that class."
    #expect(note(-1, test: [0, 1, 1, 1]) == "Note: the network predicts class 1 \(shares)")
    #expect(note(9, test: [0, 1, 1, 1]) == "Note: the network predicts class 0 \(shares)")
    #expect(note(0.5, test: [0, 1, 1, 1]) == nil, "all right")
    #expect(
      note(1.5, test: [0, 1, 1, 1]) == """
        Note: always predicting class 1, the largest class, would be right for 75.0 % of the test set: this network is no \
        better.
        """)
    #expect(note(1.5, test: [0, 0, 1, 1]) == nil, "all right, where 1 is right for half of them")
  }
}
