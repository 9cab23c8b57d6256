import playground

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Prints the costs of some runs with all digits: for each line of a file, which has settings and a number of steps,
/// the line followed by the costs of these steps.
@main struct Costs {
  static func main() throws {
    guard CommandLine.arguments.count == 4 else { fatalError("Costs SETTINGS CANCER.csv IRIS.csv") }
    let files = CommandLine.arguments.dropFirst().map(bytes)
    var playground = Playground()
    _ = try playground.answer("table&table=breast-cancer", files[1])
    _ = try playground.answer("table&table=iris", files[2])
    for line in String(decoding: files[0], as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      _ = try playground.answer("start&\(words[0])")
      let costs = try playground.answer("advance&steps=\(words[1])").numbers
      print(([String(line)] + costs.map { "\($0)" }).joined(separator: " "))
    }
  }

  static func bytes(ofFile path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { fatalError("cannot read \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return bytes
  }
}
