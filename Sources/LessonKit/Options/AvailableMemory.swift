import Foundation

/// The bytes that this process can hold: the machine's memory, or less where a limit is set (`ulimit -v`).
public func availableMemory() -> Double {
  let machine = Double(ProcessInfo.processInfo.physicalMemory)
  var limit = rlimit()
  guard getrlimit(addressSpace, &limit) == 0 else { return machine }
  // The program, its libraries and the stacks of its threads need some of that too.
  return min(machine, max(0, Double(limit.rlim_cur) - 0x1p28))
}

/// Checks that `bytes` fit into memory.
///
/// - Parameter what: What takes so much.
/// - Throws: `LessonError.usage` with what is needed and what there is.
public func requireMemory(_ bytes: Double, for what: String, hint: String) throws(LessonError) {
  let available = availableMemory()
  guard bytes > available else { return }
  throw .usage(
    "\(what) would take \(gigabytes(bytes)) of memory; there are \(gigabytes(available))", hint: hint)
}

private func gigabytes(_ bytes: Double) -> String { "\((bytes / 1e9).formatted(significantDigits: 3)) GB" }

#if canImport(Glibc)
  private let addressSpace = __rlimit_resource_t(RLIMIT_AS.rawValue)
#else
  private let addressSpace = RLIMIT_AS
#endif
