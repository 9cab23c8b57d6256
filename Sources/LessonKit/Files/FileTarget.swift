import Essentials
import Foundation

/// What a path that is to be written leads to.
enum FileTarget: Equatable {
  /// A file, or a free name, after all symbolic links; an existing file has permissions.
  case file(path: String, permissions: mode_t?)
  /// A device or a named pipe, which is written in place.
  case stream(path: String)
  /// This program's own standard output or error.
  case standard(Int32)

  /// Follows `path` to its end and checks that it may be written there, without touching anything.
  ///
  /// With `creatingFolders`, missing folders count as writable where they could be created.
  init(_ path: String, creatingFolders: Bool) throws(SystemError) {
    if let number = Self.standardDescriptors[path] {
      self = .standard(number)
      return
    }
    switch Self.kind(of: path) {
    case S_IFDIR?:
      throw SystemError(code: EISDIR)
    case S_IFREG?:
      try Self.requireAccess(path, W_OK)
      self = .file(path: try Self.followingLinks(path), permissions: Self.mode(of: path).map { $0 & 0o777 })
    case nil:
      self = .file(path: try Self.followingLinks(path), permissions: nil)
    default:
      try Self.requireAccess(path, W_OK)
      self = .stream(path: path)
    }
    if case .file(let file, _) = self { try Self.requireFolder(of: file, creatingFolders: creatingFolders) }
  }

  /// Renaming a file over one of these would part the program from its own output.
  private static let standardDescriptors: [String: Int32] = [
    "/dev/stdout": 1, "/dev/fd/1": 1, "/proc/self/fd/1": 1,
    "/dev/stderr": 2, "/dev/fd/2": 2, "/proc/self/fd/2": 2,
  ]

  private static func requireFolder(of file: String, creatingFolders: Bool) throws(SystemError) {
    guard !file.isEmpty, !file.hasSuffix("/") else { throw SystemError(code: file.isEmpty ? ENOENT : EISDIR) }
    var folder = folderName(of: file)
    while creatingFolders && mode(of: folder) == nil && errno == ENOENT && folder != folderName(of: folder) {
      folder = folderName(of: folder)
    }
    if let kind = kind(of: folder), kind != S_IFDIR { throw SystemError(code: ENOTDIR) }
    try requireAccess(folder, W_OK | X_OK)
  }

  private static func requireAccess(_ path: String, _ mode: Int32) throws(SystemError) {
    if access(path, mode) != 0 { throw .last }
  }

  /// The mode of what `path` leads to, `nil` where there is nothing.
  private static func mode(of path: String) -> mode_t? {
    var information = stat()
    return stat(path, &information) == 0 ? information.st_mode : nil
  }

  private static func kind(of path: String) -> mode_t? { mode(of: path).map { $0 & S_IFMT } }

  /// The path at the end of a chain of symbolic links; it need not exist.
  private static func followingLinks(_ path: String) throws(SystemError) -> String {
    var path = path
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return path }
      path = next.hasPrefix("/") ? next : folderName(of: path) + "/" + next
    }
    throw SystemError(code: ELOOP)
  }
}

/// The folder that a path names a place in: `a` for `a/b`, `.` for `b`, `/` for `/b`.
func folderName(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  let folder = path[..<slash]
  return folder.isEmpty ? "/" : String(folder)
}
