#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An open file, pipe or terminal.
package struct Descriptor: Sendable {
  package let number: Int32

  package init(number: Int32) { self.number = number }

  package static let standardOutput = Descriptor(number: 1)
  package static let standardError = Descriptor(number: 2)

  /// Opens `/dev/null` as each of the descriptors 0, 1 and 2 that the program was started without (`>&-`). Otherwise a
  /// file opened later would get the number, and results or errors would be written into it. Reading and writing such a
  /// descriptor still fails.
  package static func holdStandardNumbers() {
    for number in 0...2 as ClosedRange<Int32> where fcntl(number, F_GETFD) < 0 {
      _ = open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Opens a file with `flags`, and creates it if they say so.
  package static func opening(_ path: String, _ flags: Int32) throws(SystemError) -> Descriptor {
    let number = open(path, flags, 0o666)
    if number < 0 { throw .last }
    return Descriptor(number: number)
  }

  /// Writes all bytes, however many calls it takes.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { systemWrite(number, $0) }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        waitUntilWritable()
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Waits until a pipe or terminal that another program has made non-blocking has room. (macOS cannot poll a
  /// terminal.)
  private func waitUntilWritable() {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    if poll(&request, 1, -1) < 0 || request.revents & Int16(POLLNVAL) != 0 { usleep(1_000) }
  }

  /// Writes all bytes and closes the file, even if writing fails.
  package func writeAndClose(_ bytes: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      try write(bytes)
    } catch {
      try? close()
      throw error
    }
    try close()
  }

  package func close() throws(SystemError) {
    if systemClose(number) != 0 && errno != EINTR { throw .last }
  }

  package var isTerminal: Bool { isatty(number) == 1 }

  /// The width of the terminal in columns; 80 if there is none or it does not say.
  package var width: Int {
    var size = winsize()
    guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

/// The reason that the operating system gives for a failure.
package struct SystemError: Error, Equatable {
  package let code: Int32

  package init(code: Int32) { self.code = code }

  /// The error of the last failed call on this thread.
  package static var last: SystemError { SystemError(code: errno) }

  package var reason: String { String(cString: strerror(code)) }
}

// The methods of `Descriptor` have the same names as the functions that they call.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
