import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What one run of a program took, from its start to its end.
struct ProgramRun {
  let seconds: Double
  /// The most memory that it held, in MiB.
  let peakMemory: Double

  /// Runs one of the lessons, its results thrown away; `nil` if it fails.
  static func lesson(_ name: String, _ arguments: [String]) -> ProgramRun? {
    let folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    let here = Bundle.main.executableURL?.deletingLastPathComponent() ?? folder
    return ProgramRun(here.appending(path: name).path, arguments)
  }

  /// The same lesson in NumPy, on one thread; `nil` where Python or NumPy is missing.
  static func numPy(_ lesson: String, _ arguments: [String]) -> ProgramRun? {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Tests/Fixtures/numpy_check.py").standardized
    return ProgramRun("/usr/bin/env", ["OPENBLAS_NUM_THREADS=1", "python3", script.path, lesson] + arguments)
  }

  init?(_ executable: String, _ arguments: [String]) {
    var actions = ProgramRun.silence()
    defer { posix_spawn_file_actions_destroy(&actions) }
    var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    let start = ContinuousClock.now
    guard posix_spawn(&child, executable, &actions, nil, &words, environ) == 0 else { return nil }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child, &status, 0, &usage) == child, status == 0 else { return nil }
    seconds = (ContinuousClock.now - start) / .seconds(1)
    #if canImport(Darwin)
      peakMemory = Double(usage.ru_maxrss) / 1_048_576
    #else
      peakMemory = Double(usage.ru_maxrss) / 1024
    #endif
  }

  #if canImport(Darwin)
    private typealias FileActions = posix_spawn_file_actions_t?
  #else
    private typealias FileActions = posix_spawn_file_actions_t
  #endif

  /// Sends both outputs to nowhere.
  private static func silence() -> FileActions {
    #if canImport(Darwin)
      var actions: FileActions = nil
    #else
      var actions = FileActions()
    #endif
    posix_spawn_file_actions_init(&actions)
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    return actions
  }

  /// The fastest of several runs in turn; `nil` if one fails.
  static func fastest(of count: Int, _ run: () -> ProgramRun?) -> ProgramRun? {
    let runs = (0..<count).compactMap { _ in run() }
    return runs.count == count ? runs.min { $0.seconds < $1.seconds } : nil
  }
}
