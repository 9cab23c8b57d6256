// What the counter of allocations is tested with, and what it counts: `AllocationSample 10` allocates seven times in each
// of ten rounds, in every way that there is; `AllocationSample pass 10` trains a network of NNCore's for ten rounds in the
// memory of one pass.

import Foundation
import NNCore

@main
enum AllocationSample {
  static func main() {
    let rounds = CommandLine.arguments.last.flatMap { Int($0) } ?? 0
    if CommandLine.arguments.contains("pass") { return train(rounds) }
    for round in 0..<rounds { allocate(round) }
  }

  /// Steps on a large and on a small batch in turn.
  private static func train(_ rounds: Int) {
    var random = RandomState(seed: 1)
    var network = Network(layerSizes: [30, 10, 5, 3], output: .softmax, .he, using: &random)
    let X = random.randn(30, 200)
    let Y = oneHot((0..<200).map { $0 % 3 }, classes: 3)
    let (fewX, fewY) = (X.columns(0..<17), Y.columns(0..<17))
    var pass = NetworkPass()
    for _ in 0..<rounds {
      step(&network, &pass, X, Y)
      step(&network, &pass, fewX, fewY)
    }
    precondition(pass.output.isFinite || rounds == 0)
  }

  private static func step(_ network: inout Network, _ pass: inout NetworkPass, _ X: Matrix, _ Y: Matrix) {
    network.forward(X, into: &pass)
    network.backward(Y, into: &pass)
    network.descend(pass.gradients, rate: 0.01)
  }

  private static func allocate(_ round: Int) {
    release(malloc(100))
    release(calloc(10, 10))
    release(realloc(nil, 100))
    release(aligned_alloc(64, 128))
    var aligned: UnsafeMutableRawPointer?
    posix_memalign(&aligned, 64, 100)
    release(aligned)
    release(UnsafeMutableRawPointer.allocate(byteCount: 100, alignment: 1))
    precondition(numbers(round).count == 100)
  }

  // Not inlined: the compiler leaves out what is allocated for nothing, if it sees that.

  @inline(never) private static func release(_ block: UnsafeMutableRawPointer?) { free(block) }

  @inline(never) private static func numbers(_ value: Int) -> [Int] { [Int](repeating: value, count: 100) }
}
