import Foundation

/// The files in `Tests/Fixtures`: published numbers, NumPy's results, and data and models to be read.
public enum Fixture {
  public static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  /// The decoded contents of `Tests/Fixtures/<name>.json`.
  public static func load<Value: Decodable>(_ type: Value.Type = Value.self, _ name: String) throws -> Value {
    let data = try Data(contentsOf: folder.appending(path: "\(name).json"))
    return try JSONDecoder().decode(type, from: data)
  }
}

/// One of the unit cases that the course and its companions publish.
public struct PublishedCase: Decodable, Sendable {
  public struct Expectation: Decodable, Sendable {
    public let shape: [Int]
    public let values: [Double]
  }

  public let id: String
  public let recipe: String
  public let expected: [String: Expectation]
  public let tol: Double

  /// The case called `id`.
  public static func named(_ id: String) throws -> PublishedCase {
    let cases = try Fixture.load([PublishedCase].self, "published_cases")
    guard let match = cases.first(where: { $0.id == id }) else { throw MissingFixture(name: id) }
    return match
  }

  /// The values expected under `name`.
  public subscript(name: String) -> [Double] {
    get throws {
      guard let expectation = expected[name] else { throw MissingFixture(name: "\(id): \(name)") }
      return expectation.values
    }
  }
}

public struct MissingFixture: Error { public let name: String }
