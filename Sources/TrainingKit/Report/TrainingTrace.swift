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

  /// What the models were worth on the way, where that is observed.
  public private(set) var observations: [Observation] = []
  private let observed: Split?

  /// What is known about a run whose costs are no numbers.
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
  ///   - every: Every how many iterations the cost is kept and printed.
  ///   - total: How many iterations there will be.
  ///   - steps: How many costs an iteration has, where `keep` and `sample` count these.
  ///   - observed: The examples that the models on the way are tried on, for a comparison.
  ///   - console: Where costs and progress are shown; nowhere if there is none.
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

  /// Takes the cost of an iteration, before that iteration's update.
  ///
  /// - Parameter model: The model that it is the cost of; looked at where models are observed.
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

  /// Takes the cost of an iteration, which is computed only where it is printed, drawn or shown.
  ///
  /// - Parameters:
  ///   - isNaN: Whether the cost is not a number, as what it is computed from tells.
  ///   - model: The model that it is the cost of; looked at where models are observed.
  /// - Throws: `LessonError` if it is none.
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

  /// Takes the cost of a step for the picture, where an iteration has several.
  public mutating func sample(_ cost: Double, at step: Int) {
    curve.record(cost, at: step)
    // A step may take less time than a look at the clock.
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

  /// - Throws: `LessonError` if the cost is not a number.
  public func require(_ cost: Double, at place: @autoclosure () -> String) throws(LessonError) {
    guard cost.isNaN else { return }
    let what = "the cost is not a number at \(place())"
    throw diagnosis == nil
      ? .diverged(what) : .diverged(what, hint: facts(isFirst: false).joined(separator: " "))
  }
}

extension Console {
  /// Says so where a report comes only every so many of fewer iterations.
  public func noteIfOnlyTheFirst(every: Int, of total: Int) {
    if total > 1, every >= total {
      note("Note: --report-every \(every) prints only the first of \(total.grouped) costs.")
    }
  }
}
