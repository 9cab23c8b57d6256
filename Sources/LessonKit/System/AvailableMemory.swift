import Foundation

/// An upper bound of the bytes that this process can still allocate: the machine's memory, or less if the user (`ulimit
/// -v`, `ulimit -d`) or a container sets a limit.
public func availableMemory() -> Double {
  let (space, data) = usedMemory()
  let machine = Double(ProcessInfo.processInfo.physicalMemory)
  let limits = [containerLimit() ?? machine, limit(addressSpace) - space, limit(dataSize) - data]
  let least = limits.reduce(machine, min)
  // Thread stacks and the heap's bookkeeping need some of it too.
  return max(0, least - 0x1p25)
}

/// Checks that `bytes` fit into memory.
///
/// - Parameter what: What needs the memory, for the message.
/// - Throws: `LessonError.usage` with what is needed and what there is.
public func requireMemory(_ bytes: Double, for what: String, hint: String) throws(LessonError) {
  let available = availableMemory()
  guard bytes > available else { return }
  throw .usage(
    "\(what) would take \(gigabytes(bytes)) of memory; \(gigabytes(available)) is available", hint: hint)
}

/// Checks that there are at most 100 million weights, which take 800 MB.
///
/// - Parameter subject: What has the weights, a plural noun.
/// - Throws: `LessonError.usage` with the number of weights.
public func requireMemory(forWeights weights: Double, of subject: String, hint: String) throws(LessonError) {
  let most = 100_000_000.0
  guard weights > most else { return }
  throw .usage(
    "\(subject) have \(Int(min(weights, 1e18))) weights; at most \(Int(most)) are allowed", hint: hint)
}

private func gigabytes(_ bytes: Double) -> String { "\((bytes / 1e9).formatted(significantDigits: 3)) GB" }

#if canImport(Glibc)
  private let addressSpace = __rlimit_resource_t(RLIMIT_AS.rawValue)
  private let dataSize = __rlimit_resource_t(RLIMIT_DATA.rawValue)

  private func limit(_ resource: __rlimit_resource_t) -> Double {
    var limit = rlimit()
    return getrlimit(resource, &limit) == 0 ? Double(limit.rlim_cur) : .infinity
  }
#else
  private let addressSpace = RLIMIT_AS
  private let dataSize = RLIMIT_DATA

  private func limit(_ resource: Int32) -> Double {
    var limit = rlimit()
    return getrlimit(resource, &limit) == 0 ? Double(limit.rlim_cur) : .infinity
  }
#endif

/// The address space that this process uses, in bytes, and the part of it that counts as data; 0 if the system does not
/// say.
private func usedMemory() -> (space: Double, data: Double) {
  let pages = numbers(inFile: "/proc/self/statm")
  guard pages.count > 5 else { return (0, 0) }
  let page = Double(sysconf(Int32(_SC_PAGESIZE)))
  return (pages[0] * page, pages[5] * page)
}

/// The memory limit of a container (a Linux control group), which all its processes share.
private func containerLimit() -> Double? {
  ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]
    .compactMap { numbers(inFile: $0).first }.min()
}

/// The numbers at the beginning of a small system file.
private func numbers(inFile path: String) -> [Double] {
  let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  return text.split(whereSeparator: \.isWhitespace).prefix { Double($0) != nil }.compactMap { Double($0) }
}
