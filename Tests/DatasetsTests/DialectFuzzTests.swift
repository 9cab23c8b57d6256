import NNCore
import TestSupport
import Testing

@testable import Datasets

/// Random tables, each in every dialect whose separator is not its decimal mark: all give the same cells, or all are
/// refused.
@Suite struct SlowDialectFuzzTests {
  private struct Style: CustomStringConvertible {
    let separator: String
    let mark: String
    let lineBreak: String
    var description: String { "\(separator.debugDescription) \(mark)" }
  }

  private static let styles = [",", ";", "\t", "|", " "].flatMap { separator in
    [".", ","].filter { $0 != separator }.map {
      Style(separator: separator, mark: $0, lineBreak: separator == ";" ? "\r\n" : "\n")
    }
  }

  private enum Cell {
    case number(whole: Int, decimals: String)
    case word(String)
  }

  private static let words = [
    "0x1", "5%", "1.2.3", "12:30", "2024-01-05", "18-25", "1A", "2B", "5NA", "NA", "?", "-", "none", "x",
    "a b", "k;m",
    "p|q", "s,t", "\"q\"", "1e", "1-", "red", "true", "-", "+", "e5", "7 8", "1,2,3", "",
  ]

  private static func cell(_ random: inout RandomState, isNumber: Bool) -> Cell {
    if !isNumber { return .word(words[random.interval(words.count - 1)]) }
    let decimals =
      random.interval(2) == 0 ? "" : String(random.interval(8_999) + 1_000).dropLast(random.interval(3))[...]
    return .number(whole: random.interval(2_000) - 1_000, decimals: String(decimals))
  }

  private static func spelled(_ cell: Cell, _ style: Style) -> String {
    switch cell {
    case .number(let whole, let decimals): "\(whole)" + (decimals.isEmpty ? "" : style.mark + decimals)
    case .word(let word): quoted(word)
    }
  }

  /// Quoted in the same way for all dialects, so that each cuts the same fields.
  private static func quoted(_ word: String) -> String {
    let isPlain = !word.isEmpty && !word.contains { " ;,|\"\t".contains($0) }
    return isPlain ? word : "\"" + word.replacing("\"", with: "\"\"") + "\""
  }

  /// The header and the cells that are read from a text, or "refused".
  private static func read(_ text: String) -> String {
    do throws(DataError) {
      let table = try Table(bytes: Array(text.utf8), path: "t")
      try table.requireOneDecimalMark(in: Array(0..<table.columns))
      let cells = (0..<table.rows).map { row in
        (0..<table.columns).map { column in
          let cell = table[row, column]
          return cell.isMissing ? "missing" : cell.isWord ? table.text(of: cell).debugDescription : "\(cell)"
        }
      }
      // A number in the header is a name, and keeps its decimal mark.
      return "\(table.header.map { $0.replacing(",", with: ".") }) \(cells)"
    } catch {
      return "refused"
    }
  }

  /// Whether all decimals of some column could be thousands, which some dialects have to refuse.
  private static func isDoubtful(_ rows: [[Cell]]) -> Bool {
    (0..<rows[0].count).contains { column in
      let numbers = rows.compactMap { row -> (Int, String)? in
        if case .number(let whole, let decimals) = row[column] { (whole, decimals) } else { nil }
      }
      return numbers.contains { $0.1.count == 3 && $0.0 != 0 }
        && numbers.allSatisfy { $0.1.isEmpty ? abs($0.0) < 1_000 : $0.1.count == 3 && $0.0 != 0 }
    }
  }

  /// Whether most lines hold the same number of commas, which may then just as well be the separators.
  private static func isCutByCommas(_ text: String) -> Bool {
    let counts = text.split(separator: "\n").map { line in
      line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().reduce(0) { count, part in
        count + (part.offset % 2 == 0 ? part.element.count { $0 == "," } : 0)
      }
    }
    return counts.contains { count in count > 0 && 2 * counts.count { $0 == count } > counts.count }
  }

  @Test(arguments: fuzzSeeds(20)) func sameCells(_ seed: UInt32) {
    var random = RandomState(seed: seed)
    for _ in 0..<200 {
      let (columns, count) = (2 + random.interval(4), 3 + random.interval(5))
      let areNumbers = (0..<columns).map { $0 == 0 || random.interval(3) > 0 }
      let rows = (0..<count).map { _ in
        areNumbers.map { Self.cell(&random, isNumber: random.interval(29) == 0 ? !$0 : $0) }
      }
      // The first row may be a header.
      let isDoubtful = Self.isDoubtful(rows) || Self.isDoubtful(Array(rows.dropFirst()))
      let results = Self.styles.map { style in
        let lines = rows.map { $0.map { Self.spelled($0, style) }.joined(separator: style.separator) }
        return (
          style, lines.joined(separator: style.lineBreak), Self.read(lines.joined(separator: style.lineBreak))
        )
      }
      for (style, text, result) in results
      where result != results[0].2 && !(style.separator == " " && Self.isCutByCommas(text)) {
        let isForThousands = isDoubtful && result == "refused"
        #expect(
          isForThousands, "\(style): \(text.debugDescription) gave \(result), with commas \(results[0].2)")
      }
    }
  }
}
