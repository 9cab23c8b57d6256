import TextAndFiles

/// Parses a command line according to a program's option declarations.
///
/// `--name value` and `--name=value` mean the same. An option may be given once, and not with one that contradicts it.
/// A value may begin with one dash, as negative numbers do; a value that begins with two needs the form with `=`. Other
/// arguments are accepted if the program declares an operand. Every program has `--quiet`, `--version` and `--help`.
public struct OptionParser<Settings>: Sendable {
  public let options: [Option<Settings>]

  /// The declaration of the arguments that belong to no option; `nil` if there are none.
  let operand: Option<Settings>?

  public init(_ options: [Option<Settings>], operand: Option<Settings>? = nil) {
    self.operand = operand
    let names = Set(options.map(\.name))
    let common = [Option<Settings>.quiet, .version, .help].filter { !names.contains($0.name) }
    self.options = options + common.inSection(options.last?.section ?? Option<Settings>.quiet.section)
  }

  /// A parsed command line.
  public struct Result {
    public var settings: Settings
    public var given = GivenOptions()
    public var isQuiet = false
    public var asksForHelp = false
    public var asksForVersion = false
    /// Whether standard output is used for something other than the results.
    public var takesOutput = false
  }

  /// The defaults as changed by `arguments` (without the program's name).
  ///
  /// - Throws: `LessonError.usage` for the first argument that breaks a rule, unless help is asked for.
  public func parse(_ arguments: [String], defaults: Settings) throws(LessonError) -> Result {
    var result = Result(settings: defaults)
    result.asksForHelp = arguments.contains(where: ["-h", "--help"].contains)
    var rest = result.asksForHelp ? [] : arguments[...]
    var last: Reading?
    while let argument = rest.popFirst() {
      if let operand, !argument.hasPrefix("-") {
        try assign(argument, to: operand, in: &result.settings)
      } else {
        last = try read(argument, &rest, after: last, into: &result)
      }
    }
    try requireAgreement(of: result.given)
    return result
  }

  /// Checks that no two options contradict each other, and that none lacks an option that it requires.
  private func requireAgreement(of given: GivenOptions) throws(LessonError) {
    for option in options where given.contains(option.name) {
      if let opposite = option.opposite, given.contains(opposite) {
        throw .usage("\(option.name) and \(opposite) contradict each other")
      }
      if let needed = option.needed, !given.contains(needed) {
        let value = options.first { $0.name == needed }?.placeholder.map { " " + $0 } ?? ""
        throw .usage("\(option.name) needs \(needed)\(value)")
      }
    }
  }

  /// An option with the value that was read for it.
  private typealias Reading = (option: Option<Settings>, value: String)

  /// Reads an option, and its value from `rest`.
  private func read(
    _ argument: String, _ rest: inout ArraySlice<String>, after last: Reading?, into result: inout Result
  ) throws(LessonError) -> Reading {
    let (name, attached) = parts(of: argument)
    let option = try option(named: name, in: argument, after: last, rest)
    if result.given.contains(option.name) { throw .usage("\(option.name) is given twice") }
    let value = try value(of: option, attached: attached, rest: &rest)
    try assign(value, to: option, in: &result.settings)
    result.note(option.name, option.canTakeOutput ? value : nil)
    result.given.append(option.name, option.placeholder == nil ? nil : value)
    return (option, value)
  }

  /// `--name` and `value` of `--name=value`.
  private func parts(of argument: String) -> (name: String, attached: String?) {
    guard argument.hasPrefix("--"), let sign = argument.firstIndex(of: "=") else { return (argument, nil) }
    return (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
  }

  private func option(
    named name: String, in argument: String, after last: Reading?,
    _ rest: ArraySlice<String>
  ) throws(LessonError) -> Option<Settings> {
    if let option = options.first(where: { $0.name == name }) { return option }
    if let last, last.option.isList, Int(argument) != nil {
      throw .listWithSpaces(last.option.name, [last.value, argument] + rest)
    }
    if let lessons = LessonOptions.lessons(with: name) {
      throw .usage("unknown option \(quoted(name)): it is an option of \(lessons)")
    }
    // Text copied from a web page may have a longer dash.
    let word = name.drop { "-–—".contains($0) }
    let guess = suggestion(for: "--" + word, among: options.map(\.name))
    let isOption = word.count < name.count && !word.isEmpty && Double(argument) == nil
    throw .usage((isOption ? "unknown option " : "unexpected argument ") + quoted(name) + question(guess))
  }

  private func value(
    of option: Option<Settings>, attached: String?, rest: inout ArraySlice<String>
  ) throws(LessonError) -> String {
    guard option.placeholder != nil else {
      guard let attached else { return "" }
      throw .usage("\(option.name) takes no value, got \(quoted(attached))")
    }
    if let attached { return attached }
    guard let next = rest.first, !next.hasPrefix("--") else {
      throw .usage("\(option.name) needs a value: it takes \(option.rule)")
    }
    return rest.removeFirst()
  }

  private func assign(
    _ value: String, to option: Option<Settings>, in settings: inout Settings
  ) throws(LessonError) {
    guard !option.assign(value, &settings) else { return }
    if let number = withPoint(value, for: option, settings) {
      throw .usage("\(option.name) takes \(option.rule), got \(quoted(value))" + question(number))
    }
    // For a list, suggests a word for the first part that is not one.
    let parts = value.split { ",:".contains($0) }.map(String.init)
    let guess = suggestion(
      for: parts.first { !option.words.contains($0) } ?? value, among: option.words)
    throw .usage("\(option.name) takes \(option.rule), got \(quoted(value))" + question(guess))
  }

  /// The value with its comma replaced by a decimal point, if the option accepts that; not `1,000`, which may mean a
  /// thousand.
  private func withPoint(_ value: String, for option: Option<Settings>, _ settings: Settings) -> String? {
    let text = value.replacing(",", with: ".")
    var trial = settings
    guard text != value, Double(text).map({ $0 != $0.rounded() }) == true else { return nil }
    return option.assign(text, &trial) ? text : nil
  }

  private func question(_ guess: String?) -> String {
    guess.map { "; did you mean \($0)?" } ?? ""
  }
}

extension OptionParser.Result {
  /// Records the common options, and whether `-` has claimed standard output.
  fileprivate mutating func note(_ name: String, _ place: String?) {
    switch name {
    case Option<Settings>.quiet.name: isQuiet = true
    case Option<Settings>.version.name: asksForVersion = true
    default: break
    }
    if let place { takesOutput = place == "-" }
  }
}

extension LessonError {
  /// The error for a list written as `--hidden 20 10 5`; `values` begin with the one that was read as the whole list.
  fileprivate static func listWithSpaces(_ name: String, _ values: [String]) -> LessonError {
    let list = (values.prefix(1) + values.dropFirst().prefix { Int($0) != nil }).joined(separator: ",")
    return .usage(
      "unexpected argument \(quoted(values[1]))",
      hint: "A list has commas between its values: \(name) \(list)")
  }
}

extension Option {
  static var version: Option { Option(flag: "--version", "Print the version of the lessons.") { _ in } }
  static var quiet: Option {
    Option(flag: "--quiet", "Print only results and errors: no progress, no notes.") { _ in }
  }
  static var help: Option { Option(flag: "--help", "Print this help.") { _ in } }
}
