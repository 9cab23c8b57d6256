#if canImport(Dispatch) && !hasFeature(Embedded)
  import Dispatch
#endif

/// Calls `body(0)`, `body(1)`, … `body(count - 1)`, in parallel where processors are free, and returns when all are
/// done. In an Embedded Swift program, which has no threads, the calls run one after the other.
///
/// Waking a thread takes about 50 µs, so this pays off above about 200 µs of work. Each call needs its own scratch
/// memory, and must write only where no other call does.
package func inParallel(_ count: Int, _ body: @Sendable (Int) -> Void) {
  guard count > 1 else {
    if count == 1 { body(0) }
    return
  }
  #if canImport(Dispatch) && !hasFeature(Embedded)
    DispatchQueue.concurrentPerform(iterations: count, execute: body)
  #else
    for part in 0..<count { body(part) }
  #endif
}
