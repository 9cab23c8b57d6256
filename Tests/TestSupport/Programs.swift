import Foundation

/// What a program printed, and how it ended.
public struct ProgramResult: Equatable, Sendable {
  /// The exit status; if a signal ended the program, 128 plus its number, as in shells.
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
  /// Where this build's programs are: beside the bundle of the tests, which is a file on Linux and a folder on macOS.
  public static let folder: URL = {
    var place = URL(filePath: imagePath ?? CommandLine.arguments[0])
    if let bundle = place.path.range(of: ".xctest/") {
      place = URL(filePath: String(place.path[..<bundle.lowerBound]))
    }
    return place.deletingLastPathComponent()
  }()

  /// The file that this code is in: the program on Linux; on macOS a bundle, which another program has loaded.
  private static var imagePath: String? {
    #if canImport(Darwin)
      var info = Dl_info()
      guard dladdr(#dsohandle, &info) != 0, let name = info.dli_fname else { return nil }
      return String(cString: name)
    #else
      return Bundle.main.executableURL?.path
    #endif
  }

  public static func url(_ name: String) -> URL { folder.appending(path: name) }
}

/// Runs a program of this package, in `folder` or where the tests run, and waits for its end; after `timeLimit`
/// seconds it is killed.
public func runProgram(
  _ name: String, _ arguments: [String] = [], input: String = "", in folder: URL? = nil,
  timeLimit: Double = 300
) throws -> ProgramResult {
  try run(Program.url(name), arguments, input: input, in: folder, timeLimit: timeLimit)
}

/// Runs a shell command in which `$1` is the path of a program of this package, for what needs pipes and
/// redirections.
public func runShell(_ line: String, _ name: String, in folder: URL? = nil) throws -> ProgramResult {
  let arguments = ["-c", line, "sh", Program.url(name).path]
  return try run(URL(filePath: "/bin/sh"), arguments, input: "", in: folder, timeLimit: 300)
}

/// The program reads and writes files rather than pipes: nothing has to be drained while it runs.
private func run(
  _ executable: URL, _ arguments: [String], input: String, in folder: URL?, timeLimit: Double
) throws -> ProgramResult {
  try withTemporaryFolder { streams in
    let names = ["input", "output", "errors"].map { streams.appending(path: $0) }
    try input.write(to: names[0], atomically: false, encoding: .utf8)
    let program = try StartedProgram(
      executable, arguments, in: folder, input: names[0].path, output: names[1].path, errors: names[2].path)
    let status = program.waitForStatus(timeLimit: timeLimit)
    return ProgramResult(
      status: status,
      stdout: String(decoding: try Data(contentsOf: names[1]), as: UTF8.self),
      stderr: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
  }
}

/// Calls `body` with a new empty folder, which is deleted afterwards.
public func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lesson-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
