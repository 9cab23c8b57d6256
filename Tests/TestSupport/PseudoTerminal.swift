import Foundation
import Synchronization
import TextAndFiles

/// A terminal without a screen: what a program writes to `user` can be read.
package final class PseudoTerminal: Sendable {
  package let user: Descriptor
  private let screen: FileHandle
  private let line: FileHandle
  private let bytes = Mutex<[UInt8]>([])

  package init(columns: UInt16) throws {
    let number = try Descriptor.opening("/dev/ptmx", O_RDWR | O_NOCTTY).number
    screen = FileHandle(fileDescriptor: number, closeOnDealloc: true)
    guard fcntl(number, F_SETFL, O_NONBLOCK) == 0 else { throw SystemError.last }
    user = try Descriptor.opening(try unlockedName(ofTerminalAt: number), O_RDWR | O_NOCTTY)
    line = FileHandle(fileDescriptor: user.number, closeOnDealloc: true)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(user.number, UInt(TIOCSWINSZ), &size) == 0 else { throw SystemError.last }
    // The kernel holds a few thousand characters. Whoever writes more would wait for ever if nobody read.
    Thread.detachNewThread { [weak self] in
      while self?.fetch() != nil { Thread.sleep(forTimeInterval: 0.05) }
    }
  }

  /// What has been written since the last call.
  package func written() -> String {
    fetch()
    return bytes.withLock { bytes in
      defer { bytes = [] }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Reads what has been written so far. (macOS has no `poll` for terminals, so reading does not wait.)
  private func fetch() {
    bytes.withLock { bytes in
      var buffer = [UInt8](repeating: 0, count: 4096)
      while case let count = read(screen.fileDescriptor, &buffer, 4096), count > 0 {
        bytes += buffer[..<count]
      }
    }
  }
}

/// The path of the terminal whose screen is the descriptor `number`.
private func unlockedName(ofTerminalAt number: Int32) throws -> String {
  #if canImport(Darwin)
    guard grantpt(number) == 0, unlockpt(number) == 0, let name = ptsname(number) else {
      throw SystemError.last
    }
    return String(cString: name)
  #else
    // Glibc's own functions for this are not in its Swift module; these are TIOCSPTLCK and TIOCGPTN.
    var (isLocked, index): (Int32, Int32) = (0, 0)
    guard ioctl(number, 0x4004_5431, &isLocked) == 0, ioctl(number, 0x8004_5430, &index) == 0 else {
      throw SystemError.last
    }
    return "/dev/pts/\(index)"
  #endif
}
