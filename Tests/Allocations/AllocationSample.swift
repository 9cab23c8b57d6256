// The program that tests the counter of allocations: `sample 10` allocates seven times in each of ten rounds, each
// time in another way.

import Foundation

@main
enum AllocationSample {
  static func main() {
    let rounds = CommandLine.arguments.last.flatMap { Int($0) } ?? 0
    for round in 0..<rounds { allocate(round) }
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

  // Not inlined, so that the compiler cannot see that the memory is unused and leave the allocation out.

  @inline(never) private static func release(_ block: UnsafeMutableRawPointer?) { free(block) }

  @inline(never) private static func numbers(_ value: Int) -> [Int] { [Int](repeating: value, count: 100) }
}
