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
  let descriptor = open(path, O_RDONLY)
  if descriptor < 0 { throw unreadable(path, systemReason) }
  defer { close(descriptor) }
  var status = stat()
  if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
    throw unreadable(path, "it is a folder")
  }
  // One byte more than the file is said to hold, to meet its end in the first round.
  var bytes: [UInt8] = []
  var chunk = max(Int(status.st_size), 0) + 1
  while true {
    let count = try append(upTo: chunk, from: descriptor, of: path, to: &bytes)
    if count == 0 { return bytes }
    chunk = 1 << 20
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
func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// The text between quotation marks, for messages; a long one is cut and control characters are shown as dots.
func quoted(_ text: String) -> String {
  let visible = text.unicodeScalars.map { $0.properties.generalCategory == .control ? "·" : Character($0) }
  return "\"" + String(visible.prefix(40)) + (visible.count > 40 ? "…" : "") + "\""
}

/// 3 if the bytes begin with UTF-8's byte order mark, otherwise 0.
func byteOrderMarkLength(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

/// - Throws: `LessonError.data` unless the bytes are UTF-8 text.
func requireText(_ bytes: [UInt8], of path: String) throws(LessonError) {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    throw .data("\(path) is UTF-16 text", hint: "save it as UTF-8")
  }
  if bytes.contains(0) { throw .data("\(path) is not a text file") }
  if bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil { return }
  // No byte of a longer character equals a newline: line by line is as good as the whole.
  for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .enumerated()
  where String(validating: line, as: UTF8.self) == nil {
    throw .data("\(path), line \(index + 1): not UTF-8 text", hint: "save it as UTF-8")
  }
}

private let largest = 1 << 30

/// Appends what one call reads; how many bytes that was.
private func append(
  upTo chunk: Int, from descriptor: Int32, of path: String, to bytes: inout [UInt8]
) throws(LessonError) -> Int {
  if bytes.count + chunk > largest + (1 << 20) { throw unreadable(path, "it is larger than 1 GiB") }
  var count = 0
  let block = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, initialized in
    repeat { count = read(descriptor, buffer.baseAddress, chunk) } while count < 0 && errno == EINTR
    initialized = max(count, 0)
  }
  if count < 0 { throw unreadable(path, systemReason) }
  if bytes.isEmpty { bytes = block } else { bytes += block }
  return count
}

private func unreadable(_ path: String, _ reason: String) -> LessonError {
  .file("cannot read \(path): \(reason)")
}

/// What the operating system says about the last call that failed.
private var systemReason: String {
  switch errno {
  case ENOENT: "there is no such file"
  case EACCES: "no permission"
  case EISDIR: "it is a folder"
  default: String(cString: strerror(errno))
  }
}
