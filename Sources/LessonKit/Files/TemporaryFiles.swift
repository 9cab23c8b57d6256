import Essentials
import Foundation

/// A free name beside `path` for the file while it is written: `.lesson-<process>-<number>.tmp`.
func temporaryName(for path: String) -> String {
  folderName(of: path) + "/.lesson-\(getpid())-\(UInt32.random(in: .min ... .max)).tmp"
}

/// Removes the temporary files in `folder` of runs that were killed while they wrote.
///
/// A run's own files are those of its process, and locked: a process of the same number on another machine that
/// shares the folder is not taken for gone. What cannot be removed is left.
func removeLeftovers(in folder: String) {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  for name in names where writerIsGone(name) { removeUnlessLocked("\(folder)/\(name)") }
}

/// Whether `name` is that of a temporary file, and its process has ended.
private func writerIsGone(_ name: String) -> Bool {
  guard let match = name.wholeMatch(of: /\.lesson-(\d+)-\d+\.tmp/), let process = pid_t(match.1) else {
    return false
  }
  return process > 0 && kill(process, 0) != 0 && errno == ESRCH
}

private func removeUnlessLocked(_ path: String) {
  guard let file = try? Descriptor.opening(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) else {
    return
  }
  defer { try? file.close() }
  if FileEntry(descriptor: file.number)?.kind == S_IFREG && flock(file.number, LOCK_EX | LOCK_NB) == 0 {
    unlink(path)
  }
}
