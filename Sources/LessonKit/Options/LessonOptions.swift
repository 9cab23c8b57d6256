/// Which lessons have which options, for the message about an option that belongs to another lesson. A test compares
/// the table with the lessons' declarations.
enum LessonOptions {
  /// The lessons that have the option, in words; `nil` if none does.
  static func lessons(with option: String) -> String? {
    table.first { $0.options.split(whereSeparator: \.isWhitespace).contains { $0 == option } }?.lessons
  }

  /// Options of the same lessons, without those that all lessons have.
  private static let table: [(lessons: String, options: String)] = [
    (
      "deep_neural_network_v1 and other lessons",
      """
      --learning-rate --iterations --report-every --initialization --scale --dataset --standardize \
      --split-seed --test --label --ignore --one-hot --header --no-header --decimal --drop-missing \
      --positive --save --load --predict --predictions --precision
      """
    ),
    (
      "deep_neural_network_v2 and other lessons",
      "--compare"
    ),
    (
      "compare_initializations",
      "--examples --inputs --activation --weight-seed --threads"
    ),
    (
      "deep_neural_network_with_L2 and softmax_regression",
      "--lambda"
    ),
    (
      "deep_neural_network_with_dropout",
      "--keep-probability --scaling --mask-seed"
    ),
    (
      "deep_neural_network_with_dropout and batch_normalization",
      "--corrected"
    ),
    (
      "gradient_checking and other lessons",
      "--epsilon"
    ),
    (
      "gradient_checking",
      "--one-dimensional"
    ),
    (
      "deep_neural_network_with_gd",
      "--method"
    ),
    (
      "deep_neural_network_with_gd and other lessons",
      "--batch-size --batch-seed --epoch-mean"
    ),
    (
      "deep_neural_network_with_optimizers and softmax_regression",
      "--optimizer --beta --beta2"
    ),
    (
      "deep_neural_network_with_optimizers",
      "--variant"
    ),
    (
      "batch_normalization",
      "--decay"
    ),
    (
      "rnn",
      """
      --corpus --shuffle-seed --clip --names --max-length --sample --temperature --start \
      --sample-seed
      """
    ),
  ]
}
