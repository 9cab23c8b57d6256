import Essentials
import Foundation

/// Writes a file whole or not at all: beside its place first, and then moved there.
///
/// A symbolic link keeps pointing where it did, an existing file keeps its permissions. Devices, named pipes and
/// `/dev/stdout` are written in place. A failure or an interrupt leaves the old file, and no other, behind.
///
/// By hand, because Foundation's `write(to:options: .atomic)` puts a regular file where a link, a pipe or a device
/// was, lets everybody read a file that only its owner could, leaves its temporary file behind when it is
/// interrupted, and does not always say why it failed.
///
/// - Parameters:
///   - bytes: What the file is to hold.
///   - path: Where, in a folder that exists unless `creatingFolders` is set.
///   - creatingFolders: Whether to make the folders on the way.
/// - Throws: `LessonError.file` with the path and the reason.
public func writeAtomically(
  _ bytes: [UInt8], to path: String, creatingFolders: Bool = false
) throws(LessonError) {
  do {
    let target = try FileTarget(path, creatingFolders: creatingFolders)
    switch target {
    case .standard(let number):
      try Descriptor(number: number).write(bytes)
    case .stream(let stream):
      try Descriptor.opening(stream, O_WRONLY | O_CLOEXEC).writeAndClose(bytes)
    case .file(let file, let permissions):
      if creatingFolders {
        // Where that fails, opening the file says why.
        try? FileManager.default.createDirectory(
          atPath: folderName(of: file), withIntermediateDirectories: true)
      }
      try replace(file, with: bytes, permissions: permissions)
    }
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

/// Checks, before the work whose result is to be kept, that `writeAtomically` could write to `path`: where a file is
/// to be, one is made and removed again. Not every folder that may be written to takes files.
///
/// - Throws: `LessonError.file` with the path and the reason.
public func requireWritable(_ path: String, creatingFolders: Bool = false) throws(LessonError) {
  do {
    let target = try FileTarget(path, creatingFolders: creatingFolders)
    guard case .file(let file, _) = target else { return }
    let trial = temporaryName(for: try FileTarget.existingFolder(of: file) + "/file")
    let removal = RemovalOnInterrupt(of: trial)
    defer { removal.cancel() }
    try Descriptor.opening(trial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC).close()
    unlink(trial)
  } catch {
    throw cannotWrite(path, error)
  }
}

private func cannotWrite(_ path: String, _ error: SystemError) -> LessonError {
  .file(
    "cannot write \(path.debugDescription): \(error.reason)",
    hint: error.code == ENOENT ? "The folder must exist." : nil)
}

private func replace(_ path: String, with bytes: [UInt8], permissions: mode_t?) throws(SystemError) {
  removeLeftovers(in: folderName(of: path))
  let temporary = temporaryName(for: path)
  let removal = RemovalOnInterrupt(of: temporary)
  defer { removal.cancel() }
  let file = try Descriptor.opening(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
  // Says to others that this file is no leftover; the system lets go of it with the process.
  flock(file.number, LOCK_EX | LOCK_NB)
  do throws(SystemError) {
    if let permissions { fchmod(file.number, permissions) }
    try file.writeAndClose(bytes)
    if rename(temporary, path) != 0 { throw .last }
  } catch {
    unlink(temporary)
    throw error
  }
}
