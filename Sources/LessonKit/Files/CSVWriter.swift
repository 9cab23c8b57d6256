/// A table that is kept as comma-separated values (RFC 4180): a header, then a row each.
///
/// Numbers are written with the shortest digits that read back to the same Double; fields that hold commas,
/// quotation marks or line breaks are quoted.
public struct CSVWriter: Sendable {
  /// The table so far, each line with its end.
  public private(set) var text = ""

  private let columns: Int

  public init(columns: [String]) {
    self.columns = columns.count
    add(columns)
  }

  /// Adds a row.
  ///
  /// - Precondition: There are as many fields as columns.
  public mutating func append(_ fields: any CSVField...) {
    guard fields.count == columns else {
      fatalError("a row of \(fields.count) fields in a table of \(columns) columns")
    }
    add(fields.map(\.csvText))
  }

  private mutating func add(_ fields: [String]) {
    text += fields.map(escaped).joined(separator: ",") + "\n"
  }

  private func escaped(_ field: String) -> String {
    // Looks at scalars: a carriage return and a line feed are one Character.
    guard field.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return field
    }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// Writes the table to a file, whole or not at all.
  ///
  /// - Throws: `LessonError.file` with the path and the reason.
  public func write(to path: String) throws(LessonError) {
    try writeAtomically(text, to: path)
  }
}

/// A value that can stand in a table.
public protocol CSVField {
  var csvText: String { get }
}

extension String: CSVField { public var csvText: String { self } }
extension Int: CSVField { public var csvText: String { "\(self)" } }
extension Double: CSVField { public var csvText: String { "\(self)" } }
