/// The lines of `text` that correspond today to the lines that a page shows, if they can be recognized.
///
/// A shown line of only `…` stands for any lines left out; what is between two of them is one stretch of the text. Of
/// all ways to align the shown lines with the text in order, the one with the greatest likeness is taken: a renamed
/// variable or a changed number makes a line a little less alike, and a new or missing line costs a little too.
public func counterpart(of shown: [String], in text: [String]) -> [String]? {
  counterpart(of: shown, in: [text])
}

/// The same for lines that are in one of several texts: the one that they are most like.
func counterpart(of shown: [String], in texts: [[String]]) -> [String]? {
  texts.map { LineAlignment(shown, $0) }.max { $0.score < $1.score }?.lines
}

private struct LineAlignment {
  private let shown: [ComparedLine]
  private let text: [ComparedLine]
  /// The best score of the first `row` shown lines against the first `column` lines of the text, and the move that
  /// gave it.
  private var scores: [[Double]]
  private var moves: [[Move]]

  private enum Move { case start, leftOut, new, gone, same, ellipsis }

  init(_ shown: [String], _ text: [String]) {
    self.shown = shown.map(ComparedLine.init)
    self.text = text.map(ComparedLine.init)
    scores = Array(repeating: Array(repeating: -.infinity, count: text.count + 1), count: shown.count + 1)
    moves = Array(repeating: Array(repeating: .start, count: text.count + 1), count: shown.count + 1)
    scores[0][0] = 0
    for row in 0...shown.count {
      for column in 0...text.count { fill(row, column) }
    }
  }

  /// Whether lines of the text may be skipped at no cost after so many shown lines.
  private func isBetweenParts(_ row: Int) -> Bool {
    row == 0 || row == shown.count || shown[row - 1].isEllipsis
  }

  private mutating func fill(_ row: Int, _ column: Int) {
    func offer(_ score: Double, _ move: Move) {
      if score > scores[row][column] { (scores[row][column], moves[row][column]) = (score, move) }
    }
    if row > 0, column > 0, !shown[row - 1].isEllipsis {
      offer(scores[row - 1][column - 1] + shown[row - 1].worth(beside: text[column - 1]), .same)
    }
    if row > 0 {
      let isEllipsis = shown[row - 1].isEllipsis
      offer(scores[row - 1][column] - (isEllipsis ? 0 : 0.3), isEllipsis ? .ellipsis : .gone)
    }
    if column > 0 {
      let isFree = isBetweenParts(row)
      offer(scores[row][column - 1] - (isFree ? 0 : 0.1), isFree ? .leftOut : .new)
    }
  }

  var score: Double { scores[shown.count][text.count] }

  /// The lines along the best alignment; `nil` if little of what was shown is there.
  var lines: [String]? {
    let wanted = shown.count { !$0.isEllipsis }
    guard wanted > 0, score > 0.4 * Double(wanted) else { return nil }
    var (row, column, lines) = (shown.count, text.count, [String]())
    while (row, column) != (0, 0) {
      switch moves[row][column] {
      case .same: lines.append(text[column - 1].text)
      case .new: lines.append(text[column - 1].text)
      case .ellipsis: lines.append(shown[row - 1].text)
      default: break
      }
      let move = moves[row][column]
      if move == .same || move == .gone || move == .ellipsis { row -= 1 }
      if move == .same || move == .new || move == .leftOut { column -= 1 }
    }
    return lines.reversed()
  }
}

/// A line with its words, sorted.
private struct ComparedLine {
  let text: String
  let words: [Substring]
  let indentation: Int

  init(_ text: String) {
    self.text = text
    words = text.matches(of: /\w+|[^\w\s]/).map(\.0).sorted()
    indentation = text.prefix { $0 == " " }.count
  }

  var isEllipsis: Bool { words == ["…"] }

  /// From -0.6 for lines without a common word to 1.4 for equal ones.
  func worth(beside other: ComparedLine) -> Double { 2 * likeness(to: other) - 0.6 }

  private func likeness(to other: ComparedLine) -> Double {
    if words == other.words && indentation == other.indentation { return text == other.text ? 1 : 0.99 }
    var (i, j, common) = (0, 0, 0)
    while i < words.count && j < other.words.count {
      if words[i] == other.words[j] { common += 1 }
      (i, j) = (words[i] <= other.words[j] ? i + 1 : i, words[i] >= other.words[j] ? j + 1 : j)
    }
    let share = 2 * Double(common) / Double(max(1, words.count + other.words.count))
    return min(0.98, share) * (indentation == other.indentation ? 1 : 0.5)
  }
}
