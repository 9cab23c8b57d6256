import Foundation
import TextAndFiles

/// Where a path leads. Two paths to one file have the same place, whatever links are on the way and whether or not
/// the file is there yet.
struct FilePlace: Equatable {
  /// What is there: the file, or else the last folder on the way to it.
  private let entry: [UInt64]
  /// The names from that folder on, in the bytes that the file system keeps; none for a file that is there.
  private var names: [[UInt8]] = []

  /// `nil` for what can be written twice or be read and written: devices, and standard output by its name.
  init?(_ path: String) throws(SystemError) {
    if let entry = try FileEntry(path) {
      guard ![S_IFCHR, S_IFBLK].contains(entry.kind), standardDescriptors[path] == nil else { return nil }
      self.entry = entry.identity
      return
    }
    let (folder, names) = try existingFolder(of: try linkedPath(path))
    guard let entry = try FileEntry(folder) else { return nil }
    self.entry = entry.identity
    self.names = plain(names).map { Array(asKept($0, in: folder).utf8) }
  }

  /// The file behind an open descriptor; `nil` for pipes, terminals and what is closed.
  init?(descriptor: Int32) {
    guard let entry = FileEntry(descriptor: descriptor), entry.kind == S_IFREG else { return nil }
    self.entry = entry.identity
  }

  /// Whether the other place would be inside this one, if this one were a folder.
  func holds(_ other: FilePlace) -> Bool {
    entry == other.entry && !names.isEmpty && other.names.count > names.count
      && other.names.starts(with: names)
  }
}

/// The names without those that lead nowhere, `.` and `a/..`.
private func plain(_ names: [String]) -> [String] {
  names.reduce(into: []) { result, name in
    if name == ".." && result.last.map({ $0 != ".." }) == true {
      result.removeLast()
    } else if name != "." && !name.isEmpty {
      result.append(name)
    }
  }
}

/// The name as the file system tells it from others: where that makes no difference between `A` and `a`, in lower
/// case.
private func asKept(_ name: String, in folder: String) -> String {
  #if canImport(Darwin)
    guard pathconf(folder, _PC_CASE_SENSITIVE) == 0 else { return name }
    return name.lowercased().precomposedStringWithCanonicalMapping
  #else
    return name
  #endif
}
