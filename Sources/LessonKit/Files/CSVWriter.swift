/// A table of comma-separated values (RFC 4180): a header and rows.
///
/// Numbers are written with the shortest digits that read back to the same Double; fields that hold commas,
/// quotation marks or line breaks are quoted.
public struct CSVWriter: Sendable {
  /// The table so far; every line ends in a line break.
  public private(set) var text = ""

  private let columns: Int

  public init(columns: [String]) {
    self.columns = columns.count
    add(columns)
  }

  /// Adds a row.
  ///
  /// - Precondition: There are as many fields as columns.
  public mutating func append(_ fields: any CSVField...) { append(fields) }

  /// Adds a row; see the form for a fixed number of fields.
  public mutating func append(_ fields: [any CSVField]) {
    guard fields.count == columns else {
      fatalError("a row of \(fields.count) fields in a table of \(columns) columns")
    }
    add(fields)
  }

  private mutating func add(_ fields: [any CSVField]) {
    var separator = ""
    for field in fields {
      text += separator
      text += field.csvText
      separator = ","
    }
    text += "\n"
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
  /// The value as a field, in quotation marks if necessary.
  var csvText: String { get }
}

extension Int: CSVField { public var csvText: String { description } }
extension Double: CSVField { public var csvText: String { description } }

extension String: CSVField {
  public var csvText: String {
    // Compares bytes, because a carriage return and a line feed together are one Character.
    guard utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return self }
    return "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
