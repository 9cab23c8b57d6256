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
    let entry = try FileEntry(path)
    switch entry?.kind {
    case S_IFDIR?:
      throw SystemError(code: EISDIR)
    case S_IFREG?:
      try Self.requireAccess(path, W_OK)
      self = .file(path: try linkedPath(path), permissions: entry?.permissions)
    case nil:
      self = .file(path: try linkedPath(path), permissions: nil)
    default:
      try Self.requireAccess(path, W_OK)
      self = .stream(path: path)
    }
    if case .file(let file, _) = self {
      try Self.requireFolder(of: file, replacing: entry, creatingFolders: creatingFolders)
    }
  }

  /// Whether `path` is a name of this program's own standard output or error.
  static func isStandard(_ path: String) -> Bool { standardDescriptors[path] != nil }

  /// Renaming a file over one of these would part the program from its own output.
  private static let standardDescriptors: [String: Int32] = [
    "/dev/stdout": 1, "/dev/fd/1": 1, "/proc/self/fd/1": 1,
    "/dev/stderr": 2, "/dev/fd/2": 2, "/proc/self/fd/2": 2,
  ]

  /// Checks that a file can be made in the folder of `file`, and moved over the entry that is there.
  private static func requireFolder(
    of file: String, replacing entry: FileEntry?, creatingFolders: Bool
  ) throws(SystemError) {
    guard !file.isEmpty, !file.hasSuffix("/") else { throw SystemError(code: file.isEmpty ? ENOENT : EISDIR) }
    // The temporary file is written beside it: its path may be the longer one.
    _ = try FileEntry(temporaryName(for: file))
    let folder = creatingFolders ? try existingFolder(of: file) : folderName(of: file)
    // A working directory may be gone and still be somebody's.
    guard let place = try FileEntry(folder), place.links > 0 else { throw SystemError(code: ENOENT) }
    if place.kind != S_IFDIR { throw SystemError(code: ENOTDIR) }
    try requireAccess(folder, W_OK | X_OK)
    if let entry, place.keepsOthersFiles, !entry.isOwn, !place.isOwn { throw SystemError(code: EPERM) }
  }

  /// The folder of `file`, or the nearest one above it that there is.
  static func existingFolder(of file: String) throws(SystemError) -> String {
    var folder = folderName(of: file)
    while try FileEntry(folder) == nil && folder != folderName(of: folder) { folder = folderName(of: folder) }
    return folder
  }

  private static func requireAccess(_ path: String, _ mode: Int32) throws(SystemError) {
    if access(path, mode) != 0 { throw .last }
  }
}

/// Whether `path` leads to a device, a pipe or another open file instead of a file with a name.
func isStream(_ path: String) -> Bool {
  if ["/dev/fd/", "/proc/self/fd/"].contains(where: path.hasPrefix) || FileTarget.isStandard(path) {
    return true
  }
  guard let entry = try? FileEntry(path) else { return false }
  return ![S_IFREG, S_IFDIR].contains(entry.kind)
}

/// Whether `path` leads to where nothing is kept, and so takes any number of files.
func isNullDevice(_ path: String) -> Bool {
  guard let entry = try? FileEntry(path), let null = try? FileEntry("/dev/null") else { return false }
  return entry.kind == S_IFCHR && entry.identity == null.identity
}

/// The folder that a path names a place in: `a` for `a/b`, `.` for `b`, `/` for `/b`.
func folderName(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  let folder = path[..<slash]
  return folder.isEmpty ? "/" : String(folder)
}
