#if !hasFeature(Embedded)
  extension Matrix: Codable {
    private enum CodingKeys: CodingKey {
      case rows
      case columns
      case elements
    }

    /// Reads `rows`, `columns` and `elements`, first row first.
    ///
    /// - Throws: `DecodingError` if a value is missing or has the wrong type, or if the shape does not fit the number
    ///   of elements.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      let rows = try values.decode(Int.self, forKey: .rows)
      let columns = try values.decode(Int.self, forKey: .columns)
      let elements = try values.decode([Double].self, forKey: .elements)
      guard rows >= 0, columns >= 0, rows.multipliedReportingOverflow(by: columns) == (elements.count, false)
      else {
        throw DecodingError.dataCorruptedError(
          forKey: .elements, in: values,
          debugDescription: "\(elements.count) elements for a \(rows)×\(columns) matrix")
      }
      self.init(rows: rows, columns: columns, elements: elements)
    }

    /// Writes `rows`, `columns` and `elements`, first row first. (JSON has neither infinity nor NaN; its encoder
    /// decides what to do with them.)
    ///
    /// - Throws: What the encoder throws: `EncodingError` for a number that it cannot write.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(rows, forKey: .rows)
      try values.encode(columns, forKey: .columns)
      try values.encode(elements, forKey: .elements)
    }
  }
#endif
