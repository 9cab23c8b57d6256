import Foundation
import TextAndFiles

/// A file that a run writes whole or not at all: first under a temporary name in the same folder, then renamed.
///
/// A symbolic link keeps pointing where it did, an existing file keeps its permissions. Devices, named pipes and
/// `/dev/stdout` are written in place. A failure or an interrupt leaves the old file, and no other, behind.
///
/// Written by hand, because Foundation's `write(to:options: .atomic)` puts a regular file where a link, a pipe or a
/// device was, makes a private file readable by everybody, leaves its temporary file behind when it is interrupted, and
/// does not always say why it failed.
struct OutputFile {
  private enum Kind {
    /// A regular file with its permissions, or a name that is still free.
    case regular(permissions: mode_t?)
    /// A device or a named pipe, which is written in place.
    case stream
    /// This program's own standard output or error.
    case standard(Int32)
  }

  /// The path; that of a regular file has its symbolic links resolved.
  private let path: String
  private let kind: Kind
  private let creatingFolders: Bool

  /// Resolves `path` and checks that it may be written, without touching anything.
  ///
  /// With `creatingFolders`, missing folders count as writable where they could be created.
  init(_ path: String, creatingFolders: Bool) throws(SystemError) {
    self.creatingFolders = creatingFolders
    if let number = standardDescriptors[path] {
      (self.path, kind) = (path, .standard(number))
      return
    }
    let entry = try FileEntry(path)
    if entry?.kind == S_IFDIR { throw SystemError(code: EISDIR) }
    if entry != nil { try requireAccess(path, W_OK) }
    guard entry == nil || entry?.kind == S_IFREG else {
      (self.path, kind) = (path, .stream)
      return
    }
    (self.path, kind) = (try linkedPath(path), .regular(permissions: entry?.permissions))
    try requireFolder(replacing: entry)
  }

  /// Checks that a file can be created in the folder, and can replace the existing entry, if any.
  private func requireFolder(replacing entry: FileEntry?) throws(SystemError) {
    guard !path.isEmpty, !path.hasSuffix("/") else { throw SystemError(code: path.isEmpty ? ENOENT : EISDIR) }
    // The temporary file is written in the same folder: its path may be the longer one, and too long.
    _ = try FileEntry(temporaryName(in: folderName(of: path)))
    let folder = creatingFolders ? try existingFolder(of: path).folder : folderName(of: path)
    // A working directory that was removed can still be in use; it then has no links.
    guard let place = try FileEntry(folder), place.links > 0 else { throw SystemError(code: ENOENT) }
    if place.kind != S_IFDIR { throw SystemError(code: ENOTDIR) }
    try requireAccess(folder, W_OK | X_OK)
    if let entry, place.keepsOthersFiles, !entry.isOwn, !place.isOwn { throw SystemError(code: EPERM) }
  }

  /// Creates a file in the folder and removes it again: not every folder that is writable accepts new files.
  func tryOut() throws(SystemError) {
    guard case .regular = kind else { return }
    try withTemporaryFile(in: try existingFolder(of: path).folder) { (file, name) throws(SystemError) in
      try file.close()
      unlink(name)
    }
  }

  /// Writes the bytes; a regular file is replaced only when all of them are written.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    switch kind {
    case .standard(let number): try Descriptor(number: number).write(bytes)
    case .stream: try Descriptor.opening(path, O_WRONLY | O_CLOEXEC).writeAndClose(bytes)
    case .regular(let permissions):
      let folder = folderName(of: path)
      // If that fails, opening the file says why.
      if creatingFolders {
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      removeLeftovers(in: folder)
      try withTemporaryFile(in: folder) { (file, name) throws(SystemError) in
        if let permissions { fchmod(file.number, permissions) }
        try file.writeAndClose(bytes)
        if rename(name, path) != 0 { throw .last }
      }
    }
  }
}

/// Writes a file whole or not at all; see ``OutputFile``.
///
/// - Parameters:
///   - bytes: The contents of the file.
///   - path: The path, in a folder that exists unless `creatingFolders` is set.
///   - creatingFolders: Whether to create missing folders on the way.
/// - Throws: `LessonError.file` with the path and the reason.
public func writeAtomically(
  _ bytes: [UInt8], to path: String, creatingFolders: Bool = false
) throws(LessonError) {
  do {
    try OutputFile(path, creatingFolders: creatingFolders).write(bytes)
  } catch {
    throw cannotWrite(path, error)
  }
}

/// Writes a text as UTF-8, whole or not at all; see the form for bytes.
public func writeAtomically(
  _ text: String, to path: String, creatingFolders: Bool = false
) throws(LessonError) {
  try writeAtomically(Array(text.utf8), to: path, creatingFolders: creatingFolders)
}

/// Checks, before work whose result is to be saved, that `writeAtomically` could write to `path`.
///
/// - Throws: `LessonError.file` with the path and the reason.
public func requireWritable(_ path: String, creatingFolders: Bool = false) throws(LessonError) {
  do {
    try OutputFile(path, creatingFolders: creatingFolders).tryOut()
  } catch {
    throw cannotWrite(path, error)
  }
}

private func cannotWrite(_ path: String, _ error: SystemError) -> LessonError {
  .file(
    "cannot write \(path.debugDescription): \(error.reason)",
    hint: error.code == ENOENT ? "The folder must exist." : nil)
}

private func requireAccess(_ path: String, _ mode: Int32) throws(SystemError) {
  if access(path, mode) != 0 { throw .last }
}
