import Datasets
import LessonKit
import ModelFiles
import NNCore
import Testing

@testable import TrainingKit

@Suite struct SavedModelTests {
  private static let layers = [
    Layer(W: Matrix([[1, 2], [3, 4]]), b: .column([5, 6])), Layer(W: Matrix([[7, 8]]), b: .column([9])),
  ]

  private func saved(_ metadata: [String: String] = [:]) throws -> SavedModel {
    let file = ModelFile(tensors: ModelFile.Tensor.of(Self.layers), metadata: metadata)
    return try SavedModel(bytes: file.bytes(), path: "m")
  }

  /// Whatever a lesson does with a model that it should continue, the answers of another network are not passed off as
  /// the model's.
  @Test func aLessonThatDoesNotBeginWithTheLayersIsStopped() throws {
    let model = try saved()
    let start = Network(layers: Self.layers)
    var moved = start
    moved.layers[1].b = .column([10])
    let narrow = Network(layers: [Layer(W: Matrix([[1, 2]]), b: .column([0]))])
    try model.requireStart(of: start, isTrained: false, for: "a_lesson")
    try model.requireStart(of: moved, isTrained: true, for: "a_lesson")
    for (network, isTrained) in [(moved, false), (narrow, false), (narrow, true)] {
      let error = #expect(throws: LessonError.self) {
        try model.requireStart(of: network, isTrained: isTrained, for: "a_lesson")
      }
      #expect(error?.kind == .computation && error?.message == "a_lesson has not begun with the layers of m")
    }
  }

  /// The name of the label is that of the file that the model was trained on; older models know what was typed.
  @Test func theLabelIsThatOfTheModel() throws {
    #expect(try saved().schema().label == nil)
    #expect(try saved(["settings": "--label 'two words'"]).schema().label == "two words")
    #expect(try saved(["settings": "--label 3", "label": "y"]).schema().label == "y")
  }

  @Test func encodedWordsAreAnOptionAndNotAValue() throws {
    #expect(try saved(["settings": "--one-hot sex --header"]).encodesWords)
    #expect(try !saved(["settings": "--label='--one-hot'"]).encodesWords)
  }

  @Test(arguments: ["all", "sex", "SEX,color", "2", "color, sex", "a,b"])
  func columnsThatTheModelEncodesMayBeTyped(_ columns: String) throws {
    let names = #"["sex=f","a,b=1"]"#
    let both = try saved(["settings": "--one-hot all", "features": names])
    let isKnown = !columns.contains("color")
    #expect(((try? both.requireEncoded(columns)) != nil) == isKnown)
    let error = #expect(throws: LessonError.self) { try saved(["features": names]).requireEncoded(columns) }
    #expect(error?.kind == .usage)
  }
}
