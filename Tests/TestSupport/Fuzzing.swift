import Foundation
import NNCore

/// The seeds of a test with files changed at random: from 1 to `count`, or `FUZZ` times as many, which `.ci/fuzz`
/// sets for a longer run.
public func fuzzSeeds(_ count: UInt32) -> ClosedRange<UInt32> {
  let rounds = ProcessInfo.processInfo.environment["FUZZ"].flatMap(UInt32.init) ?? 1
  return 1...count * min(max(rounds, 1), 1_000_000)
}

/// The file after one to eight changes: bytes replaced, pieces put in, stretches taken out or repeated, the end cut
/// off.
public func mutated(_ file: [UInt8], by pieces: [[UInt8]], _ random: inout RandomState) -> [UInt8] {
  var bytes = file
  for _ in 0...random.interval(7) where !bytes.isEmpty {
    let place = random.interval(bytes.count - 1)
    let end = min(bytes.count, place + 1 + random.interval(12))
    switch random.interval(5) {
    case 0: bytes[place] = UInt8(random.interval(255))
    case 1, 2: bytes.insert(contentsOf: pieces[random.interval(pieces.count - 1)], at: place)
    case 3: bytes.removeSubrange(place..<end)
    case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
    default: if random.interval(9) == 0 { bytes.removeSubrange(place...) }
    }
  }
  return bytes
}
