import Essentials

/// How wide texts are, without a font: enough to leave room for them and to break lines.
enum TextMetrics {
  /// The width of `text` in pixels at a font size; rather too much than too little for common sans-serif fonts.
  static func width(of text: String, size: Double) -> Double {
    text.reduce(0) { $0 + emWidth(of: $1) } * size
  }

  private static func emWidth(of character: Character) -> Double {
    switch character {
    case "i", "j", "l", "t", "f", "I", ".", ",", ":", ";", "'", "|", "!", "(", ")", " ", "⁻", "¹": 0.37
    case "m", "w", "M", "W", "%", "@", "…": 0.95
    case "A"..."Z", "×", "−", "+", "=", "∞": 0.75
    case "\u{0}"..."\u{2FF}": 0.62
    case "\u{300}"..."\u{2E7F}": 0.75
    default: 1
    }
  }

  /// `text`, or as much of its beginning as fits into `width` pixels, with an ellipsis.
  static func fitted(_ text: String, into available: Double, size: Double) -> String {
    LineBreaking.fitted(text, into: available / size, ellipsis: emWidth(of: "…")) { emWidth(of: $0) }
  }

  /// The lines of `text`, broken between words; a word that is too long for a line is cut short.
  static func wrapped(_ text: String, into available: Double, size: Double) -> [String] {
    LineBreaking.lines(
      of: text, fits: { width(of: $0, size: size) <= available },
      cut: { fitted($0, into: available, size: size) })
  }
}
