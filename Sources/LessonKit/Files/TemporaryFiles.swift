import Foundation
import Synchronization
import TextAndFiles

/// A free name in `folder` for a file while it is written: `.lesson-<process>-<number>.tmp`.
func temporaryName(in folder: String) -> String {
  "\(folder)/.lesson-\(getpid())-\(UInt32.random(in: .min ... .max)).tmp"
}

/// Creates a temporary file in `folder` for `body` to write and close. An error or an interrupt removes it.
func withTemporaryFile(
  in folder: String, _ body: (_ file: Descriptor, _ name: String) throws(SystemError) -> Void
) throws(SystemError) {
  let name = temporaryName(in: folder)
  // These few bytes are never freed: a signal handler may be reading them.
  let path = UInt(bitPattern: strdup(name))
  let (isRegistered, _) = Interrupts.temporaryFile.compareExchange(
    expected: 0, desired: path, ordering: .sequentiallyConsistent)
  defer { if isRegistered { Interrupts.temporaryFile.store(0, ordering: .sequentiallyConsistent) } }
  let file = try Descriptor.opening(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
  // The lock tells other processes that this file is in use; the system releases it when the process ends.
  flock(file.number, LOCK_EX | LOCK_NB)
  do throws(SystemError) {
    try body(file, name)
  } catch {
    unlink(name)
    throw error
  }
}

/// Removes temporary files that were left in `folder` by runs killed while writing.
///
/// A file is a leftover if the process in its name has ended and nobody holds its lock: the lock protects the file of a
/// running process on another machine that shares the folder. Files that cannot be removed are left.
func removeLeftovers(in folder: String) {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  for path in names.filter(writerIsGone).map({ "\(folder)/\($0)" }) {
    guard let file = try? Descriptor.opening(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) else {
      continue
    }
    let isFile = FileEntry(descriptor: file.number)?.kind == S_IFREG
    if isFile && flock(file.number, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
    try? file.close()
  }
}

/// Whether `name` is that of a temporary file whose process has ended.
private func writerIsGone(_ name: String) -> Bool {
  guard let match = name.wholeMatch(of: /\.lesson-(\d+)-\d+\.tmp/), let process = pid_t(match.1) else {
    return false
  }
  return process > 0 && kill(process, 0) != 0 && errno == ESRCH
}
