import Foundation

/// A comment before a block of code on a page, which no reader sees:
///
///     <!-- code: Backpropagation.swift: updateParameters … step … part of train -->
///
/// It gives the file, beside the page, and the declaration that each stretch of the block comes from. Lines of `…`
/// divide the stretches.
public struct CodeMarker: Equatable, Sendable {
  public let file: String
  public let stretches: [Stretch]

  public enum Stretch: Equatable, Sendable {
    /// A declaration from its first line to its last, without the comment before it.
    case whole(String)
    /// Lines that follow one another in a declaration, or in the file.
    case part(of: String?)
  }

  public init?(_ line: String) {
    guard let match = line.wholeMatch(of: /<!-- code: ([^\s:]+\.swift): (.+) -->/) else { return nil }
    file = String(match.1)
    stretches = match.2.components(separatedBy: " … ").map { text in
      if text == "part of the file" { return .part(of: nil) }
      return text.hasPrefix("part of ") ? .part(of: String(text.dropFirst(8))) : .whole(text)
    }
  }

  /// The block as the source has it now; `shown` is how the page has it.
  public func block(shown: [String], in source: [String]) throws(StaleBlock) -> [String] {
    let parts = shown.split(separator: "…", omittingEmptySubsequences: false).map(Array.init)
    guard parts.count == stretches.count || !stretches.contains(where: \.isPart) else {
      throw StaleBlock("\(stretches.count) stretches are named and \(parts.count) shown")
    }
    var blocks: [[String]] = []
    for (number, stretch) in stretches.enumerated() {
      blocks.append(try stretch.lines(shown: number < parts.count ? parts[number] : [], in: source))
    }
    return Array(blocks.joined(separator: ["…"]))
  }
}

/// Why a block cannot be taken from its source.
public struct StaleBlock: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

extension CodeMarker.Stretch {
  fileprivate var isPart: Bool { if case .part = self { true } else { false } }

  fileprivate func lines(shown: [String], in source: [String]) throws(StaleBlock) -> [String] {
    switch self {
    case .whole(let name):
      let all = try declarations(named: name, in: source)
      // Of several declarations with one name, the one that is most like what is shown.
      guard all.count > 1 else { return all[0] }
      let alike = counterpart(of: shown, in: all)
      guard let match = all.first(where: { $0.first == alike?.first && $0.last == alike?.last }) else {
        throw StaleBlock("\(all.count) declarations are called \(name)")
      }
      return match
    case .part(let name):
      let places = if let name { try declarations(named: name, in: source) } else { [source] }
      guard let lines = counterpart(of: shown, in: places) else {
        throw StaleBlock("\(name ?? "the file") has nothing like what is shown")
      }
      return lines
    }
  }
}

/// The lines of each declaration of that name, from its first line to its closing brace, which `swift format` indents
/// like the first line.
private func declarations(
  named name: String, in source: [String]
) throws(StaleBlock) -> [[String]] {
  let keywords = ["func", "struct", "enum", "extension", "init", "var", "let"]
  let found = source.indices.compactMap { first -> [String]? in
    let words = source[first].split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    guard !source[first].contains(/^\s*\/\//),
      let place = words.firstIndex(of: name), place > 0, keywords.contains(words[place - 1])
    else { return nil }
    let line = source[first]
    func count(_ signs: String) -> Int { line.count { signs.contains($0) } }
    if count("{(") == count("})") { return [line] }
    let end = line.prefix { $0 == " " } + "}"
    return source[first...].firstIndex { $0 == end }.map { Array(source[first...$0]) }
  }
  guard !found.isEmpty else { throw StaleBlock("nothing is called \(name)") }
  return found
}
