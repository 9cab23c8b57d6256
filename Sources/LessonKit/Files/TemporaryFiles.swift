import Foundation
import Synchronization
import TextAndFiles

/// A free name in `folder` for a file while it is written: `.lesson-<process>-<number>.tmp`.
func temporaryName(in folder: String) -> String {
  "\(folder)/.lesson-\(getpid())-\(UInt32.random(in: .min ... .max)).tmp"
}

/// Makes a temporary file in `folder` for `body` to write and close. An error or an interrupt removes it.
func withTemporaryFile(
  in folder: String, _ body: (_ file: Descriptor, _ name: String) throws(SystemError) -> Void
) throws(SystemError) {
  let name = temporaryName(in: folder)
  // The few bytes of the path are never given back: a signal's handler may be reading them at this moment.
  let path = UInt(bitPattern: strdup(name))
  let (isRegistered, _) = Interrupts.temporaryFile.compareExchange(
    expected: 0, desired: path, ordering: .sequentiallyConsistent)
  defer { if isRegistered { Interrupts.temporaryFile.store(0, ordering: .sequentiallyConsistent) } }
  let file = try Descriptor.opening(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
  // Says to others that this file is no leftover; the system lets go of it with the process.
  flock(file.number, LOCK_EX | LOCK_NB)
  do throws(SystemError) {
    try body(file, name)
  } catch {
    unlink(name)
    throw error
  }
}

/// Removes the temporary files in `folder` of runs that were killed while they wrote.
///
/// A run's own files are those of its process, and locked: a process of the same number on another machine that
/// shares the folder is not taken for gone. What cannot be removed is left.
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

/// Whether `name` is that of a temporary file, and its process has ended.
private func writerIsGone(_ name: String) -> Bool {
  guard let match = name.wholeMatch(of: /\.lesson-(\d+)-\d+\.tmp/), let process = pid_t(match.1) else {
    return false
  }
  return process > 0 && kill(process, 0) != 0 && errno == ESRCH
}
