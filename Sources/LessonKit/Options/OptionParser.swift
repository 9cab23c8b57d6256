import TextAndFiles

/// Reads a command line by the declarations of a program.
///
/// `--name value` and `--name=value` mean the same. An option is given once, and not with one that says the opposite.
/// A value may begin with one dash, as negative numbers do; one that begins with two needs the form with `=`. Arguments besides
/// options are taken where the program declares what they are. Every program has `--quiet`, `--version` and
/// `--help`.
public struct OptionParser<Settings>: Sendable {
  public let options: [Option<Settings>]

  /// What takes the arguments that belong to no option, one after the other; `nil` where there are none.
  let operand: Option<Settings>?

  public init(_ options: [Option<Settings>], operand: Option<Settings>? = nil) {
    self.operand = operand
    let names = Set(options.map(\.name))
    let common = [Option<Settings>.quiet, .version, .help].filter { !names.contains($0.name) }
    self.options = options + common.inSection(options.last?.section ?? Option<Settings>.quiet.section)
  }

  /// What a command line says.
  public struct Result {
    public var settings: Settings
    public var given = GivenOptions()
    public var isQuiet = false
    public var asksForHelp = false
    public var asksForVersion = false
    /// Whether standard output is for something else than the results.
    public var takesOutput = false
  }

  /// The settings that `arguments` (without the program's name) make out of the defaults.
  ///
  /// - Throws: `LessonError.usage` on the first argument that breaks a rule, unless help is asked for.
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

  /// Checks that no option contradicts another, and none lacks the one that it says something about.
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

  /// An option as it was read, with its value.
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
    // A dash of another length comes from text that was copied out of a web page.
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
    // Of a list the first part that is none of the words.
    let parts = value.split { ",:".contains($0) }.map(String.init)
    let guess = suggestion(
      for: parts.first { !option.words.contains($0) } ?? value, among: option.words)
    throw .usage("\(option.name) takes \(option.rule), got \(quoted(value))" + question(guess))
  }

  /// The value with a decimal point for its comma, if the option takes that; `1,000` may be meant as a thousand.
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
  /// What the common options, and `-` for standard output, mean for the program.
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
  /// A list that was written as `--hidden 20 10 5`; `values` begin with the one that was taken for the list.
  fileprivate static func listWithSpaces(_ name: String, _ values: [String]) -> LessonError {
    let list = (values.prefix(1) + values.dropFirst().prefix { Int($0) != nil }).joined(separator: ",")
    return .usage(
      "unexpected argument \(quoted(values[1]))",
      hint: "A list has commas between its values: \(name) \(list)")
  }
}

extension Option {
  static var version: Option { Option(flag: "--version", "The version of the lessons.") { _ in } }
  static var quiet: Option { Option(flag: "--quiet", "No progress and no notes; errors only.") { _ in } }
  static var help: Option { Option(flag: "--help", "This text.") { _ in } }
}
