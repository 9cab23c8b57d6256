import DataFiles

/// The path of a data file of the lessons.
///
/// - Throws: `LessonError.file` if it is neither beside the program nor in the checkout.
public func dataFile(_ name: String) throws(LessonError) -> String {
  do {
    return try DataFiles.path(of: name)
  } catch {
    throw .file("\(error)", hint: "run the program with `swift run` from a clone of the package")
  }
}
