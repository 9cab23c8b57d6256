import Foundation
import TestSupport
import Testing

/// What a user of the libraries reads: a comment on every public declaration, which says when it stops the program
/// and what it throws; a first page that lists every name; and code that compiles.
@Suite struct DocumentationTests {
  static let modules = ["NNCore", "Datasets", "ModelFiles"]
  static let sources = modules.flatMap { module in
    let folder = Lessons.package.appending(path: "Sources/\(module)")
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { "Sources/\(module)/\($0)" }
  }
  static let pages = MarkdownPage.allPaths.filter { $0.contains(".docc/") }

  /// The declarations of the files, read once.
  private static let read = Dictionary(
    uniqueKeysWithValues: sources.map { path in (path, Result { try PublicDeclaration.all(in: path) }) })

  private func allDeclarations(in path: String) throws -> [PublicDeclaration] {
    try #require(Self.read[path]).get()
  }

  @Test func thereAreDeclarations() throws {
    #expect(try Self.sources.flatMap { try allDeclarations(in: $0) }.count > 200)
    #expect(Self.pages.count >= 7)
  }

  @Test(arguments: sources) func publicDeclarationsAreExplained(path: String) throws {
    for declaration in try allDeclarations(in: path) {
      let text = declaration.comment.first ?? ""
      #expect(!text.isEmpty && !text.hasPrefix("- "), "\(declaration): no sentence says what it is")
    }
  }

  /// A declaration that takes the caller's file and line may stop the program, and says when; one that throws says
  /// what.
  @Test(arguments: sources) func conditionsAndErrorsAreNamed(path: String) throws {
    for declaration in try allDeclarations(in: path) {
      let stops = declaration.signature.contains("StaticString")
      #expect(
        !stops || declaration.says("- Precondition:"),
        "\(declaration) may stop the program: when, is not said")
      let fails = declaration.signature.contains(/\b(re)?throws\b/)
      #expect(!fails || declaration.says("- Throws:"), "\(declaration): what it throws is not said")
    }
  }

  /// A function that takes or returns a matrix gives its shape, (rows, columns), or says whose shape it has.
  @Test(arguments: sources) func shapesAreNamed(path: String) throws {
    for declaration in try PublicDeclaration.all(in: path)
    where declaration.signature.contains(/^(static |mutating )?func \w.*\bMatrix\b/) {
      let text = declaration.comment.joined(separator: " ")
      #expect(
        text.contains(/\([\w\d. ]+, [\w\d. ]+\)|[Ss]hape|element|``/), "\(declaration): no shape is named")
    }
  }

  /// The modules' first pages group all their types and functions.
  @Test(arguments: modules) func everyNameIsOnTheFirstPage(module: String) throws {
    let page = try MarkdownPage(path: "Sources/\(module)/\(module).docc/\(module).md")
    let listed = Set(page.prose.compactMap { $0.firstMatch(of: /^- ``(\w+)/).map { String($0.1) } })
    let declarations = try Self.sources.filter { $0.hasPrefix("Sources/\(module)/") }
      .flatMap { try allDeclarations(in: $0) }
    let names = Set(declarations.filter(\.isGlobal).compactMap(\.name))
    #expect(names.subtracting(listed).sorted() == [], "not to be found under Topics of \(page.path)")
    #expect(listed.subtracting(names).sorted() == [], "no longer public, but under Topics of \(page.path)")
  }

  /// The Swift code of pages and comments is found in the file that the line above it names, or among the examples.
  @Test(arguments: pages + sources) func codeCompiles(path: String) throws {
    let examples = "Tests/LessonTests/DocumentationExampleTests.swift"
    for block in try MarkdownPage(path: path).blocksOfSwift {
      let file = block.caption.firstMatch(of: /`((Sources|Tests)\/[\w\/+]+\.swift)`/).map { String($0.1) }
      let source = try String(
        contentsOf: Lessons.package.appending(path: file ?? examples), encoding: .utf8)
      let code = block.lines.drop { $0.hasPrefix("import ") || $0.isEmpty }
      let missing = firstLineMissing(Array(code), in: source.components(separatedBy: "\n"))
      #expect(
        missing == nil,
        "\(path), line \(block.line): \(file ?? examples) has no such line here: \(missing ?? "")")
    }
  }
}

extension MarkdownPage {
  /// The blocks of Swift; for a Swift file, those of its comments.
  fileprivate var blocksOfSwift: [Block] {
    get throws {
      let page = path.hasSuffix(".swift") ? try MarkdownPage(commentsOf: path) : self
      return page.blocks.filter {
        $0.language == "swift"
      }
    }
  }
}
