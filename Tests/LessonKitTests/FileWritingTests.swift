import Foundation
import LessonKit
import TestSupport
import Testing

struct FileWritingTests {
  @Test("A new file, then another in its place, with the permissions of the old one")
  func replacing() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "é x.svg")
      try writeAtomically("first", to: file.path)
      #expect(try contents(of: file) == "first")
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
      try writeAtomically("second", to: file.path)
      #expect(try contents(of: file) == "second")
      #expect(try permissions(of: file) == 0o640)
      #expect(try names(in: folder) == ["é x.svg"])
    }
  }

  @Test("A link goes on pointing to its file, whether that exists or not")
  func links() throws {
    try withTemporaryFolder { folder in
      let manager = FileManager.default
      try manager.createDirectory(at: folder.appending(path: "sub"), withIntermediateDirectories: false)
      let link = folder.appending(path: "link").path
      try manager.createSymbolicLink(atPath: link, withDestinationPath: "sub/second")
      let second = folder.appending(path: "sub/second").path
      try manager.createSymbolicLink(atPath: second, withDestinationPath: "file")
      for text in ["made", "replaced"] {
        try writeAtomically(text, to: link)
        #expect(try contents(of: folder.appending(path: "sub/file")) == text)
      }
      #expect(try manager.destinationOfSymbolicLink(atPath: link) == "sub/second")
      #expect(try manager.destinationOfSymbolicLink(atPath: second) == "file")
      #expect(try names(in: folder.appending(path: "sub")) == ["file", "second"])
    }
  }

  @Test("Missing folders are made only when asked for")
  func folders() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a/b/c.svg")
      #expect(throws: noFolder(file.path)) { try writeAtomically("x", to: file.path) }
      #expect(throws: noFolder(file.path)) { try requireWritable(file.path) }
      try requireWritable(file.path, creatingFolders: true)
      #expect(try names(in: folder) == [])
      for text in ["x", "y"] { try writeAtomically(text, to: file.path, creatingFolders: true) }
      #expect(try contents(of: file) == "y")
      #expect(try names(in: folder.appending(path: "a/b")) == ["c.svg"])
    }
  }

  @Test("A file that cannot be written is refused before and during writing, with the path and the reason")
  func refusals() throws {
    try withTemporaryFolder { folder in
      try "text".write(to: folder.appending(path: "file"), atomically: false, encoding: .utf8)
      let loop = folder.appending(path: "loop").path
      try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: "loop")
      let cases: [(path: String, reason: Int32)] = [
        (folder.path, EISDIR), (folder.path + "/new/", EISDIR), (folder.path + "/file/x", ENOTDIR),
        (loop, ELOOP),
      ]
      for (path, code) in cases {
        let expected = LessonError.file("cannot write \"\(path)\": \(String(cString: strerror(code)))")
        for creatingFolders in [false, true] {
          #expect(throws: expected, "\(path)") { try requireWritable(path, creatingFolders: creatingFolders) }
          #expect(throws: expected, "\(path)") {
            try writeAtomically("x", to: path, creatingFolders: creatingFolders)
          }
        }
      }
      #expect(throws: noFolder("")) { try writeAtomically("x", to: "") }
      #expect(try names(in: folder) == ["file", "loop"])
    }
  }

  @Test("A failure on the way leaves nothing behind")
  func failure() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/" + String(repeating: "n", count: 300)
      let reason = String(cString: strerror(ENAMETOOLONG))
      #expect(throws: LessonError.file("cannot write \"\(path)\": \(reason)")) {
        try writeAtomically("x", to: path)
      }
      let left = try names(in: folder)
      #expect(left == [])
    }
  }

  @Test("Devices are written in place")
  func devices() throws {
    try writeAtomically("x", to: "/dev/null")
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
    #if os(Linux)
      #expect(throws: LessonError.file("cannot write \"/dev/full\": \(String(cString: strerror(ENOSPC)))")) {
        try writeAtomically("x", to: "/dev/full")
      }
    #endif
  }

  @Test("Permissions are respected", .enabled(if: getuid() != 0, "root may write anywhere"))
  func permissions() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "file")
      try writeAtomically("kept", to: file.path)
      let refusal = LessonError.file("cannot write \"\(file.path)\": \(String(cString: strerror(EACCES)))")
      for (path, mode) in [(file.path, 0o444), (folder.path, 0o555)] {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        #expect(throws: refusal) { try writeAtomically("x", to: file.path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      }
      #expect(try contents(of: file) == "kept")
    }
  }

  private func noFolder(_ path: String) -> LessonError {
    .file("cannot write \"\(path)\": \(String(cString: strerror(ENOENT)))", hint: "The folder must exist.")
  }

  private func contents(of file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func permissions(of file: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
  }
}
