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
/// A signal may arrive at any moment, so its handler may only read these atomic values and call functions that POSIX
/// declares safe there.
enum Interrupts {
  /// Whether a progress line stands on the terminal at standard error.
  static let progressIsShown = Atomic(false)

  /// The address of the path of the temporary file that is being written, 0 for none.
  static let temporaryFile = Atomic<UInt>(0)

  /// The address of a C string: what to try if memory runs out.
  static let memoryAdvice = Atomic<UInt>(0)

  /// Makes the program tidy up before Ctrl-C, `kill` or a closed terminal ends it; signals that its caller ignores stay
  /// ignored.
  static func tidyUpAtSignals(memoryAdvice advice: StaticString) {
    // Static properties are created on first use, which must not happen in the handler.
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

/// Swift's library aborts the program when an allocation fails, which is reported as a failed computation. Any other
/// abort remains one.
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
