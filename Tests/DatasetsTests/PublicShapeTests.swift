import Testing

@testable import Datasets

/// Well-known public files, rebuilt small: what each lesson should make of them.
@Suite struct PublicShapeTests {
  /// A file, and how it is read for two classes and for several: the number of features and the classes, or the error.
  struct Shape: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var options = CSVOptions()
    let two: String
    let several: String
    var testDescription: String { name }
  }

  /// `count` rows, each made from its number.
  private static func rows(_ count: Int, _ row: (Int) -> String) -> String {
    (0..<count).map { row($0) + "\n" }.joined()
  }

  private static func word(_ words: String, _ number: Int) -> String {
    let list = words.split(separator: " ")
    return String(list[number % list.count])
  }

  private static func measure(_ number: Int, _ step: Int) -> String {
    "\((number * step) % 97).\((number * 7) % 10)"
  }

  private static let letter = rows(40) {
    "\(word("T I D N G S", $0)),\($0 % 9),\($0 % 7),\($0 % 5),\($0 % 4)"
  }
  private static let agaricus = rows(30) {
    "\(word("p e", $0)),\(word("x b s", $0 / 2)),\(word("n y w", $0)),\(word("u g m d", $0 / 3))"
  }

  static let shapes: [Shape] = [
    Shape(
      name: "wine.data",
      text: rows(30) { "\($0 / 10 + 1),\(measure($0, 3)),\(measure($0, 5)),\($0 * 37 + 278)" },
      two: "30 different values", several: "30 different values"),
    Shape(
      name: "wine.data, label 1",
      text: rows(30) { "\($0 / 10 + 1),\(measure($0, 3)),\(measure($0, 5)),\($0 * 37 + 278)" },
      options: CSVOptions(label: "1"), two: "3 different values", several: "3: 1 2 3"),
    Shape(
      name: "iris.data",
      text: rows(9) { "5.\($0),3.\($0),1.4,0.2,Iris-\(word("setosa versicolor virginica", $0))" } + "\n",
      two: "3 different values", several: "4: Iris-setosa Iris-versicolor Iris-virginica"),
    Shape(
      name: "glass.data",
      text: rows(12) { "\($0 + 1),1.52\($0),13.\($0),4.4\($0),\(word("1 2 3 5 6 7", $0))" },
      two: "6 different values", several: "4: 1 2 3 5 6 7"),
    Shape(
      name: "seeds_dataset.txt",
      text: rows(12) { "15.\($0)\t14.\($0)\t0.87\($0)\t\($0 % 2 == 0 ? "" : "\t")\($0 % 3 + 1)" },
      two: "3 different values", several: "3: 1 2 3"),
    Shape(
      name: "seeds, tabs mended", text: rows(12) { "15.\($0)\t14.\($0)\t0.87\($0)\t\($0 % 3 + 1)" },
      two: "3 different values", several: "3: 1 2 3"),
    Shape(
      name: "letter-recognition.data", text: letter, two: "only one of words", several: "--label 1"),
    Shape(
      name: "letter-recognition.data, label 1", text: letter, options: CSVOptions(label: "1"),
      two: "6 different values", several: "4: D G I N S T"),
    Shape(
      name: "car.data",
      text: rows(12) {
        "\(word("vhigh high med low", $0)),\(word("2 3 5more", $0)),\(word("small big", $0)),\(word("unacc acc", $0 / 2))"
      },
      two: "column 1 holds", several: "column 1 holds"),
    Shape(
      name: "car.data, encoded",
      text: rows(12) {
        "\(word("vhigh high med low", $0)),\(word("2 3 5more", $0)),\(word("small big", $0)),\(word("unacc acc", $0 / 2))"
      },
      options: CSVOptions(encoded: .named(["1,2,3"])), two: "9: acc unacc", several: "9: acc unacc"),
    Shape(
      name: "agaricus-lepiota.data", text: agaricus, two: "column 1 has the two values p and e",
      several: "column 1 holds"),
    Shape(
      name: "agaricus-lepiota.data, label 1", text: agaricus, options: CSVOptions(label: "1", encoded: .all),
      two: "10: e p",
      several: "10: e p"),
    Shape(
      name: "zoo.data",
      text: rows(14) {
        "\(word("bear newt toad wasp", $0))\($0),\($0 % 2),\($0 / 2 % 2),\($0 % 5),\($0 % 7 + 1)"
      },
      two: "7 different values", several: "--label 1"),
    Shape(
      name: "zoo.data, name ignored",
      text: rows(14) {
        "\(word("bear newt toad wasp", $0))\($0),\($0 % 2),\($0 / 2 % 2),\($0 % 5),\($0 % 7 + 1)"
      },
      options: CSVOptions(ignored: ["1"]), two: "7 different values", several: "3: 1 2 3 4 5 6 7"),
    Shape(
      name: "monks-1.train",
      text: rows(24) { " \($0 % 2) \($0 % 3 + 1) \($0 % 2 + 1) \($0 % 4 + 1) data_\($0)" },
      two: "24 different values", several: "24 different values"),
    Shape(
      name: "monks-1.train, label 1",
      text: rows(24) { " \($0 % 2) \($0 % 3 + 1) \($0 % 2 + 1) \($0 % 4 + 1) data_\($0)" },
      options: CSVOptions(label: "1", ignored: ["5"]), two: "3: 0 1", several: "3: 0 1"),
    Shape(
      name: "crx.data",
      text: rows(10) {
        "\(word("b a ?", $0)),\($0 == 3 ? "?" : measure($0, 7)),\(word("u y", $0)),\($0 * 10),\(word("+ -", $0 / 2))"
      },
      options: CSVOptions(dropsMissing: true, encoded: .all), two: "6: + -", several: "6: + -"),
    Shape(
      name: "ionosphere.data", text: rows(8) { "1,0,0.\($0)9539,-0.0\($0)889,\(word("g b", $0))" },
      two: "4: b g", several: "4: b g"),
    Shape(
      name: "pima-indians-diabetes.csv", text: rows(8) { "\($0),1\($0)8,7\($0),0.6\($0)7,\($0 % 2)" },
      two: "4: 0 1", several: "4: 0 1"),
    Shape(
      name: "sonar.all-data", text: rows(8) { "0.0\($0)0,0.0371,0.\($0)428,\(word("R M", $0))" },
      two: "3: M R", several: "3: M R"),
    Shape(
      name: "adult.data",
      text: rows(8) { "3\($0), \(word("Private State-gov ?", $0)), 7751\($0), \(word("<=50K >50K", $0))" },
      options: CSVOptions(dropsMissing: true, encoded: .all), two: "4: <=50K >50K", several: "4: <=50K >50K"),
    Shape(
      name: "winequality-red.csv",
      text: "\"fixed acidity\";\"density\";\"pH\";\"quality\"\n"
        + rows(9) { "7.\($0);0.99\($0)8;3.5\($0);\($0 % 3 + 5)" },
      two: "3 different values", several: "3: 5 6 7"),
    Shape(
      name: "titanic.csv",
      text: "PassengerId,Survived,Pclass,Name,Sex,Age\n"
        + rows(8) {
          "\($0 + 1),\($0 % 2),\($0 % 3 + 1),\"Mr. \($0), Owen\",\(word("male female", $0)),\($0 == 4 ? "" : "2\($0)")"
        },
      two: "column 2 (Survived) has the two values 0 and 1", several: "column 4 (Name) holds"),
    Shape(
      name: "titanic.csv, asked for",
      text: "PassengerId,Survived,Pclass,Name,Sex,Age\n"
        + rows(8) {
          "\($0 + 1),\($0 % 2),\($0 % 3 + 1),\"Mr. \($0), Owen\",\(word("male female", $0)),\($0 == 4 ? "" : "2\($0)")"
        },
      options: CSVOptions(
        label: "Survived", ignored: ["PassengerId,Name"], dropsMissing: true, encoded: .all), two: "4: 0 1",
      several: "4: 0 1"),
    Shape(
      name: "penguins.csv",
      text: "species,island,bill_length_mm,sex,year\n"
        + rows(9) {
          "\(word("Adelie Gentoo Chinstrap", $0)),\(word("Biscoe Dream", $0)),\($0 == 3 ? "NA" : "39.\($0)"),\(word("male female", $0)),200\($0 % 3 + 7)"
        },
      options: CSVOptions(dropsMissing: true, encoded: .all), two: "3 different values",
      several: "6: Adelie Chinstrap Gentoo"),
    Shape(
      name: "MNIST with header",
      text: "label,1x1,1x2,1x3\n" + rows(12) { "\($0 % 10),0,\($0 % 2 * 255),\($0 * 3)" },
      two: "12 different values", several: "3: 0 1 2 3 4 5 6 7 8 9"),
    Shape(
      name: "MNIST without header", text: rows(12) { "\($0 % 10),0,\($0 % 2 * 255),\($0 * 3)" },
      two: "12 different values", several: "3: 0 3 6 9 12 15 18 21 24 27 30 33"),
    Shape(
      name: "balance-scale.data",
      text: rows(9) { "\(word("B L R", $0)),\($0 % 3 + 1),\($0 % 4 + 1),\($0 % 5 + 1)" },
      two: "only one of words", several: "--label 1"),
    Shape(
      name: "pandas", text: ",a,b,target\n" + rows(6) { "\($0),\($0).5,\($0 * 3),\($0 % 2)" },
      options: CSVOptions(ignored: ["1"]),
      two: "2: 0 1", several: "2: 0 1"),
    Shape(
      name: "R",
      text: "\"a\" \"b\" \"y\"\n" + rows(6) { "\"\($0 + 1)\" \($0).5 \($0 * 3) \"\(word("no yes", $0))\"" },
      options: CSVOptions(ignored: ["1"]), two: "2: no yes", several: "2: no yes"),
  ]

  private func outcome(_ shape: Shape, several: Bool) -> String {
    var options = shape.options
    options.severalClasses = several
    do throws(DataError) {
      let data = try CSVFile(bytes: Array(shape.text.utf8), path: "t.csv", options).examples
      return "\(data.X.rows): \(data.classNames.joined(separator: " "))"
    } catch {
      return "\(error) \(error.remedies.contains(.label("1")) ? "--label 1" : "")"
    }
  }

  @Test(arguments: shapes) func isReadOrRefused(_ shape: Shape) {
    let (two, several) = (outcome(shape, several: false), outcome(shape, several: true))
    #expect(shape.two.contains(": ") ? two == shape.two : two.contains(shape.two), "two classes: \(two)")
    #expect(
      shape.several.contains(": ") ? several == shape.several : several.contains(shape.several),
      "several: \(several)")
  }
}
