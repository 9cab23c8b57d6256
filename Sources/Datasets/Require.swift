/// Stops the program with `message`, at the caller's file and line, unless `condition` holds.
@inline(__always)
func require(_ condition: Bool, _ message: @autoclosure () -> String, _ file: StaticString, _ line: UInt) {
  if _slowPath(!condition) { fatalError(message(), file: file, line: line) }
}
