import DataFiles
import TextAndFiles

/// The path of one of the lessons' data files.
///
/// - Throws: `LessonError.file` if it is neither beside the program nor in the checkout.
public func dataFile(_ name: String) throws(LessonError) -> String {
  do {
    return try DataFiles.path(of: name)
  } catch {
    throw .file("\(error)", hint: "run the program with `swift run` from a clone of the package")
  }
}

/// The bytes of the file at `path`.
///
/// - Throws: `LessonError` of the kind `file` if it is missing, a folder, not readable, or larger than 1 GiB.
public func readBytes(of path: String) throws(LessonError) -> [UInt8] {
  do {
    return try contents(of: path)
  } catch {
    throw .file("cannot read \(quoted(path)): \(error.reason)")
  }
}
