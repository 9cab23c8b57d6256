import NNCore
import deep_neural_network_with_optimizers_heart

// Lesson 9: the seven optimizers on a surface of two parameters, where their paths are visible.

/// A cost of two parameters.
enum Surface: String, CaseIterable {
  /// x²/20 + y²: long in x, steep in y. The minimum is 0 at (0, 0).
  case ellipse
  /// Rosenbrock's valley (1960) at a hundredth of its height: (1 - x)²/100 + (y - x²)². The minimum is 0 at (1, 1).
  case ravine
  /// Beale's function (1958), (1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)²: flat with steep walls. The
  /// minimum is 0 at (3, 0.5).
  case beale

  func cost(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .ellipse: return x * x / 20 + y * y
    case .ravine: return (1 - x) * (1 - x) / 100 + (y - x * x) * (y - x * x)
    case .beale:
      let (a, b, c) = (1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y)
      return a * a + b * b + c * c
    }
  }

  /// ∂cost/∂x and ∂cost/∂y.
  func gradient(_ x: Double, _ y: Double) -> (Double, Double) {
    switch self {
    case .ellipse: return (x / 10, 2 * y)
    case .ravine: return (-(1 - x) / 50 - 4 * x * (y - x * x), 2 * (y - x * x))
    case .beale:
      let (a, b, c) = (1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y)
      return (
        2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1),
        2 * x * (a + 2 * b * y + 3 * c * y * y)
      )
    }
  }
}

extension Playground {
  func descentAnswer(_ name: String, _ form: Form) throws(Complaint) -> Answer {
    let surface = try Settings.choice(form, "surface", Surface.ellipse)
    if name == "surface" { return try heights(surface, form) }
    return try path(on: surface, by: try Settings.choice(form, "method", OptimizerKind.adam), form)
  }

  /// The cost at the points of a grid, row by row from the top.
  private func heights(_ surface: Surface, _ form: Form) throws(Complaint) -> Answer {
    let (columns, rows) = (
      try form.count("columns", 100, in: 2...1_000), try form.count("rows", 100, in: 2...1_000)
    )
    let far = -1e3...1e3
    let (left, right) = (try form.number("left", -1, in: far), try form.number("right", 1, in: far))
    let (bottom, top) = (try form.number("bottom", -1, in: far), try form.number("top", 1, in: far))
    var numbers: [Double] = []
    numbers.reserveCapacity(columns * rows)
    for j in 0..<rows {
      let y = top - (top - bottom) * (Double(j) + 0.5) / Double(rows)
      for i in 0..<columns {
        numbers.append(surface.cost(left + (right - left) * (Double(i) + 0.5) / Double(columns), y))
      }
    }
    return Answer(numbers)
  }

  /// x, y and the cost after each step, with the start first; the path ends early if the cost is not finite.
  private func path(on surface: Surface, by method: OptimizerKind, _ form: Form) throws(Complaint) -> Answer {
    var settings = Settings(.optimizers)
    settings.optimizer = method
    settings.rate = try form.optionalNumber("rate", in: Double.leastNonzeroMagnitude...1e6)
    settings.beta = try form.optionalNumber("beta", in: 0...1.0.nextDown)
    let steps = try form.count("steps", 100, in: 0...10_000)
    let far = -1e3...1e3
    let start = Matrix.column([try form.number("startx", -7, in: far), try form.number("starty", 2, in: far)])
    let numbers =
      switch method {
      case .gradientDescent: path(GradientDescent.self, settings, from: start, steps, on: surface)
      case .momentum: path(Momentum.self, settings, from: start, steps, on: surface)
      case .nesterov: path(Nesterov.self, settings, from: start, steps, on: surface)
      case .adagrad: path(AdaGrad.self, settings, from: start, steps, on: surface)
      case .adadelta: path(AdaDelta.self, settings, from: start, steps, on: surface)
      case .rmsprop: path(RMSProp.self, settings, from: start, steps, on: surface)
      case .adam: path(Adam.self, settings, from: start, steps, on: surface)
      }
    return Answer(numbers)
  }

  private func path<Method: Optimizer>(
    _ method: Method.Type, _ settings: Settings, from start: Matrix, _ steps: Int, on surface: Surface
  ) -> [Double] {
    var W = start
    var optimizer = Method(settings.variant, settings.hyperparameters, for: W)
    var numbers = [W[0, 0], W[1, 0], surface.cost(W[0, 0], W[1, 0])]
    for _ in 0..<steps {
      let (dx, dy) = surface.gradient(W[0, 0], W[1, 0])
      optimizer.update(&W, .column([dx, dy]))
      let cost = surface.cost(W[0, 0], W[1, 0])
      guard cost.isFinite else { break }
      numbers += [W[0, 0], W[1, 0], cost]
    }
    return numbers
  }
}
