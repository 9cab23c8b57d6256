import TextAndFiles

/// The text of `--help`, made from the option declarations; every line fits 80 columns.
struct HelpText<Settings> {
  let program: String
  let about: String
  /// The address of the post that the lesson follows.
  var post: String?
  /// The page in the repository that explains the lesson, named where there is no post.
  var page: String?
  let options: [Option<Settings>]
  let defaults: Settings
  /// The declaration of the arguments besides options.
  var operand: Option<Settings>?

  private let width = 80
  private let widestLabel = 24

  var text: String {
    let operands = operand.map { " [\($0.name)…]" } ?? ""
    let head = ["Usage: \(program) [options]\(operands)", ""] + wrapped(about, into: width) + whereToRead
    return (head + sections.flatMap { ["", "\($0):"] + lines(ofSection: $0) }).joined(separator: "\n")
  }

  private var whereToRead: [String] {
    let readme = "README.md, sections \"The lessons\" and \"The labs\""
    let source = post.map { "The post: \($0)" } ?? page.map { "The lesson's page: \($0)" }
    return source.map { ["", $0, "See also: \(readme)", "中文: .guide/README.zh.md"] } ?? []
  }

  /// The arguments, if there are any, and the options.
  private var listed: [Option<Settings>] { [operand].compactMap(\.self) + options }

  /// The headings in the order of their first options, the lesson's own first.
  private var sections: [String] {
    listed.reduce(into: []) { sections, option in
      if !sections.contains(option.section) { sections.append(option.section) }
    }
  }

  private func lines(ofSection section: String) -> [String] {
    listed.filter { $0.section == section }.flatMap(lines)
  }

  /// The label with the description beside it, or below it if the label is too long.
  private func lines(of option: Option<Settings>) -> [String] {
    let label = "  " + label(of: option)
    let description = wrapped(description(of: option), into: width - column)
    let margin = TextColumns.spaces(column)
    guard TextColumns.width(of: label) + 2 <= column, let first = description.first else {
      return [label] + description.map { margin + $0 }
    }
    return [TextColumns.padded(label, to: column) + first] + description.dropFirst().map { margin + $0 }
  }

  /// The column where the descriptions begin.
  private var column: Int {
    let labels = listed.map { TextColumns.width(of: label(of: $0)) }.filter { $0 <= widestLabel }
    return 2 + (labels.max() ?? 0) + 2
  }

  private func wrapped(_ text: String, into columns: Int) -> [String] {
    TextColumns.wrapped(text, into: columns, cutting: false)
  }

  private func label(of option: Option<Settings>) -> String {
    if option.name == operand?.name { return "\(option.name)…" }
    return [option.name == "--help" ? "-h, --help" : option.name, option.placeholder]
      .compactMap(\.self).joined(separator: " ")
  }

  private func description(of option: Option<Settings>) -> String {
    let choices = option.words.isEmpty ? nil : option.rule
    let standard = option.spelling(defaults).map { "default \($0)" }
    let remarks = [choices, standard].compactMap(\.self).joined(separator: "; ")
    guard !remarks.isEmpty else { return option.help }
    return option.help.hasSuffix(".")
      ? "\(option.help.dropLast()) (\(remarks))." : "\(option.help) (\(remarks))"
  }
}
