import Foundation
import NNCore
import TestSupport
import Testing
import TextAndFiles

@testable import Datasets

/// Reads `text` as the file `t.csv`.
private func labelled(_ text: String) throws -> LabelledData { try labelled(Array(text.utf8)) }

private func labelled(_ bytes: [UInt8]) throws -> LabelledData {
  try CSVFile(bytes: bytes, path: "t.csv").examples
}

@Suite struct CSVTests {
  private static let expected = LabelledData(
    X: Matrix([[1, -3], [2.5, 400]]), Y: Matrix([[0, 1]]), featureNames: ["a", "b"])

  @Test(
    "One table as various programs spell it",
    arguments: [
      "a,b,label\n1,2.5,0\n-3,4e2,1\n",
      "a,b,label\n1,2.5,0\n-3,4e2,1",
      "a,b,label\r\n1,2.5,0\r\n-3,4e2,1\r\n",
      "a,b,label\r1,2.5,0\r-3,4e2,1\r",
      "\u{FEFF}a,b,label\n1,2.5,0\n-3,4e2,1\n",
      "a,b,label\n1,2.5,0\n-3,4e2,1\n\n \n\r\n",
      "\n a , b,\tlabel\n  1 , 2.5 ,0 \n-3,\t4e2,1\n",
      "\"a\",\"b\",\"label\"\n\"1\",\"2.5\",\"0\"\n\"-3\", \"4e2\" ,1\n",
      "a,b,label\n+1.,2.5,0.0\n-3.0E+0,.4e3,1.0\n",
      "a,b,label\n1,2.5,-0\n-3,400,10e-1\n",
    ])
  func spellings(_ text: String) throws {
    #expect(try labelled(text) == Self.expected)
  }

  @Test func headerIsOptional() throws {
    let data = try labelled("1,2.5,0\n-3,4e2,1\n")
    expectEqual(data.X, Self.expected.X)
    #expect(data.featureNames == ["feature 1", "feature 2"])
  }

  @Test func headerWithCommasQuotationMarksAndLineBreaks() throws {
    let data = try labelled("\"size, \"\"cm\"\"\",\"two\nlines\",\n1,2,0\n3,4,1\n")
    #expect(data.featureNames == ["size, \"cm\"", "two\\u{A}lines"])
    #expect(throws: DataError.data("t.csv, line 3, column 1 (x): \"z\" is not a number")) {
      try labelled("x,\"two\nlines\",label\nz,2,0\n1,2,1\n3,4,0\n")
    }
  }

  @Test(
    "The message gives the line and column of what is wrong",
    arguments: [
      ("", "t.csv is empty"),
      (" \n\r\n", "t.csv is empty"),
      ("a,b,label\n", "t.csv has a header and no rows"),
      ("1,2,0\n3,4,5,1\n", "t.csv, line 2, column 4: a row of 4 fields, but the first row has 3"),
      ("a,b,label\n1,0\n", "t.csv, line 2, column 3: a row of 2 fields, but the first row has 3"),
      ("a,b\n1,2,0\n", "t.csv, line 2, column 3: a row of 3 fields, but the first row has 2"),
      ("1,2,0\n3,4,1\n5,two,0\n7,8,1\n", "t.csv, line 3, column 2: \"two\" is not a number"),
      (
        "a,b,label\n1,2,0\n3,,1\n",
        "t.csv, line 3, column 2 (b): the field is empty; 1 of 2 rows lacks a value"
      ),
      ("1,2,0\n\n3,nan,1\n", "t.csv, line 3, column 2: the field is \"nan\"; 1 of 2 rows lacks a value"),
      ("1,2,0\n3,2,1\n4,1,0\n-inf,2,1\n", "t.csv, line 4, column 1: \"-inf\" is not a decimal number"),
      (
        "nan,nan,nan\n1,2,1\n3,4,0\n",
        "t.csv, line 1, column 1: the field is \"nan\"; 1 of 3 rows lacks a value"
      ),
      ("1,2,0\n1,3,0\n1,2,1\n3,0x10,1\n", "t.csv, line 4, column 2: \"0x10\" is not a decimal number"),
      ("1,2,0\n1,3,0\n1,2,1\n3,1e999,1\n", "t.csv, line 4, column 2: \"1e999\" is too large"),
      ("1,2,0\n1,3,0\n1,2,1\n3,1 2,1\n", "t.csv, line 4, column 2: \"1 2\" is not a number"),
      ("1,2,1\n3,4,1\n", "t.csv, column 3: all 2 labels are 1, so there is nothing to tell apart"),
      ("1,2,1\n", "t.csv has one row, which cannot be split for training and test"),
      ("0\n1\n", "t.csv has one column"),
      ("1,\"2,0\n", "t.csv, line 1, column 2: a quotation mark that is not closed, or has text after it"),
      (
        "1,2,0\n1,\"2\"3,0\n",
        "t.csv, line 2, column 2: a quotation mark that is not closed, or has text after it"
      ),
      ("1,2,0\n3,\0,1\n", "t.csv is not a text file"),
    ])
  func errors(_ text: String, _ message: String) throws {
    let error = try #require(throws: DataError.self) { try labelled(text) }
    #expect(error.kind == .data)
    #expect(error.message == message)
  }

  @Test func bytesThatAreNotUTF8() throws {
    let latin1 = Array("a,b,label\n1,2,0\n".utf8) + [0xE4] + Array(",2,1\n".utf8)
    let error = try #require(throws: DataError.self) { try labelled(latin1) }
    #expect(error.message == "t.csv, line 3: not UTF-8 text")
    let utf16 = try #require(throws: DataError.self) { try labelled([0xFF, 0xFE, 0x31, 0, 0x2C, 0]) }
    #expect(utf16.message == "t.csv is UTF-16 text")
  }
}

