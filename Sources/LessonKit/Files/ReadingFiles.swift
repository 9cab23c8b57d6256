#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The bytes of the file at `path`.
///
/// - Throws: `LessonError` of the kind `file` if it is missing, a folder, not readable, or larger than 1 GiB.
public func readBytes(of path: String) throws(LessonError) -> [UInt8] {
  do throws(SystemError) {
    let file = try Descriptor.opening(path, O_RDONLY)
    defer { try? file.close() }
    return try file.readAll(upTo: largest)
  } catch {
    throw .file("cannot read \(quoted(path)): \(error.reason)")
  }
}

/// The text of the file at `path`, without a byte order mark.
///
/// - Throws: `LessonError` of the kind `file` as ``readBytes(of:)`` does, `data` with the line of the first byte
///   that is not UTF-8.
public func readText(of path: String) throws(LessonError) -> String {
  let bytes = try readBytes(of: path)
  try requireText(bytes, of: path)
  return String(decoding: bytes.dropFirst(byteOrderMarkLength(bytes)), as: UTF8.self)
}

/// Whether there is something at `path`, a folder included.
package func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// 3 if the bytes begin with UTF-8's byte order mark, otherwise 0.
package func byteOrderMarkLength(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

/// - Throws: `LessonError.data` unless the bytes are UTF-8 text.
package func requireText(_ bytes: [UInt8], of path: String) throws(LessonError) {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    throw .data("\(path) is UTF-16 text", hint: "save it as UTF-8")
  }
  if memchr(bytes, 0, bytes.count) != nil { throw .data("\(path) is not a text file") }
  if String(validating: bytes, as: UTF8.self) != nil { return }
  // No byte of a longer character equals a newline: line by line is as good as the whole.
  for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .enumerated()
  where String(validating: line, as: UTF8.self) == nil {
    throw .data("\(path), line \(index + 1): not UTF-8 text", hint: "save it as UTF-8")
  }
}

/// More than any data set here should need; it also ends the reading of `/dev/zero`.
private let largest = 1 << 30

extension Descriptor {
  /// What is left to read, in as many calls as it takes.
  ///
  /// - Throws: `EFBIG` if that is more than `limit` bytes.
  fileprivate func readAll(upTo limit: Int) throws(SystemError) -> [UInt8] {
    var status = stat()
    let size = fstat(number, &status) == 0 ? Int(status.st_size) : 0
    // One byte more than the file is said to hold, to meet its end in the second call.
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

// The method of `Descriptor` bears the name of the function that it calls.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}
