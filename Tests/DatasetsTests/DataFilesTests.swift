import Foundation
import TestSupport
import Testing

@testable import DataFiles
@testable import Datasets

@Suite struct DataFilesTests {
  @Test(arguments: [DataFiles.breastCancer, DataFiles.digits, DataFiles.iris, DataFiles.dinosaurs])
  func pathsDoNotDependOnTheWorkingDirectory(_ name: String) throws {
    let path = try DataFiles.path(of: name)
    #expect(path.hasPrefix("/"))
    #expect(FileManager.default.isReadableFile(atPath: path))
  }

  @Test func theFilesBesideTheProgramComeFirst() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "data-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: folder.appending(path: "a.txt"))
    #expect(try DataFiles.path(of: "a.txt", in: ["/nowhere", folder.path, "/tmp"]) == "\(folder.path)/a.txt")
  }

  @Test func aMissingFileIsToldWithThePlacesTried() throws {
    let error = try #require(throws: MissingDataFile.self) {
      try DataFiles.path(of: "a.txt", in: ["/nowhere", "/nor/here"])
    }
    #expect(
      "\(error)" == "cannot find the data file a.txt; looked for /nowhere/a.txt, /nor/here/a.txt")
  }

  @Test func theCorpusIsAListOfNames() throws {
    let text = try String(contentsOfFile: DataFiles.path(of: DataFiles.dinosaurs), encoding: .utf8)
    let names = text.split(separator: "\n")
    #expect(names.count >= 700)
    #expect(text == names.joined(separator: "\n") + "\n", "blank lines, or no newline at the end")
    for (name, next) in zip(names, names.dropFirst()) { #expect(name < next, "\(name) comes before \(next)") }
    for name in names {
      let isName = name.first?.isUppercase == true && name.dropFirst().allSatisfy { ("a"..."z").contains($0) }
      #expect(isName && name.utf8.count == name.count, "\(name)")
    }
  }

  @Test(
    "Source and licence are stated",
    arguments: [
      ("breast-cancer.md", ["Wolberg", "Mangasarian", "Street"]), ("digits.md", ["Alpaydin", "Kaynak"]),
      ("iris.md", ["Fisher", "35th", "38th"]),
    ])
  func sources(_ file: String, _ names: [String]) throws {
    let path = try DataFiles.path(of: file, in: [DataFiles.folders[3]])
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for word in names + ["UCI", "CC BY 4.0", "scikit-learn"] { #expect(text.contains(word), "\(word)") }
  }
}
