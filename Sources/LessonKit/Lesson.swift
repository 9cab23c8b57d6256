import TextAndFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The settings of a program; `init()` gives the published ones.
public protocol LessonSettings: Sendable {
  init()

  /// The options given on the command line. Unless a lesson stores them, they are dropped.
  var given: GivenOptions { get set }

  /// Checks the options against each other and sets what follows from them; called once, after all have been read.
  ///
  /// - Throws: `LessonError.usage` for options that contradict each other.
  mutating func conclude() throws(LessonError)
}

extension LessonSettings {
  public var given: GivenOptions {
    get { GivenOptions() }
    set {}
  }

  public mutating func conclude() throws(LessonError) {}
}

/// A program of the course. With `@main` on the type, its declarations make the program:
/// ```swift
/// @main
/// struct Dropout: Lesson {
///   struct Settings: LessonSettings { var keepProbability = 0.86 }
///   static let name = "deep_neural_network_with_dropout"
///   static let about = "Trains a network whose hidden units drop out at random."
///   static let options: [Option<Settings>] = [
///     .number("--keep-probability", \.keepProbability, in: .above(0, upTo: 1), "Chance that a unit stays.")
///   ]
///   static func run(_ settings: Settings, console: Console) throws { … }
/// }
/// ```
public protocol Lesson {
  associatedtype Settings: LessonSettings

  /// The name of the program.
  static var name: String { get }

  /// One paragraph for `--help`: what the lesson shows.
  static var about: String { get }

  /// The address of the post that the lesson follows, if there is one.
  static var post: String? { get }

  /// The lesson's page in the repository, which `--help` names where there is no post.
  static var page: String? { get }

  /// The options of the program besides `--quiet`, `--version` and `--help`.
  static var options: [Option<Settings>] { get }

  /// What to try if memory runs out, in a sentence.
  static var memoryAdvice: StaticString { get }

  /// The declaration of arguments that belong to no option; lessons take none.
  static var operand: Option<Settings>? { get }

  /// Does what the settings say, and prints the results.
  ///
  /// - Throws: `LessonError` for whatever the user can do something about.
  static func run(_ settings: Settings, console: Console) throws
}

extension Lesson {
  public static var operand: Option<Settings>? { nil }
  public static var post: String? { nil }
  public static var page: String? { nil }
  public static var memoryAdvice: StaticString { "Ask for less, or allow the program more memory." }

  private static var parser: OptionParser<Settings> { OptionParser(options, operand: operand) }

  /// Runs the lesson as a program: reads the command line, and turns errors into messages and exit statuses.
  public static func main() {
    keepFreedMemory()
    Interrupts.tidyUpAtSignals(memoryAdvice: memoryAdvice)
    // If the reader closes the pipe, the program ends at once and silently, as other programs do.
    signal(SIGPIPE, SIG_DFL)
    // Exceeding the user's limit on file sizes becomes an error like any other, instead of a fatal signal.
    signal(SIGXFSZ, SIG_IGN)
    Descriptor.holdStandardNumbers()
    do {
      exit(execute(try textArguments()))
    } catch {
      Console().report(error)
      exit(error.exitStatus)
    }
  }

  /// The text of `--help`.
  public static var help: String {
    HelpText(
      program: name, about: about, post: post, page: page, options: parser.options, defaults: Settings(),
      operand: operand
    ).text
  }

  /// The settings that command-line arguments (without the program's name) give.
  ///
  /// - Throws: `LessonError.usage` for the first argument that breaks a rule.
  public static func settings(from arguments: [String]) throws(LessonError) -> Settings {
    try commandLine(arguments).settings
  }

  private static func commandLine(
    _ arguments: [String]
  ) throws(LessonError) -> OptionParser<Settings>.Result {
    var result = try parser.parse(arguments, defaults: Settings())
    result.settings.given = result.given
    try result.settings.conclude()
    return result
  }

  /// Checks, before anything runs, that no file has two uses in a run, and that all outputs can be written.
  ///
  /// Every run begins with this check; a lesson that finds out later that it will draw another picture repeats it.
  ///
  /// - Throws: `LessonError`: `usage` for an output that is an input or another output, `file` for an output that
  ///   cannot be written.
  public static func requireFiles(for settings: Settings) throws(LessonError) {
    try FilePlan(parser.options.flatMap { $0.files(settings, name) }).check()
  }

  /// Runs the program with these arguments; returns the exit status.
  static func execute(_ arguments: [String]) -> Int32 {
    var console = Console()
    do {
      let commandLine = try commandLine(arguments)
      if commandLine.asksForHelp || commandLine.asksForVersion {
        console.print(commandLine.asksForHelp ? help : "\(name) \(packageVersion)")
        return 0
      }
      console = Console(isQuiet: commandLine.isQuiet, leavesOutput: commandLine.takesOutput)
      try requireFiles(for: commandLine.settings)
      try run(commandLine.settings, console: console)
      console.clearProgress()
      console.nameWrittenFiles()
      return 0
    } catch {
      console.nameWrittenFiles()
      let failure = error as? LessonError ?? .computation("\(error)")
      console.report(failure.kind == .usage ? failure.withDefaultHint("See: \(name) --help") : failure)
      return failure.exitStatus
    }
  }
}
