import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Has an interrupt remove a file, until it is cancelled. One file at a time is looked after.
struct RemovalOnInterrupt {
  private let path: UnsafeMutablePointer<CChar>?
  private let isRegistered: Bool

  init(of file: String) {
    path = strdup(file)
    (isRegistered, _) = Interrupts.temporaryFile.compareExchange(
      expected: 0, desired: UInt(bitPattern: path), ordering: .sequentiallyConsistent)
  }

  /// The few bytes of the path are never given back: a handler may be reading them at this moment.
  func cancel() {
    if isRegistered { Interrupts.temporaryFile.store(0, ordering: .sequentiallyConsistent) }
  }
}
