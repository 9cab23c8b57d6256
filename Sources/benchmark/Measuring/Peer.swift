import Foundation

/// A library that the lessons are compared with.
enum Peer: String, CaseIterable, Codable, Sendable {
  case numpy, torch, jax

  var title: String {
    switch self {
    case .numpy: "NumPy"
    case .torch: "PyTorch"
    case .jax: "JAX"
    }
  }
}

/// A Python process that answers one request after another: `Tests/Fixtures/peers/serve.py`.
final class PeerProcess {
  let peer: Peer
  private(set) var version = ""
  private let process = Process()
  private let requests = Pipe()
  private let answers = Pipe()
  private var unread = Data()

  /// What a peer is asked to do.
  struct Request: Encodable {
    var kind: String
    var name: String
    var arguments: [String] = []
    var sizes: [Int] = []
    /// The iterations, or examples, of the work.
    var iterations = 1
    /// Those before the first printed cost and its update.
    var before = 0
    var budget = 0.0
  }

  struct Answer: Decodable {
    var version: String?
    var seconds: Double?
    var compile: Double?
    var value: Double?
    var error: String?
  }

  /// - Returns: `nil` if this Python cannot be started or does not have the peer.
  init?(_ peer: Peer, python: String, threads: Int) {
    self.peer = peer
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Tests/Fixtures/peers/serve.py").standardized
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, script.path, peer.rawValue, "\(threads)"]
    process.standardInput = requests
    process.standardOutput = answers
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil, let version = read()?.version else { return nil }
    self.version = version
  }

  deinit {
    try? requests.fileHandleForWriting.close()
    process.terminate()
    process.waitUntilExit()
  }

  /// Asks the peer; `nil` if it has died.
  func ask(_ request: Request) -> Answer? {
    guard let line = try? JSONEncoder().encode(request) else { return nil }
    try? requests.fileHandleForWriting.write(contentsOf: line + Data("\n".utf8))
    return read()
  }

  private func read() -> Answer? {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread = Data(unread[(end + 1)...]) }
        return try? JSONDecoder().decode(Answer.self, from: Data(unread[..<end]))
      }
      let more = answers.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      unread += more
    }
  }
}
