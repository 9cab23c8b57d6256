import LessonKit
import NNCore

/// The limits of this machine, as measured in this run.
struct Machine: Codable, Equatable {
  /// The floating-point operations per second of one thread; a multiply-add counts as two.
  let peak: Double
  /// The bytes per second that one thread copies, read and written, in matrices too large for the second-level cache.
  let bandwidth: Double
  /// The standard-normal numbers that one thread draws per second: a limit of the main job.
  let normals: Double
  let threads: Int

  static func measure() -> Machine {
    let source = filled(2_000, 1_000)
    var target = source
    let copy = Stopwatch.fastest { copyElements(of: source, to: &target) }
    var random = RandomState(seed: 1)
    var numbers = Matrix(rows: 1, columns: 32_768)
    let draw = Stopwatch.fastest { random.randn(into: &numbers) }
    return Machine(
      peak: Peak.measure(), bandwidth: 16 * Double(source.count) / copy,
      normals: Double(numbers.count) / draw,
      threads: processorCount())
  }

  /// The higher limits of two measurements.
  func best(of other: Machine) -> Machine {
    Machine(
      peak: max(peak, other.peak), bandwidth: max(bandwidth, other.bandwidth),
      normals: max(normals, other.normals), threads: threads)
  }

  private static func copyElements(of source: Matrix, to target: inout Matrix) {
    target.withUnsafeMutableElements { target in
      source.withUnsafeElements { source in
        guard let from = source.baseAddress else { return }
        target.baseAddress?.update(from: from, count: source.count)
      }
    }
  }
}

/// The numbers for the operations, in (-0.5, 0.5), the same as the peers have.
func filled(_ rows: Int, _ columns: Int) -> Matrix {
  let elements = (0..<rows * columns).map { Double($0 * 7919 % 1009) / 1009 - 0.5 }
  return Matrix(rows: rows, columns: columns, elements: elements)
}
