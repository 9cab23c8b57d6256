import Charts
import Datasets
import LessonKit
import NNCore
import TextAndFiles
import TrainingKit

extension SoftmaxRegression {
  /// Prints and draws the confusion matrix, and draws the classes' weights if they form images.
  static func tell(
    of network: SoftmaxNetwork, _ settings: Settings, on data: Split, console: Console
  ) throws(LessonError) {
    let counts = confusion(of: network, on: data.test)
    console.print("\n" + ConfusionTable(counts, classNames: data.test.classNames).text(width: 80))
    let output = settings.training.output
    try output.write(
      ConfusionMatrixChart(
        title: "Confusion matrix of \(name)", subtitle: "\(data.shortName), \(data.test.count) test examples",
        classNames: data.test.classNames.map(visible), counts: counts),
      for: name, suffix: "-confusion", console)
    if let images = weightImages(of: network, data) {
      try output.write(images, for: name, suffix: "-weights", console)
    }
  }

  /// The suffixes of the pictures of the confusion matrix and, if they form images, of the weights.
  static func furtherPictures(of network: NetworkSettings, on data: Split) -> [String] {
    ["-confusion"] + (data.name == DataSet.digits.name && network.hidden.isEmpty ? ["-weights"] : [])
  }

  /// The number of examples of each true class (row) for each predicted class (column).
  static func confusion(of network: SoftmaxNetwork, on examples: LabelledData) -> [[Int]] {
    confusionMatrix(
      predicted: network.classes(of: examples.X), actual: examples.classes, classes: examples.classNames.count
    )
  }

  /// The weights of each class as an image, if the features are the pixels of a square image.
  private static func weightImages(of network: SoftmaxNetwork, _ data: Split) -> ImageGrid? {
    guard data.name == DataSet.digits.name, network.layers.count == 1 else { return nil }
    let W = network.layers[0].W  // (classes, pixels)
    return ImageGrid(
      title: "Weights of \(name)",
      subtitle: "\(data.name): a pixel speaks for a class where its weight is above 0",
      images: data.train.classNames.enumerated().map { number, className in
        ImageGrid.Image(title: className, columns: 8, values: W.row(number).elements)
      })
  }
}
