import Essentials

/// Small images side by side, of numbers of either sign: blue above 0, vermillion below, the deeper the larger.
///
/// All images have one scale, and so can be compared.
public struct ImageGrid: PanelChart, Equatable {
  /// Pixels with a title.
  public struct Image: Equatable, Sendable {
    public var title: String
    /// How many pixels a row has.
    public var columns: Int
    /// The pixels, row by row from the top; one that is not finite is drawn as 0.
    public var values: [Double]

    public init(title: String, columns: Int, values: [Double]) {
      self.title = title
      self.columns = max(1, columns)
      self.values = values.map { $0.isFinite ? $0 : 0 }
    }

    /// How many rows of pixels there are; the last may be shorter.
    var rows: Int { (values.count + columns - 1) / columns }
  }

  public var title: String
  public var subtitle: String
  public var images: [Image]

  public init(title: String, subtitle: String = "", images: [Image]) {
    self.title = title
    self.subtitle = subtitle
    self.images = images
  }

  /// The largest magnitude of a pixel, which has the full colour.
  var largest: Double { images.flatMap(\.values).map { abs($0) }.max() ?? 0 }

  /// A value as a fraction of the largest magnitude, from -1 to 1.
  func depth(_ value: Double) -> Double { largest > 0 ? value / largest : 0 }

  public var summary: String {
    let titles = images.map(\.title).joined(separator: ", ")
    return "\(images.count) images of numbers between −\(scale) and \(scale): \(titles). \(subtitle)"
  }

  var scale: String { NumberText.significant(largest) }
}

extension ImageGrid {
  /// The images one after another, as many side by side as fit, two characters for each pixel.
  public func text(width: Int) -> String {
    let head = [title, subtitle].flatMap { TextColumns.wrapped($0, into: width) }
    let cell = 2 * (images.map(\.columns).max() ?? 1)
    let perRow = max(1, (width + 2) / (cell + 2))
    let rows = stride(from: 0, to: images.count, by: perRow).flatMap { start in
      lines(of: Array(images[start..<min(start + perRow, images.count)]), cell: cell)
    }
    let meaning = "░▒▓█ above 0, - and = below."
    return TextColumns.joined(head + rows + [meaning], columns: width)
  }

  private func lines(of images: [Image], cell: Int) -> [String] {
    let titles = images.map { TextColumns.padded($0.title, to: cell) }.joined(separator: "  ")
    let rows = (0..<(images.map(\.rows).max() ?? 0)).map { row in
      images.map { TextColumns.padded(line(row, of: $0), to: cell) }.joined(separator: "  ")
    }
    return [titles] + rows
  }

  private func line(_ row: Int, of image: Image) -> String {
    image.values.dropFirst(row * image.columns).prefix(image.columns).map { value in
      let level = Int((depth(value) * 4).rounded())
      return level >= 0 ? ["  ", "░░", "▒▒", "▓▓", "██"][level] : level == -1 ? "--" : "=="
    }.joined()
  }
}
