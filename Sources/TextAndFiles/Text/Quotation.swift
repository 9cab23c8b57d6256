/// The text in quotation marks, with control characters escaped and the middle of a long text left out.
package func quoted(_ text: String) -> String {
  let end = 40
  let short = text.count <= 2 * end ? text : "\(text.prefix(end))…\(text.suffix(end))"
  return visible(short.debugDescription)
}
