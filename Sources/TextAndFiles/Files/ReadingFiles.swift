#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The bytes of the file at `path`.
///
/// - Throws: `SystemError` if it is missing, a folder, not readable, or larger than 1 GiB.
package func contents(of path: String) throws(SystemError) -> [UInt8] {
  let file = try Descriptor.opening(path, O_RDONLY)
  defer { try? file.close() }
  return try file.readAll(upTo: largestFile)
}

/// Whether there is something at `path`, a folder included.
package func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// More than any data set here should need; it also ends the reading of `/dev/zero`.
private let largestFile = 1 << 30

extension Descriptor {
  /// Reads the rest of the file, in as many calls as it takes.
  ///
  /// - Throws: `EFBIG` if there are more than `limit` bytes.
  fileprivate func readAll(upTo limit: Int) throws(SystemError) -> [UInt8] {
    var status = stat()
    let size = fstat(number, &status) == 0 ? Int(status.st_size) : 0
    // One byte more than the reported size, so that the second call finds the end.
    var bytes = try read(atMost: Swift.min(Swift.max(size, 0), limit) + 1)
    while true {
      if bytes.count > limit { throw SystemError(code: EFBIG) }
      let block = try read(atMost: 1 << 20)
      if block.isEmpty { return bytes }
      bytes += block
    }
  }

  /// The bytes of one call; none at the end of the file.
  private func read(atMost capacity: Int) throws(SystemError) -> [UInt8] {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initializedCount in
      repeat { count = systemRead(number, buffer.baseAddress, capacity) } while count < 0 && errno == EINTR
      initializedCount = Swift.max(count, 0)
    }
    if count < 0 { throw .last }
    return bytes
  }
}

// The method of `Descriptor` has the same name as the function that it calls.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}
