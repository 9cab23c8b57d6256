/// Something to measure: here, and in the peers that can do it.
struct Work {
  /// What `--json` and the baseline call it.
  let name: String
  let title: String
  var threads = 1
  var rounds = 3
  var limit = Limit.none
  /// By how much the numbers may differ to which peers and we come, relative or below 1 absolute.
  var tolerance = 1e-6
  /// Seconds; `nil` where it fails.
  let ours: () -> Double?
  var questions: [Peer: Question] = [:]

  /// What a peer is asked, what part of the work that is, and what it should come to.
  struct Question {
    let request: PeerProcess.Request
    var part = 1.0
    let expected: () -> Double?
  }
}

/// What no program can undercut on this machine.
enum Limit {
  case none
  /// Floating-point operations at the peak of the multiply-adds.
  case operations(Double)
  /// Bytes read and written, as a copy reads and writes them.
  case bytes(Double)
  /// Operations at the peak, and standard-normal numbers.
  case operationsAndNormals(Double, Double)

  /// The least seconds that the work takes on so many threads.
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

/// The operations of the products in a step of training with `examples` of them: `W·A`, `dZ·Aᵀ`, and `Wᵀ·dZ` in all
/// layers but the first; a multiply-add is two.
func trainingOperations(_ sizes: [Int], examples: Int) -> Double {
  let products = zip(sizes, sizes.dropFirst()).map { $0 * $1 }
  return 2 * Double(examples) * Double(3 * products.reduce(0, +) - products[0])
}
