import Foundation
import TextAndFiles

/// The place that a path leads to. Two paths to the same file have equal places, whatever links are on the way and
/// whether or not the file exists yet.
struct FilePlace: Equatable {
  /// The identity of the file, or, if it does not exist, of the nearest existing folder above it.
  private let entry: [UInt64]
  /// The names below that folder, in the form that the file system compares; empty for an existing file.
  private var names: [[UInt8]] = []

  /// `nil` for devices, and for standard output and error by name: these may be used more than once.
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

  /// The file behind an open descriptor; `nil` for a pipe, a terminal or a closed descriptor.
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

/// The names without those that have no effect: `.`, empty ones, and pairs such as `a/..`.
private func plain(_ names: [String]) -> [String] {
  names.reduce(into: []) { result, name in
    if name == ".." && result.last.map({ $0 != ".." }) == true {
      result.removeLast()
    } else if name != "." && !name.isEmpty {
      result.append(name)
    }
  }
}

/// The name in the form that the file system compares: in lower case if it does not distinguish `A` from `a`.
private func asKept(_ name: String, in folder: String) -> String {
  #if canImport(Darwin)
    guard pathconf(folder, _PC_CASE_SENSITIVE) == 0 else { return name }
    return name.lowercased().precomposedStringWithCanonicalMapping
  #else
    return name
  #endif
}
