import Foundation
import TextAndFiles

/// What the file system holds at the end of a path, after all symbolic links.
struct FileEntry {
  private let status: stat

  /// The entry at `path`; `nil` if there is none.
  ///
  /// - Throws: `SystemError` if the system cannot tell: the name is too long, or a folder on the way is not a folder.
  init?(_ path: String) throws(SystemError) {
    var status = stat()
    if stat(path, &status) != 0 {
      if errno == ENOENT { return nil }
      throw .last
    }
    self.status = status
  }

  /// The entry of an open file; `nil` where it is closed.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.status = status
  }

  /// `S_IFREG`, `S_IFDIR`, …
  var kind: mode_t { status.st_mode & S_IFMT }
  var permissions: mode_t { status.st_mode & 0o777 }

  /// The number of hard links; 0 for a folder that was removed.
  var links: Int { Int(status.st_nlink) }

  /// Device and inode: entries with equal identities are the same file, whatever its names.
  var identity: [UInt64] { [UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino)] }

  /// Whether only their owners may remove or replace files in this folder: its sticky bit, as on `/tmp`.
  var keepsOthersFiles: Bool { status.st_mode & mode_t(S_ISVTX) != 0 }

  /// Whether this user owns the entry, or is root.
  var isOwn: Bool { geteuid() == 0 || status.st_uid == geteuid() }
}

/// The names of this program's own standard output and error. Renaming a file over one of these would disconnect the
/// program from its output.
let standardDescriptors: [String: Int32] = [
  "/dev/stdout": 1, "/dev/fd/1": 1, "/proc/self/fd/1": 1,
  "/dev/stderr": 2, "/dev/fd/2": 2, "/proc/self/fd/2": 2,
]

/// Whether `path` leads to a device, a pipe or another open file instead of a file with a name.
func isStream(_ path: String) -> Bool {
  if ["/dev/fd/", "/proc/self/fd/"].contains(where: path.hasPrefix) { return true }
  guard standardDescriptors[path] == nil else { return true }
  guard let entry = try? FileEntry(path) else { return false }
  return ![S_IFREG, S_IFDIR].contains(entry.kind)
}

/// Whether `path` is the null device, which takes any number of files.
func isNullDevice(_ path: String) -> Bool {
  guard let entry = try? FileEntry(path), let null = try? FileEntry("/dev/null") else { return false }
  return entry.kind == S_IFCHR && entry.identity == null.identity
}

/// The folder part of a path: `a` for `a/b`, `.` for `b`, `/` for `/b`.
func folderName(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The nearest existing folder above `path`, and the names below it.
func existingFolder(of path: String) throws(SystemError) -> (folder: String, names: [String]) {
  var (folder, names) = (path, [String]())
  repeat {
    names.insert(folder.split(separator: "/").last.map(String.init) ?? "", at: 0)
    folder = folderName(of: folder)
  } while try FileEntry(folder) == nil && folder != folderName(of: folder)
  return (folder, names)
}

/// The path at the end of a chain of symbolic links, whether or not anything exists there.
///
/// - Throws: `ELOOP` for a cycle or for more than 40 links, which is the limit of Linux; `EILSEQ` for a link whose path
///   is not UTF-8.
func linkedPath(_ path: String) throws(SystemError) -> String {
  var path = path
  for _ in 0...40 {
    var letters = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &letters, letters.count)
    if count <= 0 { return path }
    let bytes = letters[..<count].map(UInt8.init(bitPattern:))
    guard let next = String(validating: bytes, as: UTF8.self) else { throw SystemError(code: EILSEQ) }
    path = next.hasPrefix("/") ? next : folderName(of: path) + "/" + next
  }
  throw SystemError(code: ELOOP)
}
