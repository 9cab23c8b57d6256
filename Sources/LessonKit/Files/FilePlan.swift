import TextAndFiles

/// A file that a run reads or writes, and what messages call it.
public struct PlannedFile: Equatable, Sendable {
  public enum Use: Equatable, Sendable {
    case reading
    case writing
    /// Its folder is made if it is missing.
    case writingWithFolder
  }

  /// What messages call it: an option such as `--trace`, or `the picture`.
  public let name: String
  public let path: String
  public let use: Use
  /// The option whose input this file may replace: a model may be saved to the file that it was loaded from.
  public let replaceable: String?
  /// Whether it is an SVG picture whose ending has to be checked.
  public let isPicture: Bool

  public init(
    _ name: String, _ path: String, _ use: Use, replacing replaceable: String? = nil, isPicture: Bool = false
  ) {
    (self.name, self.path, self.use) = (name, path, use)
    (self.replaceable, self.isPicture) = (replaceable, isPicture)
  }

  fileprivate var isWritten: Bool { use != .reading }
}

/// All files of a run, checked before it begins.
struct FilePlan {
  private let files: [(file: PlannedFile, place: FilePlace?)]

  init(_ files: [PlannedFile]) { self.files = files.map { ($0, (try? FilePlace($0.path)) ?? nil) } }

  /// Checks that no output is an input or another output, that all outputs can be written, and that no picture has the
  /// ending of another format.
  ///
  /// - Throws: `LessonError`: `usage` for two uses of one file or a wrong ending, `file` for an output that cannot be
  ///   written.
  func check() throws(LessonError) {
    for (index, (file, place)) in files.enumerated() {
      guard let place else { continue }
      for case (let other, let otherPlace?) in files[(index + 1)...] {
        if let clash = clash(of: file, place, and: other, otherPlace) {
          throw .usage(clash, hint: "Give each its own file.")
        }
      }
      // What the shell has redirected into a file is an output too.
      for (number, name) in [(1 as Int32, "standard output"), (2, "standard error")]
      where FilePlace(descriptor: number) == place {
        throw .usage(
          "\(file.name) and \(name) are the same file, \(quoted(file.path))", hint: "Give each its own file.")
      }
    }
    for (file, _) in files where file.isWritten {
      try requireWritable(file.path, creatingFolders: file.use == .writingWithFolder)
    }
    for (file, _) in files where file.isPicture { try requirePictureEnding(file) }
  }

  /// Why two files cannot be used in the same run: writing one would destroy the other. `nil` if they can.
  private func clash(
    of one: PlannedFile, _ place: FilePlace, and other: PlannedFile, _ otherPlace: FilePlace
  ) -> String? {
    func inside(_ folder: PlannedFile, _ file: PlannedFile) -> String {
      "\(quoted(folder.path)) cannot be both the file of \(folder.name) and the folder of \(file.name)"
    }
    func overwriting(_ output: PlannedFile, _ input: PlannedFile) -> String? {
      if output.replaceable == input.name { return nil }
      return "\(output.name) would overwrite \(quoted(input.path)), which \(input.name) reads"
    }
    if one.isWritten && place.holds(otherPlace) { return inside(one, other) }
    if other.isWritten && otherPlace.holds(place) { return inside(other, one) }
    switch (one.isWritten, other.isWritten) {
    case _ where place != otherPlace: return nil
    case (false, false): return nil
    case (true, true): return "\(one.name) and \(other.name) would both write \(quoted(other.path))"
    case (true, false): return overwriting(one, other)
    case (false, true): return overwriting(other, one)
    }
  }

  /// Endings of other formats than SVG. Unknown endings, and names without one, are accepted.
  private static let otherFormats: Set = [
    "bmp", "csv", "eps", "gif", "htm", "html", "jpeg", "jpg", "json", "md", "pdf", "png", "ps", "svgz", "tif",
    "tiff", "txt", "webp",
  ]

  private func requirePictureEnding(_ file: PlannedFile) throws(LessonError) {
    let parts = file.path.split(separator: "/").last?.split(separator: ".") ?? []
    guard parts.count > 1, Self.otherFormats.contains(parts[parts.count - 1].lowercased()) else { return }
    throw .usage(
      "\(file.name) writes an SVG picture: its file's name must end in .svg, got \(quoted(file.path))",
      hint: "rsvg-convert -z 2 FILE.svg -o FILE.png makes a PNG of it.")
  }
}
