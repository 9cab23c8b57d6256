import TextAndFiles

/// The arguments of the program, without its name.
///
/// - Throws: `LessonError.usage` for the first that is not UTF-8 text. `CommandLine.arguments` would repair it, and
///   a file of another name would be read or written.
func textArguments() throws(LessonError) -> [String] {
  let given = (0..<Int(CommandLine.argc)).compactMap { CommandLine.unsafeArgv[$0] }
  var arguments: [String] = []
  for argument in given.dropFirst() {
    guard let text = String(validatingCString: argument) else {
      throw .usage(
        "the argument \(quoted(String(cString: argument))) is not UTF-8 text",
        hint: "Rename the file, or call it by a link whose name is UTF-8.")
    }
    arguments.append(text)
  }
  return arguments
}
