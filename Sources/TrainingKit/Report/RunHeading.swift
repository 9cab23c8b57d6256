import Datasets
import LessonKit
import NNCore
import TextAndFiles

extension ClassifierSettings {
  /// Announces the run on the first line of stderr: the data, the network, and the work in words.
  public func announce(_ data: Split, _ work: String, on console: Console) {
    guard !onlyClassifies else { return }
    console.note("\(data.summary); \(network.details(for: data, rate: nil)); \(work)")
  }

  /// Announces the run of one method.
  ///
  /// - Parameters:
  ///   - method: The method in a few words.
  ///   - rate: The learning rate, if the method has one.
  ///   - length: How many passes over the training set there will be.
  ///   - unit: What such a pass is called.
  public func announce(
    _ data: Split, _ method: String, rate: Double?, _ length: Int, unit: String, on console: Console
  ) {
    let pace = [rate.map { "rate \($0.shortest)" }, "\(length.grouped) \(unit)\(length == 1 ? "" : "s")"]
    let work = length == 0 ? ["no training"] : [method] + pace.compactMap(\.self)
    announce(data, work.joined(separator: ", "), on: console)
  }
}

extension Split {
  /// The data in a few words: `breast-cancer: 455 training and 114 test examples, 30 features, class 0 37.4 %, class
  /// 1 62.6 %`; the shares are those of the training set.
  public var summary: String {
    let features = train.X.rows == 1 ? "1 feature" : "\(train.X.rows.grouped) features"
    let scaled = standardization == nil ? "" : ", standardized"
    return """
      \(shortName): \(train.count.grouped) training and \(test.count.grouped) test examples, \
      \(features)\(scaled), \(train.sharesInWords)
      """
  }
}

extension LabelledData {
  /// The share of each class in the examples.
  var shares: [Double] {
    let counts = classes.reduce(into: [Int](repeating: 0, count: classNames.count)) { $0[$1] += 1 }
    return counts.map { Double($0) / Double(max(1, count)) }
  }

  /// A class by its name: `setosa`, or `class 1` where that is a number.
  func title(ofClass label: Int) -> String {
    let name = visible(classNames[label])
    return Double(name) == nil ? name : "class \(name)"
  }

  /// Each class with its share; of more than five classes, only the smallest and the largest share.
  fileprivate var sharesInWords: String {
    let shares = shares
    guard shares.count > 5, let least = shares.min(), let most = shares.max() else {
      return shares.indices.map { "\(title(ofClass: $0)) \(shares[$0].percentage)" }.joined(separator: ", ")
    }
    return "\(shares.count) classes of \(least.percentage) to \(most.percentage)"
  }
}
