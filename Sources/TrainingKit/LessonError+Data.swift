import DataFiles
import Datasets
import LessonKit

extension LessonError {
  /// The error of a data set as one of a program.
  public init(_ error: DataError) {
    let kind: Kind =
      switch error.kind {
      case .usage: .usage
      case .data: .data
      case .file: .file
      }
    self.init(kind, error.message, hint: error.hint)
  }
}

/// The path of a data file of the lessons.
public func dataFile(_ name: String) throws(LessonError) -> String {
  do {
    return try DataFiles.path(of: name)
  } catch {
    throw .file("\(error)", hint: "run the program with `swift run` from a clone of the package")
  }
}
