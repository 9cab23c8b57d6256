/// The text of `--help`, made from the declarations; every line fits 80 columns.
struct HelpText<Settings> {
  let program: String
  let about: String
  let options: [Option<Settings>]
  let defaults: Settings

  private let width = 80
  private let widestLabel = 24

  var text: String {
    let head = ["Usage: \(program) [options]", ""] + wrapped(about, to: width)
    return (head + sections.flatMap { ["", "\($0):"] + lines(ofSection: $0) }).joined(separator: "\n")
  }

  /// The headings in the order of their first options, the lesson's own first.
  private var sections: [String] {
    options.reduce(into: []) { sections, option in
      if !sections.contains(option.section) { sections.append(option.section) }
    }
  }

  private func lines(ofSection section: String) -> [String] {
    options.filter { $0.section == section }.flatMap(lines)
  }

  /// The label, and beside it, or below where it is too long, what the option is for.
  private func lines(of option: Option<Settings>) -> [String] {
    let label = "  " + label(of: option)
    let description = wrapped(description(of: option), to: width - column)
    let margin = String(repeating: " ", count: column)
    guard label.count + 2 <= column, let first = description.first else {
      return [label] + description.map { margin + $0 }
    }
    return [label + margin.dropFirst(label.count) + first] + description.dropFirst().map { margin + $0 }
  }

  /// Where the descriptions begin.
  private var column: Int {
    let labels = options.map { label(of: $0).count }.filter { $0 <= widestLabel }
    return 2 + (labels.max() ?? 0) + 2
  }

  private func label(of option: Option<Settings>) -> String {
    [option.name == "--help" ? "-h, --help" : option.name, option.placeholder]
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

/// The words of a text in lines of at most `width` characters; a longer word has a line of its own.
func wrapped(_ text: String, to width: Int) -> [String] {
  text.split(whereSeparator: \.isWhitespace).reduce(into: []) { lines, word in
    if let last = lines.last, last.count + 1 + word.count <= width {
      lines[lines.count - 1] += " " + word
    } else {
      lines.append(String(word))
    }
  }
}
