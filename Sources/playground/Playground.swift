import Datasets
import NNCore

/// The answer to a request.
package struct Answer: Equatable, Sendable {
  package var numbers: [Double] = []
  package var bytes: [UInt8] = []

  init(_ numbers: [Double] = [], _ bytes: [UInt8] = []) { (self.numbers, self.bytes) = (numbers, bytes) }
  init(_ text: String) { bytes = Array(text.utf8) }
  init(_ form: Form) { self.init(form.text) }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The interface of the page: a request has a name and, as a form, its arguments.
package struct Playground {
  private var tables = Tables()
  private var session: Session?
  /// The saved model that the session started from, if any.
  private var saved: SavedNetwork?
  /// Lesson 12's network, if it has been asked for.
  var reader: NameReader?

  package init() {}

  var currentTables: Tables { tables }

  /// - Parameters:
  ///   - request: `advance&steps=10`: the name of the request, and its arguments.
  ///   - attachment: A file's bytes, for requests that take one.
  /// - Throws: `Complaint`, for which the page has a sentence.
  package mutating func answer(_ request: String, _ attachment: [UInt8] = []) throws(Complaint) -> Answer {
    let form = Form(request)
    let name = form.pairs.first?.name ?? ""
    switch name {
    case "table": return setTable(form, attachment)
    case "settings": return try complete(form)
    case "start": return try start(form)
    case "load": return try load(form, attachment)
    case "paths", "surface": return try descentAnswer(name, form)
    case "spreads": return try spreads(form)
    case "check": return try check(form)
    case "names", "read", "invent": return try nameAnswer(name, form, attachment)
    default: return try sessionAnswer(name, form)
    }
  }

  private mutating func setTable(_ form: Form, _ bytes: [UInt8]) -> Answer {
    switch form["table"] {
    case "breast-cancer": tables.breastCancer = bytes
    case "iris": tables.iris = bytes
    default: (tables.file, tables.fileName) = (bytes, form["name"] ?? "your.csv")
    }
    return Answer()
  }

  /// The complete settings, and which of them the lesson has.
  private func complete(_ form: Form) throws(Complaint) -> Answer {
    let settings = try Settings(form)
    var result = settings.form
    var options = ""
    for name in settings.lesson.options(settings) { options += (options.isEmpty ? "" : ",") + name }
    result["options"] = options
    result["program"] = settings.lesson.program
    result["unit"] = settings.lesson.unit(settings)
    return Answer(result)
  }

  /// Starts a session. The numbers are those of features, classes, training and test examples; then come the examples'
  /// labels and features, example by example.
  private mutating func start(_ form: Form) throws(Complaint) -> Answer {
    let settings = try Settings(form)
    let model = form["model"] == "1" ? saved : nil
    let session: Session
    if let model {
      session = try model.session(settings, tables)
    } else {
      session = try Session(settings, tables)
    }
    // Settings that are refused leave the session that there is.
    (self.session, saved) = (session, model)
    let data = session.data
    var facts = Form()
    for name in data.train.featureNames { facts.pairs.append(("feature", name)) }
    for name in data.train.classNames { facts.pairs.append(("class", name)) }
    for note in session.notes { facts.pairs.append(("note", note)) }
    var numbers = [data.train.X.rows, data.train.classNames.count, data.train.count, data.test.count].map {
      Double($0)
    }
    for examples in [data.train, data.test] {
      for example in 0..<examples.count {
        numbers.append(examples.Y[0, example])
        for feature in 0..<examples.X.rows { numbers.append(examples.X[feature, example]) }
      }
    }
    return Answer(numbers, Array(facts.text.utf8))
  }

  private mutating func load(_ form: Form, _ bytes: [UInt8]) throws(Complaint) -> Answer {
    let network = try SavedNetwork(bytes)
    let settings = try network.settings(beginningWith: form)
    saved = network
    return Answer(settings)
  }
}

// MARK: - Requests about the session

extension Playground {
  private mutating func sessionAnswer(_ name: String, _ form: Form) throws(Complaint) -> Answer {
    if name == "advance" {
      let count = try form.count("steps", 1, in: 0...1_000_000)
      return Answer(session?.advance(count) ?? [])
    }
    guard let session else { throw Complaint(.noNetwork) }
    switch name {
    case "results":
      let (train, test) = (session.results(on: session.data.train), session.results(on: session.data.test))
      return Answer([Double(session.steps), train.cost, train.accuracy, test.cost, test.accuracy])
    case "layers": return Answer(session.layers.flatMap { $0.W.elements + $0.b.elements })
    case "gradients": return Answer(session.gradients.flatMap { $0.dW.elements + $0.db.elements })
    case "regions": return Answer(session.outputs(try session.grid(form)).elements)
    case "units": return Answer(session.hidden(try session.grid(form)).flatMap { $0.elements })
    case "alive": return Answer(session.hidden(session.data.train.X).flatMap { $0.rowMaxima })
    case "command":
      return Answer(
        session.settings.command(
          steps: session.steps, examples: session.data.train.count, fileName: tables.fileName,
          fromModel: saved != nil))
    case "train": return Answer([], session.data.train.table)
    case "test": return Answer([], session.data.test.table)
    case "model": return Answer([], try session.modelFile(tables))
    case "source": return Answer(session.swiftSource)
    default: throw Complaint(.request, ("got", name))
    }
  }
}

extension Matrix {
  /// The largest number of each row.
  fileprivate var rowMaxima: [Double] {
    (0..<rows).map { row in elements[row * columns..<(row + 1) * columns].reduce(-.infinity) { max($0, $1) } }
  }
}

extension Session {
  /// Examples on a grid of `size` by `size` points: two features go from `left` to `right` and from `bottom` to `top`,
  /// row by row from the top; all others are at their means.
  func grid(_ form: Form) throws(Complaint) -> Matrix {
    let size = try form.count("size", 50, in: 1...400)
    let last = data.train.X.rows - 1
    let x = try form.count("x", 0, in: 0...last)
    let y = try form.count("y", min(1, last), in: 0...last)
    let far = -1e12...1e12
    let (left, right) = (try form.number("left", -1, in: far), try form.number("right", 1, in: far))
    let (bottom, top) = (try form.number("bottom", -1, in: far), try form.number("top", 1, in: far))
    let means = data.train.X.rowMeans()
    var X = Matrix(rows: last + 1, columns: size * size)
    for row in 0...last {
      for point in 0..<size * size {
        let (i, j) = (Double(point % size) + 0.5, Double(point / size) + 0.5)
        let value =
          row == x
          ? left + (right - left) * i / Double(size)
          : row == y ? top - (top - bottom) * j / Double(size) : means[row, 0]
        X[row, point] = value
      }
    }
    return X
  }
}
