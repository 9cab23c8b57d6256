import NNCore
import deep_neural_network_with_optimizers_heart

/// Everything that determines what a training run computes, like the programs' options.
package struct Settings: Equatable, Sendable {
  package var lesson = Lesson.v2
  package var source = Source.breastCancer
  /// For generated points: the standard deviation of the noise, or the share of flipped labels; the number of training
  /// points; and the seed. The test set's seed is larger by one, except for planar data, where one seed draws both
  /// sets.
  package var noise = 0.2, points = 300, dataSeed: UInt32 = 3
  /// Drawn points: x and y in hundredths, and the class.
  package var drawn: [(x: Int, y: Int, label: Int)] = []
  /// The column of labels in a file.
  package var label: String?
  package var isStandardized = false
  package var splitSeed: UInt32 = 28

  package var hidden: [Int] = [20, 10, 5]
  package var initialization = Initialization.random(scale: 0.01)
  /// The standard deviation of random weights; remembered while another initialization is chosen.
  package var scale = 0.01
  package var seed: UInt32 = 3

  /// `nil` stands for the optimizer's default rate, in lesson 9.
  package var rate: Double? = 0.01
  package var lambda = 0.0
  package var keep = 0.86
  package var maskSeed: UInt32 = 1
  package var isCorrected = false
  package var method = DescentMethod.batch
  package var optimizer = OptimizerKind.adam
  package var variant = Variant.published
  package var beta: Double?, beta2: Double?, epsilon: Double?
  package var batchSize = 64
  package var batchSeed: UInt32 = 1
  package var decay = 0.9

  /// The published settings of a lesson, as in its program, except that lesson 13 trains on the irises.
  package init(_ lesson: Lesson) {
    self.lesson = lesson
    switch lesson {
    case .v2: break
    case .ng: (source, hidden, scale) = (.circles, [10, 5], 1)
    case .penalty: (hidden, initialization, rate, lambda) = ([10, 5], .xavier, 0.001, 0.7)
    case .dropout: (hidden, initialization, rate) = ([10, 5], .xavier, 0.001)
    case .descent: (hidden, initialization, rate) = ([10, 5], .he, 0.0006)
    case .optimizers: (hidden, initialization, rate) = ([10, 5], .he, nil)
    case .normalization: (hidden, batchSize) = ([10, 5], 256)
    case .release: (hidden, scale, rate) = ([10, 5], 0.1, 0.001)
    case .softmax: (source, hidden, initialization, rate) = (.iris, [], .zeros, 0.5)
    }
    if case .random = initialization { initialization = .random(scale: scale) }
    useStandardPoints()
  }

  /// Sets the numbers with which the programs generate these points.
  mutating func useStandardPoints() {
    switch source {
    case .circles: (noise, points, dataSeed) = (0.05, 300, 1)
    case .planar: (noise, points, dataSeed) = (0.1, 211, 5)
    default: (noise, points, dataSeed) = (0.2, 300, 3)
    }
  }

  /// Whether a program generates exactly the same points.
  package var hasStandardPoints: Bool {
    var other = self
    other.useStandardPoints()
    return (noise, points, dataSeed) == (other.noise, other.points, other.dataSeed)
  }

  package static func == (a: Settings, b: Settings) -> Bool { a.form == b.form }
}

// MARK: - From a form

extension Settings {
  /// The numbers of layers, units and weights beyond which the page would be too slow.
  package static let mostLayers = 8, mostUnits = 100, mostWeights = 40_000

  /// The settings in a form; those that it does not name are as in the lesson's program.
  ///
  /// - Throws: `Complaint` with the rule and the value that breaks it.
  package init(_ form: Form) throws(Complaint) {
    let number = try form.count("lesson", 2, in: 1...13)
    guard let lesson = Lesson(rawValue: number) else {
      throw Complaint(.noLesson, ("got", "\(number)"))
    }
    self.init(lesson)
    source = try Settings.choice(form, "data", source)
    useStandardPoints()
    try readData(form)
    try readNetwork(form)
    try readTraining(form)
  }

  private mutating func readData(_ form: Form) throws(Complaint) {
    noise = try form.number("noise", noise, in: 0...(source == .planar ? 0.5 : 2))
    points = try form.count("points", points, in: 4...2_000)
    if points % 2 == 1 && source != .planar {
      throw Complaint(.evenPoints, ("got", "\(points)"))
    }
    dataSeed = try form.seed("dataseed", dataSeed)
    drawn = try Settings.points(form["drawn"] ?? "")
    label = form["label"].flatMap { $0.isEmpty ? nil : $0 }
    isStandardized = form.flag("standardize")
    splitSeed = try form.seed("splitseed", splitSeed)
  }

  private mutating func readNetwork(_ form: Form) throws(Complaint) {
    if let text = form["hidden"] { hidden = try Settings.sizes(text) }
    isCorrected = form.flag("corrected")
    scale = try form.number("scale", scale, in: 0...1_000)
    if let name = form["init"], !name.isEmpty {
      guard let named = Initialization(name) else {
        throw Complaint(.choice, ("name", "init"), ("choices", "zeros, random, xavier, he"), ("got", name))
      }
      initialization = named
    } else {
      initialization = standardInitialization
    }
    if case .random = initialization { initialization = .random(scale: scale) }
    seed = try form.seed("seed", seed)
  }

