import LessonKit

extension CSVWriter {
  /// The costs of several runs as the table of `--trace`: `series,iteration,cost`.
  public init(costsOf traces: [TrainingTrace]) {
    self.init(columns: ["series", "iteration", "cost"])
    for trace in traces {
      for checkpoint in trace.checkpoints { append(trace.name, checkpoint.iteration, checkpoint.cost) }
    }
  }
}
