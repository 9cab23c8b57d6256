import Foundation

/// A program that runs beside the tests, which read the files that it writes to.
///
/// It is started by `posix_spawn`: Foundation's `Process` looks for open files in a way that the address sanitizer
/// stops.
public struct StartedProgram: Sendable {
  public let identifier: pid_t

  /// Starts the program in `folder`, or where the tests run, with the files of the given paths for its standard
  /// input, output and errors. It inherits no other file, and, unlike the threads of tests, blocks no signal.
  public init(
    _ executable: URL, _ arguments: [String] = [], in folder: URL? = nil, input: String = "/dev/null",
    output: String = "/dev/null", errors: String = "/dev/null"
  ) throws {
    var (actions, attributes) = try StartedProgram.prepared()
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    if let folder { StartedProgram.change(to: folder.path, &actions) }
    var words = ([executable.path] + arguments).map { strdup($0) } + [nil]
    var settings = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var child = pid_t()
    let reason = posix_spawn(&child, executable.path, &actions, &attributes, &words, &settings)
    guard reason == 0 else { throw POSIXError(POSIXErrorCode(rawValue: reason) ?? .EINVAL) }
    identifier = child
  }

  #if canImport(Darwin)
    private typealias Actions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
  #else
    private typealias Actions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
  #endif

  /// Settings for a start with no open file and no blocked signal.
  private static func prepared() throws -> (Actions, Attributes) {
    #if canImport(Darwin)
      var (actions, attributes): (Actions, Attributes) = (nil, nil)
      let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_CLOEXEC_DEFAULT
    #else
      var (actions, attributes) = (Actions(), Attributes())
      let flags = POSIX_SPAWN_SETSIGMASK
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    #if canImport(Glibc)
      closeFrom(&actions, 3)
    #endif
    return (actions, attributes)
  }

  private static func change(to folder: String, _ actions: inout Actions) {
    #if canImport(Darwin)
      posix_spawn_file_actions_addchdir(&actions, folder)
    #else
      changeFolder(&actions, folder)
    #endif
  }

  /// Waits for the end of the program, and returns its status; if a signal ended it, 128 plus its number, as in
  /// shells. After `timeLimit` seconds it is killed.
  public func waitForStatus(timeLimit: Double = 300) -> Int32 {
    let identifier = identifier
    let killing = DispatchWorkItem { kill(identifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + timeLimit, execute: killing)
    defer { killing.cancel() }
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  /// Whether the program has ended; its status can still be waited for.
  public var hasEnded: Bool {
    var info = siginfo_t()
    let answer = waitid(P_PID, id_t(identifier), &info, WEXITED | WNOHANG | WNOWAIT)
    return answer != 0 || info.si_signo == SIGCHLD
  }
}

// What the Swift module of Linux's C library leaves out.

#if !canImport(Darwin)
  @_silgen_name("posix_spawn_file_actions_addchdir_np")
  @discardableResult
  private func changeFolder(
    _ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>, _ path: UnsafePointer<CChar>
  ) -> CInt
#endif

#if canImport(Glibc)
  @_silgen_name("posix_spawn_file_actions_addclosefrom_np")
  @discardableResult
  private func closeFrom(_ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>, _ first: CInt) -> CInt
#endif
