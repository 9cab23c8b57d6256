/// The word that somebody who typed `text` probably meant: the only word that begins with it, or else the closest one,
/// with typing errors in at most a third of its letters.
package func suggestion(for text: String, among words: [String]) -> String? {
  let typed = text.lowercased()
  let continuations = words.filter { typed.count >= 2 && $0.lowercased().hasPrefix(typed) }
  if continuations.count == 1 { return continuations[0] }
  let distances = words.map { slips(from: Array(typed), to: Array($0.lowercased())) }
  guard let closest = words.indices.min(by: { distances[$0] < distances[$1] }) else { return nil }
  let most = min(max(1, words[closest].count / 3), words[closest].count - 1)
  return distances[closest] <= most ? words[closest] : nil
}

/// The optimal string alignment distance: how many letters must be added, dropped, replaced or swapped with
/// a neighbour to turn one word into the other.
package func slips(from typed: [Character], to word: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...word.count)
  for (i, letter) in typed.enumerated() {
    var row = [i + 1]
    for (j, other) in word.enumerated() {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (letter == other ? 0 : 1))
      if i > 0 && j > 0 && letter == word[j - 1] && typed[i - 1] == other {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[word.count]
}
