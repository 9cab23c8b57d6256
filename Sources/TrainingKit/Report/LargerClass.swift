import Datasets
import LessonKit
import NNCore

extension Classifier {
  /// A note where the accuracy on the test set needs no network: always saying the class that is largest in the
  /// training set, or one of the largest, is as often right.
  ///
  /// - Parameter reason: Why a network may say one class of every example, in a sentence.
  func noteOnLargerClass(
    of data: Split, _ accuracies: TrainingReport.Accuracies, reason: String? = nil
  ) -> String? {
    let shares = data.train.shares
    guard data.test.count > 0, let larger = shares.indices.max(by: { shares[$0] < shares[$1] }) else {
      return nil
    }
    let answers = Set(predictedClasses(predict(data.train.X)) + predictedClasses(predict(data.test.X)))
    if answers.count == 1, let answer = answers.first {
      let title = data.train.title(ofClass: answer)
      return
        "Note: the network says \(title) of every example; the accuracies are the shares of that class."
        + (reason.map { " \($0)" } ?? "")
    }
    let share = data.test.shares[larger]
    guard accuracies.test <= share else { return nil }
    let name = shares.count { $0 == shares[larger] } == 1 ? ", the largest class," : ""
    return """
      Note: always saying \(data.train.title(ofClass: larger))\(name) would be right for \(share.percentage) of the \
      test set: this network is not better.
      """
  }
}
