import Datasets
import NNCore

/// Tables as bytes: those that come with the lessons, and a file that was dropped on the page.
package struct Tables: Sendable {
  package var breastCancer: [UInt8] = [], iris: [UInt8] = [], file: [UInt8] = []
  package var fileName = "your.csv"

  package init() {}
}

extension Settings {
  /// The training and the test set, the same as in the programs.
  ///
  /// - Throws: `Complaint` with what is wrong with a file, or with the lesson for these data.
  package func examples(_ tables: Tables) throws(Complaint) -> Split {
    var split = try rawExamples(tables)
    let classes = split.train.classNames.count
    if classes > 2 && lesson != .softmax {
      throw Complaint(.classes, ("got", "\(classes)"))
    }
    if isStandardized {
      do throws(DataError) { split = try split.standardized() } catch {
        throw Complaint(.table, ("reason", error.description))
      }
    }
    return split
  }

  private func rawExamples(_ tables: Tables) throws(Complaint) -> Split {
    switch source {
    case .circles, .moons, .planar: generated
    case .drawn: try drawnExamples()
    case .breastCancer: try split(of: tables.breastCancer, "breast-cancer", nil, severalClasses: true)
    case .iris: try split(of: tables.iris, "iris", nil, severalClasses: true)
    case .file: try split(of: tables.file, tables.fileName, label, severalClasses: lesson == .softmax)
    }
  }

  private var generated: Split {
    switch source {
    case .circles:
      Split(
        train: Points.circles(points, noise: noise, seed: dataSeed),
        test: Points.circles(100, noise: noise, seed: dataSeed &+ 1), name: "circles")
    case .planar:
      planar
    default:
      Split(
        train: Points.moons(points, noise: noise, seed: dataSeed),
        test: Points.moons(100, noise: noise, seed: dataSeed &+ 1), name: "moons")
    }
  }

  private var planar: Split {
    let all = Points.planar(points + 200, flipped: noise, seed: dataSeed)
    return Split(
      train: all.examples(at: 0..<points), test: all.examples(at: points..<points + 200), name: "planar")
  }

  /// Every fifth point is in the test set.
  private func drawnExamples() throws(Complaint) -> Split {
    let count = max(2, 1 + (drawn.map { $0.label }.max() ?? 0))
    let places = drawn.map { [Double($0.x) / 100, Double($0.y) / 100] }
    let X = drawn.isEmpty ? Matrix(rows: 2, columns: 0) : Matrix(places).transposed()
    let all = LabelledData(
      X: X, Y: .row(drawn.map { Double($0.label) }), featureNames: ["x", "y"],
      classNames: (0..<count).map { "\($0)" })
    let train = drawn.indices.filter { $0 % 5 != 4 }
    if Set(train.map { drawn[$0].label }).count < 2 {
      throw Complaint(.drawFirst)
    }
    return Split(
      train: all.examples(at: train), test: all.examples(at: drawn.indices.filter { $0 % 5 == 4 }),
      name: "drawn")
  }

  private func split(
    of bytes: [UInt8], _ name: String, _ label: String?, severalClasses: Bool
  ) throws(Complaint) -> Split {
    if bytes.isEmpty { throw Complaint(.noFile) }
    do throws(DataError) {
      let file = try CSVFile(
        bytes: bytes, path: name, CSVOptions(label: label, severalClasses: severalClasses))
      if file.examples.count < 2 {
        throw DataError(.data, "\(name) has one example; two at least can be split")
      }
      var split = Split(file.examples, seed: splitSeed, name: name)
      split.notes = file.notes
      return split
    } catch {
      throw Complaint(.table, ("reason", error.description))
    }
  }
}
