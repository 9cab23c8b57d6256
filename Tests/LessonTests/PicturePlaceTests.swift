import Foundation
import TestSupport
import Testing

/// Pictures that do not go to regular files; lesson 2 draws two pictures if the examples have two features.
@Suite struct PicturePlaceTests {
  private let arguments = ["--dataset", "circles", "--iterations", "2"]

  private func run(_ place: String, in folder: URL) throws -> ProgramResult {
    try runProgram("deep_neural_network_v2", arguments + ["--plot", place], in: folder)
  }

  private func pictureNotes(_ result: ProgramResult) -> [String] {
    result.stderr.split(separator: "\n").map(String.init).filter { $0.hasPrefix("Note: the picture") }
  }

  private func leftOut(_ place: String) -> String {
    "Note: the picture of regions is left out: \(place) is not a regular file and takes only one picture."
  }

  @Test func theNullDeviceTakesAllPictures() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "null").path, withDestinationPath: "/dev/null")
      for place in ["/dev/null", "null"] {
        let result = try run(place, in: folder)
        #expect(result.status == 0 && pictureNotes(result) == [], "\(result)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["null"])
      #expect(!FileManager.default.fileExists(atPath: "/dev/null-regions.svg"))
    }
  }

  @Test(arguments: ["/dev/stdout", "/dev/fd/1"]) func aStreamTakesOnePicture(_ place: String) throws {
    try withTemporaryFolder { folder in
      let result = try run(place, in: folder)
      #expect(result.status == 0 && result.stdout.components(separatedBy: "<svg").count == 2, "\(result)")
      #expect(pictureNotes(result) == [leftOut(place)])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func aPipeTakesOnePicture() throws {
    try withTemporaryFolder { folder in
      #expect(mkfifo(folder.appending(path: "pipe").path, 0o600) == 0)
      let line =
        "cat pipe > read.svg & \"$1\" --dataset circles --iterations 2 --plot pipe; code=$?; wait; exit $code"
      let result = try runShell(line, "deep_neural_network_v2", in: folder)
      #expect(result.status == 0 && pictureNotes(result) == [leftOut("pipe")], "\(result)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["pipe", "read.svg"])
      let text = try String(contentsOf: folder.appending(path: "read.svg"), encoding: .utf8)
      #expect(text.components(separatedBy: "<svg").count == 2)
    }
  }

  /// As many links as the system follows, and one more.
  @Test(arguments: [(40, 0 as Int32), (41, 74)]) func linksAreFollowedAsFarAsTheSystemDoes(
    _ count: Int, _ status: Int32
  ) throws {
    try withTemporaryFolder { folder in
      for link in 1...count {
        let destination = link == 1 ? "picture.svg" : "link\(link - 1)"
        try FileManager.default.createSymbolicLink(
          atPath: folder.appending(path: "link\(link)").path, withDestinationPath: destination)
      }
      for isThere in [false, true] {
        let file = folder.appending(path: "picture.svg")
        if isThere { try Data().write(to: file) }
        let result = try runProgram(
          "deep_neural_network_v2", ["--iterations", "1", "--plot", "link\(count)"], in: folder)
        #expect(result.status == status, "\(count) links, \(isThere): \(result)")
        #expect((try? Data(contentsOf: file).isEmpty) == (status == 0 ? false : isThere ? true : nil))
        try? FileManager.default.removeItem(at: file)
      }
    }
  }
}
