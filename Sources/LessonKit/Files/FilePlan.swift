import Essentials

/// A file that a run reads or writes, and what names it.
public struct PlannedFile: Equatable, Sendable {
  public enum Use: Equatable, Sendable {
    case reading
    case writing
    /// Its folder is made if it is missing.
    case writingWithFolder
  }

  /// How a message speaks of it: the option, `--trace`, or `the picture`.
  public let name: String
  public let path: String
  public let use: Use
  /// The option whose file this one may replace: a model goes back to where it was loaded from.
  public let replaceable: String?
  /// Whether it is to be an SVG picture.
  public let isPicture: Bool

  public init(
    _ name: String, _ path: String, _ use: Use, replacing replaceable: String? = nil, isPicture: Bool = false
  ) {
    (self.name, self.path, self.use) = (name, path, use)
    (self.replaceable, self.isPicture) = (replaceable, isPicture)
  }

  var isWritten: Bool { use != .reading }
}

/// All files of a run, looked at before the run begins.
struct FilePlan {
  /// A file, or an open output, and its place.
  private struct Entry {
    let file: PlannedFile
    let place: FilePlace?
  }

  private let files: [PlannedFile]

  init(_ files: [PlannedFile]) { self.files = files }

  /// Checks that no output is an input or another output, that all outputs can be written, and that pictures are not
  /// named as something else.
  ///
  /// - Throws: `LessonError`: `usage` for two uses of one file or a wrong ending, `file` for what cannot be written.
  func check() throws(LessonError) {
    let entries = files.map { Entry(file: $0, place: (try? FilePlace($0.path)) ?? nil) }
    for (index, entry) in entries.enumerated() {
      for other in entries[(index + 1)...] { try requireDifferent(entry, other) }
      try requireNotStandard(entry)
    }
    for file in files where file.isWritten {
      try requireWritable(file.path, creatingFolders: file.use == .writingWithFolder)
    }
    for file in files where file.isPicture { try requirePictureEnding(file) }
  }

  /// Endings that promise another format than SVG. Others, and names without any, promise nothing.
  private static let otherFormats: Set = [
    "bmp", "csv", "eps", "gif", "htm", "html", "jpeg", "jpg", "json", "md", "pdf", "png", "ps", "svgz", "tif",
    "tiff",
    "txt", "webp",
  ]

  private func requirePictureEnding(_ file: PlannedFile) throws(LessonError) {
    let parts = file.path.split(separator: "/").last?.split(separator: ".") ?? []
    guard parts.count > 1, Self.otherFormats.contains(parts[parts.count - 1].lowercased()) else { return }
    throw .usage(
      "\(file.name) writes an SVG picture: its file's name must end in .svg, got \(quoted(file.path))",
      hint: "rsvg-convert -z 2 FILE.svg -o FILE.png makes a PNG of it.")
  }

  private func requireDifferent(_ one: Entry, _ other: Entry) throws(LessonError) {
    guard let place = one.place, let otherPlace = other.place else { return }
    if place == otherPlace {
      try requireSharable(one.file, other.file)
    } else if one.file.isWritten && place.holds(otherPlace) {
      throw inside(one.file, other.file)
    } else if other.file.isWritten && otherPlace.holds(place) {
      throw inside(other.file, one.file)
    }
  }

  /// One file with two uses: neither may be lost by the other.
  private func requireSharable(_ one: PlannedFile, _ other: PlannedFile) throws(LessonError) {
    let hint = "Give each a file of its own."
    switch (one.isWritten, other.isWritten) {
    case (false, false): return
    case (true, true):
      throw .usage("\(one.name) and \(other.name) would both write \(quoted(other.path))", hint: hint)
    case (true, false) where one.replaceable != other.name:
      throw .usage("\(one.name) would overwrite \(quoted(other.path)), which \(other.name) reads", hint: hint)
    case (false, true) where other.replaceable != one.name:
      throw .usage("\(other.name) would overwrite \(quoted(one.path)), which \(one.name) reads", hint: hint)
    default: return
    }
  }

  private func inside(_ folder: PlannedFile, _ file: PlannedFile) -> LessonError {
    .usage(
      "\(quoted(folder.path)) cannot be both the file of \(folder.name) and a folder with that of \(file.name)",
      hint: "Give each a file of its own.")
  }

  /// What the shell has redirected into a file is an output too.
  private func requireNotStandard(_ entry: Entry) throws(LessonError) {
    guard let place = entry.place else { return }
    for (descriptor, name) in [(1 as Int32, "standard output"), (2, "standard error")]
    where FilePlace(descriptor: descriptor) == place {
      throw .usage(
        "\(entry.file.name) and \(name) are one file, \(quoted(entry.file.path))",
        hint: "Give each a file of its own.")
    }
  }
}
