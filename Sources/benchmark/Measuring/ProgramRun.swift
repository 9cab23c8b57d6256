import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// One run of a program: how long it took from start to end, and what it printed.
struct ProgramRun {
  let seconds: Double
  /// The peak memory in MiB.
  let peakMemory: Double
  let output: String

  /// Runs one of the lessons; `nil` if it fails.
  static func lesson(_ name: String, _ arguments: [String]) -> ProgramRun? {
    let folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    let here = Bundle.main.executableURL?.deletingLastPathComponent() ?? folder
    return ProgramRun(here.appending(path: name).path, arguments)
  }

  init?(_ executable: String, _ arguments: [String]) {
    let pipe = Pipe()
    var actions = ProgramRun.actions(writingTo: pipe.fileHandleForWriting.fileDescriptor)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    let start = ContinuousClock.now
    guard posix_spawn(&child, executable, &actions, nil, &words, environ) == 0 else { return nil }
    try? pipe.fileHandleForWriting.close()
    output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
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

  /// The number at the end of the last line that begins with one of the labels of a cost.
  var lastCost: Double? {
    let lines = output.split(separator: "\n").filter { line in
      ["Cost", "Example", "Iteration", "Difference"].contains { line.hasPrefix($0) }
    }
    return lines.last?.split(separator: " ").last.flatMap { Double($0) }
  }

  #if canImport(Darwin)
    private typealias FileActions = posix_spawn_file_actions_t?
  #else
    private typealias FileActions = posix_spawn_file_actions_t
  #endif

  /// Redirects standard output to `descriptor`, and discards errors.
  private static func actions(writingTo descriptor: Int32) -> FileActions {
    #if canImport(Darwin)
      var actions: FileActions = nil
    #else
      var actions = FileActions()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, descriptor, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    return actions
  }
}
