/// The text in quotation marks, control characters made visible, a long one without its middle.
package func quoted(_ text: String) -> String {
  let end = 40
  let short = text.count <= 2 * end ? text : "\(text.prefix(end))…\(text.suffix(end))"
  return visible(short.debugDescription)
}