@Suite struct DecimalNumberTests {
  /// The number as it is read in place, which must equal what the standard library reads.
  private func number(_ text: String) -> Double? {
    let isDecimal = text.utf8.allSatisfy("0123456789+-.eE".utf8.contains)
    let (number, reference) = (DecimalScanner.number(in: text.utf8), isDecimal ? Double(text) : nil)
    #expect(number?.bitPattern == reference?.bitPattern, "\(text)")
    return number
  }

  @Test(
    "Only decimal numbers are numbers",
    arguments: [
      "", "+", "-", ".", "e5", ".e5", "1e", "1e+", "--1", "1-", "1.2.3", "1,2", "0x1p3", "nan", "inf",
      "infinity",
      "1_000", " 1", "1 ", "１", "1f", "1d0",
    ])
  func words(_ text: String) { #expect(number(text) == nil, "\(text) came out as a number") }

  @Test(
    "Every spelling of a decimal number is one",
    arguments: [
      ("0", 0), ("00012", 12), ("1.", 1), (".5", 0.5), ("+7", 7), ("-0.25", -0.25), ("1e5", 100_000),
      ("25E-2", 0.25), ("6.02e+23", 602e21), ("9007199254740993", 9_007_199_254_740_992),
      ("4.9e-324", 0x1p-1074),
      ("1e-999", 0), ("1e0000000000000000000005", 100_000),
      ("123456789012345678901234567890e-29", 1.2345678901234568),
    ])
  func spellings(_ text: String, _ value: Double) {
    #expect(number(text) == value, "\(text) came out as \(number(text) ?? .nan)")
  }

  @Test(
    "Numbers are rounded as by the standard library",
    arguments: [
      "0", "-0", "00012", "1.", ".5", "+7", "0.1", "0.3", "1e22", "1e23", "1e-22", "1e-23",
      "9007199254740993",
      "9007199254740992", "0.1234567890123456789", "179769313486231580793728971405301e276", "4.9e-324",
      "2e-324",
      "1e-999", "2.2250738585072011e-308", "123456789012345678901234567890", "18446744073709551615",
      "18446744073709551616", "1e0000000000000000000005", "0e99999999999999999999", "6.02214076E+23",
    ])
  func rounding(_ text: String) throws {
    let expected = try #require(Double(text))
    #expect(
      number(text)?.bitPattern == expected.bitPattern, "\(text): \(number(text) ?? .nan), not \(expected)")
  }

  /// Around the limits of what one multiplication or division rounds correctly: 2^53 and 10^±22.
  @Test func digitsAtTheLimitsAreRoundedAsByTheStandardLibrary() {
    var random = RandomState(seed: 7)
    for digits in 14...22 {
      for exponent in -26...26 {
        for _ in 0..<20 {
          let text = (0..<digits).map { _ in String(random.interval(9)) }.joined() + "e\(exponent)"
          let number = number(text)
          #expect(number?.bitPattern == Double(text)?.bitPattern, "\(text) came out as \(number ?? .nan)")
        }
      }
    }
  }

  @Test func randomDigitsAreRoundedAsByTheStandardLibrary() {
    var random = RandomState(seed: 5)
    for _ in 0..<20_000 {
      let digits = String(random.interval(999_999_999)) + "." + String(random.interval(99_999_999))
      let text = "\(digits)e\(random.interval(60) - 30)"
      #expect(number(text) == Double(text), "\(text)")
    }
  }

  @Test func commasBeforeDecimals() {
    #expect(DecimalScanner.number(in: "-1,25e1".utf8, mark: .comma) == -12.5)
    #expect(
      DecimalScanner.number(in: "0,12345678901234567890".utf8, mark: .comma) == 0.12345678901234568)
    #expect(DecimalScanner.number(in: "1,2,5".utf8, mark: .comma) == nil)
    #expect(DecimalScanner.number(in: "1,".utf8, mark: .comma) == nil)
  }

  @Test func numbersOutOfRangeAreInfinite() {
    #expect(number("1e309") == .infinity)
    #expect(number("-1e999999999999999999999") == -.infinity)
  }
}
