/// Something to measure: here, and with the peers that can do it.
struct Work {
  /// What `--json` and the baseline call it.
  let name: String
  let title: String
  var threads = 1
  var rounds = 3
  var limit = Limit.none
  /// The tolerance between the peers' results and ours: relative, or absolute for results below 1.
  var tolerance = 1e-6
  /// Does the work and returns the seconds; `nil` if it fails.
  let ours: () -> Double?
  var questions: [Peer: Question] = [:]

  /// What a peer is asked, which part of the work that is, and the expected result.
  struct Question {
    let request: PeerProcess.Request
    var part = 1.0
    let expected: () -> Double?
  }
}

/// A lower bound of the time on this machine.
enum Limit {
  case none
  /// Floating-point operations at the peak rate.
  case operations(Double)
  /// Bytes read and written, at the rate of a copy.
  case bytes(Double)
  /// Floating-point operations at the peak rate, and standard-normal numbers.
  case operationsAndNormals(Double, Double)

  /// The least number of seconds that the work takes on this many threads.
  func seconds(on machine: Machine, threads: Int) -> Double? {
    let threads = Double(threads)
    switch self {
    case .none: return nil
    case .operations(let count): return count / machine.peak / threads
    case .bytes(let count): return count / machine.bandwidth / threads
    case .operationsAndNormals(let count, let normals):
      return (count / machine.peak + normals / machine.normals) / threads
    }
  }
}

/// The number of operations of the matrix products in a training step with this many examples: `W·A`, `dZ·Aᵀ`, and
/// `Wᵀ·dZ` in all layers but the first; a multiply-add counts as two.
func trainingOperations(_ sizes: [Int], examples: Int) -> Double {
  let products = zip(sizes, sizes.dropFirst()).map { $0 * $1 }
  return 2 * Double(examples) * Double(3 * products.reduce(0, +) - products[0])
}
