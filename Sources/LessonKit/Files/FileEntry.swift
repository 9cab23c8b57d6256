import Essentials
import Foundation

/// What the file system holds at the end of a path, after all symbolic links.
struct FileEntry {
  private let status: stat

  /// `nil` where there is nothing.
  ///
  /// - Throws: `SystemError` where that cannot be known: the name is too long, a folder on the way is no folder.
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

  /// How many names it has; 0 for a folder that was removed.
  var links: Int { Int(status.st_nlink) }

  /// Two entries with equal ones are one file, whatever it is called.
  var identity: [UInt64] { [UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino)] }

  /// Whether files in this folder can only be removed or replaced by their owners (its sticky bit, as `/tmp` has).
  var keepsOthersFiles: Bool { status.st_mode & mode_t(S_ISVTX) != 0 }

  /// Whether this user may do what an owner may.
  var isOwn: Bool { geteuid() == 0 || status.st_uid == geteuid() }
}

/// The path at the end of a chain of symbolic links; there need be nothing.
///
/// - Throws: `ELOOP` for links that lead round in circles or are more than 40, as the system has it, `EILSEQ` for one whose path is not UTF-8.
func linkedPath(_ path: String) throws(SystemError) -> String {
  var path = path
  for _ in 0...40 {
    guard let next = try linkDestination(path) else { return path }
    path = next.hasPrefix("/") ? next : folderName(of: path) + "/" + next
  }
  throw SystemError(code: ELOOP)
}

/// Where a symbolic link points; `nil` for what is none.
private func linkDestination(_ path: String) throws(SystemError) -> String? {
  var letters = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = readlink(path, &letters, letters.count)
  if count <= 0 { return nil }
  let bytes = letters[..<count].map(UInt8.init(bitPattern:))
  guard let destination = String(validating: bytes, as: UTF8.self) else { throw SystemError(code: EILSEQ) }
  return destination
}
