import Foundation

/// What a program printed, and how it ended.
public struct ProgramResult: Equatable, Sendable {
  /// The exit status; 128 plus its number where a signal ended the program, as shells have it.
  public let status: Int32
  public let stdout: String
  public let stderr: String

  public init(status: Int32, stdout: String, stderr: String) {
    self.status = status
    self.stdout = stdout
    self.stderr = stderr
  }
}

public enum Program {
  /// Where this build's programs are: beside the bundle of the tests.
  public static let folder: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let place = bundle?.bundleURL ?? Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    return place.deletingLastPathComponent()
  }()

  public static func url(_ name: String) -> URL { folder.appending(path: name) }
}

/// Runs a program of this package, in `folder` or where the tests run, and waits for its end; after `timeLimit`
/// seconds it is killed.
public func runProgram(
  _ name: String, _ arguments: [String] = [], input: String = "", in folder: URL? = nil,
  timeLimit: Double = 120
) throws -> ProgramResult {
  try run(Program.url(name), arguments, input: input, in: folder, timeLimit: timeLimit)
}

/// Runs a line of shell in which `$1` is the path of a program of this package, for what needs pipes and
/// redirections.
public func runShell(_ line: String, _ name: String, in folder: URL? = nil) throws -> ProgramResult {
  let arguments = ["-c", line, "sh", Program.url(name).path]
  return try run(URL(filePath: "/bin/sh"), arguments, input: "", in: folder, timeLimit: 120)
}

/// The program reads and writes files rather than pipes: nothing has to be drained while it runs.
private func run(
  _ executable: URL, _ arguments: [String], input: String, in folder: URL?, timeLimit: Double
) throws -> ProgramResult {
  try withTemporaryFolder { streams in
    let names = ["input", "output", "errors"].map { streams.appending(path: $0) }
    try input.write(to: names[0], atomically: false, encoding: .utf8)
    for name in names[1...] { try Data().write(to: name) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    let status = process.waitForStatus(timeLimit: timeLimit)
    return ProgramResult(
      status: status,
      stdout: String(decoding: try Data(contentsOf: names[1]), as: UTF8.self),
      stderr: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
  }
}

extension Process {
  /// Waits for the end of the program, and returns its status; 128 plus the number of the signal that ended it. After
  /// `timeLimit` seconds it is killed.
  ///
  /// On Linux, Foundation's own `waitUntilExit` now and then misses the end of one of several programs that tests run
  /// at once, and never returns. So the system is asked; where Foundation has been first, it knows the status.
  public func waitForStatus(timeLimit: Double = 120) -> Int32 {
    let identifier = processIdentifier
    let killing = DispatchWorkItem { kill(identifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + timeLimit, execute: killing)
    defer { killing.cancel() }
    var status: Int32 = 0
    var found: pid_t = 0
    repeat { found = waitpid(identifier, &status, 0) } while found < 0 && errno == EINTR
    if found == identifier {
      let signal = status & 0x7F
      return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }
    waitUntilExit()
    return terminationStatus + (terminationReason == .uncaughtSignal ? 128 : 0)
  }
}

extension Process {
  /// Whether the program has ended, by the system's account; its status can still be waited for.
  public var hasEnded: Bool {
    var info = siginfo_t()
    let answer = waitid(P_PID, id_t(processIdentifier), &info, WEXITED | WNOHANG | WNOWAIT)
    return answer != 0 || info.si_signo == SIGCHLD
  }
}

/// Calls `body`, which starts programs that are to be sent signals: the threads on which tests run block these, and
/// the programs would inherit that.
public func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
  var (none, former) = (sigset_t(), sigset_t())
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, &former)
  defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
  try body()
}

/// Calls `body` with a new empty folder, which is gone afterwards.
public func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lesson-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
