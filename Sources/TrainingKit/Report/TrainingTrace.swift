import Datasets
import LessonKit
import NNCore

/// The costs that a training run reports, printed as they come.
public struct TrainingTrace: Sendable {
  public struct Checkpoint: Equatable, Sendable {
    public let iteration: Int
    public let cost: Double
  }

  /// The run's name, in traces and charts of several runs.
  public let name: String
  /// What one pass over the training set is called: iteration or epoch.
  public let unit: String
  /// The costs of every `every`th iteration.
  public private(set) var checkpoints: [Checkpoint] = []

  /// The costs of the picture, whatever is printed.
  public private(set) var curve: CurveSampler
  /// How many costs the whole run has: one for each iteration, or for each step of it.
  public let length: Int

  /// The costs of the models during training, if these are observed.
  public private(set) var observations: [Observation] = []
  private let observed: Split?

  /// The likely reasons for a cost that is infinite or NaN.
  public var diagnosis: Diagnosis?

  /// Whether a smaller rate was advised when the cost became infinite.
  private(set) var hasAdvisedOnRate = false

  private let every: Int
  private let total: Int
  private let console: Console?
  private let progress: Console?

  /// - Parameters:
  ///   - name: The run's name, in traces and charts of several runs.
  ///   - unit: What one pass over the training set is called.
  ///   - every: The number of iterations from one kept and printed cost to the next.
  ///   - total: How many iterations there will be.
  ///   - steps: The number of costs in an iteration, if `keep` and `sample` count steps.
  ///   - observed: The examples on which models are evaluated during training, for a comparison.
  ///   - console: Where costs and progress are shown; `nil` for nowhere.
  ///   - progress: Where progress alone is shown, for runs whose costs are not printed.
  public init(
    _ name: String = "cost", unit: String = "iteration", every: Int, of total: Int, steps: Int = 1,
    observing observed: Split? = nil, on console: Console? = nil, progressOn progress: Console? = nil
  ) {
    self.name = name
    self.unit = unit
    self.every = every
    self.total = total
    self.console = console
    self.progress = progress ?? console
    self.observed = observed
    length = total * steps
    curve = CurveSampler(of: length)
  }

  /// Records the cost of an iteration, before that iteration's update.
  ///
  /// - Parameter model: The model with that cost; used only if models are observed.
  /// - Throws: `LessonError` if the cost is not a number: training cannot recover from that.
  public mutating func record(
    _ cost: Double, at iteration: Int, of model: (any TrainedModel)? = nil
  ) throws(LessonError) {
    try require(cost, at: name == "cost" ? "\(unit) \(iteration)" : "\(unit) \(iteration) of \(name)")
    curve.record(cost, at: iteration)
    if iteration == 0 { console?.noteIfOnlyTheFirst(every: every, of: total) }
    if iteration % every == 0 {
      keep(cost, at: iteration, as: "Cost after iteration \(iteration)")
    }
    progress?.progress(progressTitle, iteration + 1, of: total, cost: cost)
    observe(model, at: iteration)
  }

  private var progressTitle: String { name == "cost" ? unit : "\(name), \(unit)" }

  /// Records the cost of an iteration, which is computed only if it is printed, drawn or shown.
  ///
  /// - Parameters:
  ///   - isNaN: Whether the cost is not a number, which the caller knows without computing it.
  ///   - model: The model with that cost; used only if models are observed.
  /// - Throws: `LessonError` if the cost is not a number.
  public mutating func record(
    _ cost: @autoclosure () -> Double, isNaN: Bool, at iteration: Int, of model: (any TrainedModel)? = nil
  ) throws(LessonError) {
    if isNaN { return try record(.nan, at: iteration) }
    let isSeen = iteration % every == 0 || curve.takes(iteration) || progress?.showsCost == true
    if isSeen { return try record(cost(), at: iteration, of: model) }
    progress?.progress(progressTitle, iteration + 1, of: total)
    observe(model, at: iteration)
  }

  private mutating func observe(_ model: (any TrainedModel)?, at iteration: Int) {
    guard let model, let observed, iteration % max(1, total / 200) == 0 else { return }
    observations.append(Observation(of: model, on: observed, at: iteration))
  }

  /// Records the cost of a step for the picture, if an iteration has several.
  public mutating func sample(_ cost: Double, at step: Int) {
    curve.record(cost, at: step)
    // A step may take less time than reading the clock.
    if step % 256 == 0 || step + 1 == length { progress?.progress(name, step + 1, of: length, cost: cost) }
  }

  /// Keeps a cost and prints it behind `label`.
  public mutating func keep(_ cost: Double, at iteration: Int, as label: String) {
    if cost == .infinity && checkpoints.allSatisfy({ $0.cost.isFinite }) {
      let place = diagnosis?.costIsOfOutputs ?? true ? ": an output is exactly 0 or 1, and wrong" : ""
      let sentences = ["Note: the cost is infinite\(place)."] + facts(isFirst: iteration == 0)
      console?.note(sentences.joined(separator: " "))
      hasAdvisedOnRate = iteration > 0
    }
    checkpoints.append(Checkpoint(iteration: iteration, cost: cost))
    console?.print("\(label): \(cost)")
  }

  /// Checks that the cost is a number.
  ///
  /// - Throws: `LessonError` if it is NaN.
  public func require(_ cost: Double, at place: @autoclosure () -> String) throws(LessonError) {
    guard cost.isNaN else { return }
    let what = "the cost is not a number at \(place())"
    throw diagnosis == nil
      ? .diverged(what) : .diverged(what, hint: facts(isFirst: false).joined(separator: " "))
  }
}

extension Console {
  /// Notes if the report interval is so long that only the first cost is printed.
  public func noteIfOnlyTheFirst(every: Int, of total: Int) {
    if total > 1, every >= total {
      note("Note: --report-every \(every) prints only the first of \(total.grouped) costs.")
    }
  }
}
