/// The declaration of one option of a program: its name, what it takes, what it is for, and where in
/// `Settings` its value goes.
///
/// The parser, the messages and `--help` are all made from it:
/// ```swift
/// static let options: [Option<Settings>] =
///   [.number("--lambda", \.lambda, in: .atLeast(0), "Strength of the L2 penalty.")]
///   + TrainingSettings.options.lifted(to: \.training)
/// ```
public struct Option<Settings>: Sendable {
  /// The name with its dashes: `--lambda`.
  public let name: String

  /// What stands for the value in `--help`; `nil` for a flag, which takes none.
  public let placeholder: String?

  /// A sentence for `--help`.
  public let help: String

  /// The heading under which `--help` lists the option.
  public private(set) var section = "Options"

  /// Whether the value `-` stands for standard output, so that the results go to standard error.
  private(set) var canTakeOutput = false

  /// Whether the value is a comma-separated list of whole numbers.
  private(set) var isList = false

  /// The files that a run with these settings reads or writes because of the option.
  private(set) var files: @Sendable (_ settings: Settings, _ program: String) -> [PlannedFile] = { _, _ in []
  }

  /// The option that this one requires, if any.
  private(set) var needed: String?

  /// The option that this one contradicts, if any.
  private(set) var opposite: String?

  /// What the option takes, in words.
  let rule: String

  /// The allowed words, if the values are a fixed list.
  let words: [String]

  /// Parses a text and stores its value in the settings; returns `false` if the text breaks the rule.
  let assign: @Sendable (_ text: String, inout Settings) -> Bool

  /// How `--help` spells the value in these settings.
  let spelling: @Sendable (Settings) -> String?

  /// An option with a value.
  init<Value>(
    _ name: String, _ keyPath: WritableKeyPath<Settings, Value> & Sendable, _ syntax: ValueSyntax<Value>,
    _ help: String
  ) {
    self.name = name
    self.help = help
    placeholder = syntax.placeholder
    rule = syntax.rule
    words = syntax.words
    isList = Value.self == [Int].self
    assign = { text, settings in
      guard let value = syntax.read(text) else { return false }
      settings[keyPath: keyPath] = value
      return true
    }
    spelling = { syntax.write($0[keyPath: keyPath]) }
  }

  /// An option that may be repeated: its values are appended.
  init<Value>(
    appending name: String, to keyPath: WritableKeyPath<Settings, [Value]> & Sendable,
    _ syntax: ValueSyntax<Value>, _ help: String
  ) {
    self.name = name
    self.help = help
    placeholder = syntax.placeholder
    rule = syntax.rule
    words = syntax.words
    assign = { text, settings in
      guard let value = syntax.read(text) else { return false }
      settings[keyPath: keyPath].append(value)
      return true
    }
    spelling = { _ in nil }
  }

  /// An option without a value.
  init(flag name: String, _ help: String, action: @escaping @Sendable (inout Settings) -> Void) {
    self.name = name
    self.help = help
    placeholder = nil
    rule = "no value"
    words = []
    assign = { _, settings in
      action(&settings)
      return true
    }
    spelling = { _ in nil }
  }
}

extension Option {
  /// The same option for settings that contain its own, so that lessons can share a declaration.
  public func lifted<Root>(to keyPath: WritableKeyPath<Root, Settings> & Sendable) -> Option<Root> {
    Option<Root>(lifting: self, to: keyPath)
  }

  private init<Part>(lifting part: Option<Part>, to keyPath: WritableKeyPath<Settings, Part> & Sendable) {
    name = part.name
    placeholder = part.placeholder
    help = part.help
    section = part.section
    canTakeOutput = part.canTakeOutput
    isList = part.isList
    needed = part.needed
    opposite = part.opposite
    files = { [files = part.files] settings, program in files(settings[keyPath: keyPath], program) }
    rule = part.rule
    words = part.words
    assign = { [assign = part.assign] text, settings in assign(text, &settings[keyPath: keyPath]) }
    spelling = { [spelling = part.spelling] settings in spelling(settings[keyPath: keyPath]) }
  }

  /// The option under another heading of `--help`.
  public func inSection(_ section: String) -> Option {
    var option = self
    option.section = section
    return option
  }
}

extension Option {
  /// The same option, which requires the option called `name`.
  public func needing(_ name: String) -> Option {
    var option = self
    option.needed = name
    return option
  }

  /// The same option, which contradicts the option called `name`.
  public func contradicting(_ name: String) -> Option {
    var option = self
    option.opposite = name
    return option
  }
}

extension Option {
  /// The same option, whose value `-` stands for standard output; the results then go to standard error.
  public func takingOutput() -> Option {
    var option = self
    option.canTakeOutput = true
    return option
  }
}

extension Option {
  /// The same option, declared to read the file that the setting names, if any.
  public func reading(_ keyPath: KeyPath<Settings, String?> & Sendable) -> Option {
    naming { [name] settings, _ in
      settings[keyPath: keyPath].map { [PlannedFile(name, $0, .reading)] } ?? []
    }
  }

  /// The same option, declared to write the file that the setting names, if any.
  ///
  /// - Parameter replaceable: The option whose input this file may replace.
  public func writing(
    _ keyPath: KeyPath<Settings, String?> & Sendable, replacing replaceable: String? = nil
  ) -> Option {
    naming { [name] settings, _ in
      settings[keyPath: keyPath].map { [PlannedFile(name, $0, .writing, replacing: replaceable)] } ?? []
    }
  }

  /// The same option with the files that a run reads or writes because of it.
  public func naming(
    _ files: @escaping @Sendable (_ settings: Settings, _ program: String) -> [PlannedFile]
  ) -> Option {
    var option = self
    option.files = files
    return option
  }
}

extension Array {
  /// The same options for settings that contain their own.
  public func lifted<Part, Root>(to keyPath: WritableKeyPath<Root, Part> & Sendable) -> [Option<Root>]
  where Element == Option<Part> {
    map { $0.lifted(to: keyPath) }
  }

  /// The options under another heading of `--help`.
  public func inSection<Settings>(_ section: String) -> [Option<Settings>]
  where Element == Option<Settings> {
    map { $0.inSection(section) }
  }
}
