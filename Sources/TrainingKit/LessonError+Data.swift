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
