import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What has to be tidied up when the program is interrupted.
///
/// A signal may come at any moment, so its handler can look only at these atoms and call only functions that
/// POSIX allows there.
enum Interrupts {
  /// Whether a progress line stands on the terminal at standard error.
  static let progressIsShown = Atomic(false)

  /// The address of the path of the temporary file that is being written, 0 for none.
  static let temporaryFile = Atomic<UInt>(0)

  /// The address of a C string: what to try where memory ends.
  static let memoryAdvice = Atomic<UInt>(0)

  /// Lets the program end by Ctrl-C, `kill` or a closed terminal as it would anyway, but tidily; signals that
  /// the caller of the program has switched off stay off.
  static func tidyUpAtSignals(memoryAdvice advice: StaticString) {
    // The handler must find the atoms made.
    _ = progressIsShown.load(ordering: .relaxed)
    _ = temporaryFile.load(ordering: .relaxed)
    memoryAdvice.store(UInt(bitPattern: advice.utf8Start), ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let former = signal(number, tidyUpAndEnd)
      if unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
    signal(SIGABRT, tellOfMemory)
  }
}

/// Tidies up, and lets the signal do what it would have done.
private func tidyUpAndEnd(_ number: Int32) {
  tidyUp()
  signal(number, SIG_DFL)
  raise(number)
}

/// Where memory cannot be had, Swift's library stops the program: a computation that failed, and no other fault.
private func tellOfMemory(_ number: Int32) {
  guard errno == ENOMEM else { return tidyUpAndEnd(number) }
  tidyUp()
  let message: StaticString = "Error: there is not enough memory to go on\n  "
  _ = write(2, message.utf8Start, message.utf8CodeUnitCount)
  if let advice = UnsafePointer<CChar>(bitPattern: Interrupts.memoryAdvice.load(ordering: .relaxed)) {
    _ = write(2, advice, strlen(advice))
  }
  _ = write(2, "\n", 1)
  _exit(LessonError.Kind.computation.rawValue)
}

/// Erases the progress line and removes the temporary file.
private func tidyUp() {
  if Interrupts.progressIsShown.load(ordering: .relaxed) {
    let erase: StaticString = "\r\u{1B}[K"
    _ = write(2, erase.utf8Start, erase.utf8CodeUnitCount)
  }
  if let path = UnsafePointer<CChar>(bitPattern: Interrupts.temporaryFile.load(ordering: .acquiring)) {
    unlink(path)
  }
}
