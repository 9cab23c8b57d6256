/// The text in quotation marks, control characters made visible, a long one without its middle.
package func quoted(_ text: String) -> String {
  let end = 40
  return text.count <= 2 * end
    ? text.debugDescription : "\(text.prefix(end))…\(text.suffix(end))".debugDescription
}
