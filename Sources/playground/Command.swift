import Datasets
import NNCore
import deep_neural_network_with_optimizers_heart

extension Settings {
  /// The command that trains the same network in a terminal for this many steps; it prints every cost if there are few.
  ///
  /// - Parameters:
  ///   - steps: The number of steps taken. In stochastic gradient descent, the program makes whole passes over all
  ///     `examples`: as many as were completed, and at least one.
  ///   - model: Whether training starts from a saved model, `model.safetensors`.
  package func command(steps: Int, examples: Int, fileName: String, fromModel model: Bool = false) -> String {
    var words = ["swift run", lesson.program]
    let standard = Settings(lesson)
    words += dataOptions(fileName)
    if isStandardized { words.append("--standardize") }
    if model {
      words.append("--load model.safetensors")
    } else {
      if hidden != standard.hidden { words.append("--hidden \(hidden.isEmpty ? "none" : listed(hidden))") }
      words += weightOptions
    }
    words += lessonOptions(standard)
    if steps > 0 {
      let passes = lesson == .descent && method == .stochastic ? max(1, steps / max(1, examples)) : steps
      words += ["--iterations \(passes)", "--report-every \(steps <= 100 ? 1 : max(1, steps / 20))"]
    }
    var text = ""
    for word in words { text += (text.isEmpty ? "" : " ") + word }
    return text
  }

  /// Whether no program and no file has these examples: the page then offers them as `train.csv` and `test.csv`.
  package var needsFiles: Bool { source == .drawn || source.isGenerated && !hasStandardPoints }

  private func dataOptions(_ fileName: String) -> [String] {
    if needsFiles { return ["--dataset train.csv --test test.csv"] }
    var options: [String] = []
    let programs: String = lesson == .softmax ? "digits" : "breast-cancer"
    if source == .file {
      options.append("--dataset \(quoted(fileName))")
      if let label { options.append("--label \(quoted(label))") }
    } else if source.rawValue != (lesson == .ng ? "circles" : programs) {
      options.append("--dataset \(source.rawValue)")
    }
    if source.isSplitAtRandom && splitSeed != 28 { options.append("--split-seed \(splitSeed)") }
    return options
  }

  private var weightOptions: [String] {
    var options: [String] = []
    if initialization.description != standardInitialization.description {
      options.append("--initialization \(initialization)")
    }
    if case .random = initialization {
      let standard = Settings(lesson)
      if scale != standard.scale { options.append("--scale \(shortest(scale))") }
    }
    if seed != 3 { options.append("--seed \(seed)") }
    return options
  }

  private func lessonOptions(_ standard: Settings) -> [String] {
    var options: [String] = []
    for name in lesson.options(self) {
      switch name {
      case "rate": if let rate, rate != standard.rate { options.append("--learning-rate \(shortest(rate))") }
      case "lambda": if lambda != standard.lambda { options.append("--lambda \(shortest(lambda))") }
      case "keep": if keep != standard.keep { options.append("--keep-probability \(shortest(keep))") }
      case "maskseed": if maskSeed != standard.maskSeed { options.append("--mask-seed \(maskSeed)") }
      case "corrected": if isCorrected { options.append("--corrected") }
      case "method": options.append("--method \(method.rawValue)")
      case "optimizer": if optimizer != .adam { options.append("--optimizer \(optimizer.rawValue)") }
      case "variant": if variant != .published { options.append("--variant \(variant.rawValue)") }
      case "beta": if let beta { options.append("--beta \(shortest(beta))") }
      case "beta2": if let beta2 { options.append("--beta2 \(shortest(beta2))") }
      case "epsilon": if let epsilon { options.append("--epsilon \(shortest(epsilon))") }
      case "batch": if batchSize != standard.batchSize { options.append("--batch-size \(batchSize)") }
      case "batchseed": if batchSeed != 1 { options.append("--batch-seed \(batchSeed)") }
      default: if decay != 0.9 { options.append("--decay \(shortest(decay))") }
      }
    }
    return options
  }
}

/// A shell word, in quotation marks if necessary.
private func quoted(_ word: String) -> String {
  let isPlain = word.utf8.allSatisfy { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D...0x2F, 0x5F: true
    default: false
    }
  }
  if isPlain && !word.isEmpty { return word }
  let mark = UInt8(ascii: "'")
  var bytes = [mark]
  for byte in word.utf8 { bytes += byte == mark ? Array("'\\''".utf8) : [byte] }
  return String(decoding: bytes + [mark], as: UTF8.self)
}

extension LabelledData {
  /// The examples as a table, with all digits: `x,y,label`.
  package var table: [UInt8] {
    var text = ""
    for name in featureNames { text += name + "," }
    text += "label\n"
    for example in 0..<count {
      for feature in 0..<X.rows { text += shortest(X[feature, example]) + "," }
      text += classNames[Int(Y[0, example])] + "\n"
    }
    return Array(text.utf8)
  }
}
