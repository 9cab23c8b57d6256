import Foundation

/// A public declaration of a source file, with its documentation.
public struct PublicDeclaration: CustomStringConvertible, Sendable {
  /// What follows `public`, up to the body.
  public let signature: String
  /// The lines of the comment before it, without `///`.
  public let comment: [String]
  /// Whether it is outside all types and extensions.
  public let isGlobal: Bool
  private let place: String

  /// What it declares, if that has a name: not of operators, initializers and subscripts.
  public var name: String? {
    signature.firstMatch(of: /\b(?:func|struct|enum|protocol|var|let)\s+(\w+)/).map { String($0.1) }
  }

  public var description: String { "\(place): \(signature.prefix(60))" }

  /// Whether a line of its comment begins with `field`.
  public func says(_ field: String) -> Bool { comment.contains { $0.hasPrefix(field) } }

  /// All of a file below the root of the package; cases of public enums are among them.
  public static func all(in path: String) throws -> [PublicDeclaration] {
    let text = try String(contentsOf: Lessons.package.appending(path: path), encoding: .utf8)
    let lines = text.components(separatedBy: "\n")
    let hasEnum = text.contains("public enum ")
    return lines.indices.compactMap { index in
      // The cheap test first: most lines are neither.
      guard lines[index].contains("public ") || (hasEnum && lines[index].contains("case ")) else {
        return nil
      }
      let line = lines[index].trimmingCharacters(in: .whitespaces)
      let start = line.firstMatch(of: /^(?:@\S+ )*public (?!extension|import|internal\(set\) extension)/)
      let isCase = hasEnum && line.contains(/^case \w+(\(\w.*\))?$/)
      guard start != nil || isCase else { return nil }
      return PublicDeclaration(
        signature: signature(lines[index...]), comment: comment(before: index, in: lines),
        isGlobal: !lines[index].hasPrefix(" ") && !isCase, place: "\(path), line \(index + 1)")
    }
  }

  /// The lines up to the one that opens the body, or for a property or a case the first alone.
  private static func signature(_ lines: ArraySlice<String>) -> String {
    let first = lines[lines.startIndex]
    let isLong = first.contains(/\b(func|init|subscript)\b/)
    let end = isLong ? lines.firstIndex { $0.contains("{") } ?? lines.startIndex : lines.startIndex
    let joined = lines[...end].map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
    return joined.replacing(#/^(?:@\S+ )*public /#, with: "")
  }

  private static func comment(before index: Int, in lines: [String]) -> [String] {
    lines[..<index].reversed().lazy.map { $0.trimmingCharacters(in: .whitespaces) }
      .drop { $0.hasPrefix("@") }.prefix { $0.hasPrefix("///") }
      .map { $0.dropFirst(3).trimmingCharacters(in: .whitespaces) }.reversed()
  }
}