  private mutating func readTraining(_ form: Form) throws(Complaint) {
    let above0 = Double.leastNonzeroMagnitude
    rate = try form.optionalNumber("rate", in: above0...1e6) ?? rate
    lambda = try form.number("lambda", lambda, in: 0...1e6)
    keep = try form.number("keep", keep, in: above0...1)
    maskSeed = try form.seed("maskseed", maskSeed)
    method = try Settings.choice(form, "method", method)
    optimizer = try Settings.choice(form, "optimizer", optimizer)
    variant = try Settings.choice(form, "variant", variant)
    beta = try form.optionalNumber("beta", in: 0...1.0.nextDown)
    beta2 = try form.optionalNumber("beta2", in: 0...1.0.nextDown)
    epsilon = try form.optionalNumber("epsilon", in: above0...1e6)
    batchSize = try form.count("batch", batchSize, in: 1...1_000_000)
    batchSeed = try form.seed("batchseed", batchSeed)
    decay = try form.number("decay", decay, in: 0...1.0.nextDown)
  }

  /// The program's default initialization.
  var standardInitialization: Initialization {
    switch lesson {
    case .normalization where isCorrected: .xavier
    case .softmax where !hidden.isEmpty: .he
    default: Settings(lesson).initialization
    }
  }

  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ form: Form, _ name: String, _ standard: Choice
  ) throws(Complaint) -> Choice {
    guard let text = form[name], !text.isEmpty else { return standard }
    if let choice = Choice(rawValue: text) { return choice }
    var list = ""
    for choice in Choice.allCases { list += (list.isEmpty ? "" : ", ") + choice.rawValue }
    throw Complaint(.choice, ("name", name), ("choices", list), ("got", text))
  }

  private static func sizes(_ text: String) throws(Complaint) -> [Int] {
    var sizes: [Int] = []
    for word in text.utf8.split(separator: UInt8(ascii: ",")) {
      guard let size = Int(String(decoding: word, as: UTF8.self)), 1...mostUnits ~= size else {
        throw Complaint(.units, ("most", "\(mostUnits)"), ("got", text))
      }
      sizes.append(size)
    }
    if sizes.count <= mostLayers { return sizes }
    throw Complaint(.layers, ("most", "\(mostLayers)"), ("got", "\(sizes.count)"))
  }

  /// `12,-50,1;…`: x and y in hundredths, and the class.
  private static func points(_ text: String) throws(Complaint) -> [(x: Int, y: Int, label: Int)] {
    var points: [(x: Int, y: Int, label: Int)] = []
    for part in text.utf8.split(separator: UInt8(ascii: ";")) {
      let numbers = part.split(separator: UInt8(ascii: ",")).map { Int(String(decoding: $0, as: UTF8.self)) }
      guard numbers.count == 3, let x = numbers[0], let y = numbers[1], let label = numbers[2],
        max(abs(x), abs(y)) <= 100_000, 0...4 ~= label, points.count < 2_000
      else { throw Complaint(.damagedPoints) }
      points.append((x, y, label))
    }
    return points
  }
}

// MARK: - To a form

extension Settings {
  /// All settings that matter to the lesson.
  package var form: Form {
    var form = Form()
    form["lesson"] = "\(lesson.rawValue)"
    form["data"] = source.rawValue
    if source.isGenerated {
      form["noise"] = shortest(noise)
      form["points"] = "\(points)"
      form["dataseed"] = "\(dataSeed)"
    }
    if source == .drawn {
      var list = ""
      for point in drawn { list += (list.isEmpty ? "" : ";") + "\(point.x),\(point.y),\(point.label)" }
      form["drawn"] = list
    }
    if source == .file { form["label"] = label ?? "" }
    if source.isSplitAtRandom { form["splitseed"] = "\(splitSeed)" }
    form["standardize"] = isStandardized ? "1" : "0"
    form["hidden"] = listed(hidden)
    form["init"] = initialization.description
    form["scale"] = shortest(scale)
    form["seed"] = "\(seed)"
    for name in lesson.options(self) { form[name] = option(name) }
    return form
  }

  private func option(_ name: String) -> String {
    switch name {
    case "rate": rate.map(shortest) ?? ""
    case "lambda": shortest(lambda)
    case "keep": shortest(keep)
    case "maskseed": "\(maskSeed)"
    case "corrected": isCorrected ? "1" : "0"
    case "method": method.rawValue
    case "optimizer": optimizer.rawValue
    case "variant": variant.rawValue
    case "beta": beta.map(shortest) ?? ""
    case "beta2": beta2.map(shortest) ?? ""
    case "epsilon": epsilon.map(shortest) ?? ""
    case "batch": "\(batchSize)"
    case "batchseed": "\(batchSeed)"
    default: shortest(decay)
    }
  }
}

/// `20,10,5`.
func listed(_ sizes: [Int]) -> String {
  var text = ""
  for size in sizes { text += (text.isEmpty ? "" : ",") + "\(size)" }
  return text
}

/// The shortest digits that read back to the number, whole numbers without `.0`.
func shortest(_ number: Double) -> String {
  let text = "\(number)"
  return text.utf8.suffix(2).elementsEqual(".0".utf8)
    ? String(decoding: text.utf8.dropLast(2), as: UTF8.self) : text
}
