import Testing

/// Expects a program that stopped to have said `message` on stderr.
public func expectMessage(
  of exit: ExitTest.Result?, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let exit else { return }
  let said = String(decoding: exit.standardErrorContent, as: UTF8.self)
  #expect(said.contains(message), "it said: \(said)", sourceLocation: sourceLocation)
}
