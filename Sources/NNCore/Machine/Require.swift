/// Stops the program with `message` unless `condition` holds. Unlike `precondition`, it keeps its message in
/// optimised builds.
///
/// `file` and `line` are where the mistake was made: a public function that checks its arguments takes them from its
/// caller and passes them on. An operator cannot, so its message names the shapes.
@inline(__always)
func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #file, line: UInt = #line
) {
  if _slowPath(!condition) { fatalError(message(), file: file, line: line) }
}
