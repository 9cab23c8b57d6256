import Charts
import TextAndFiles

/// Where a lesson's picture and its trace go.
public struct OutputSettings: Equatable, Sendable {
  /// The picture's file; `plots/<program>.svg` if `nil`.
  public var plot: String?
  public var isPlotted = true
  /// Whether the cost axis is always logarithmic; otherwise the chart chooses.
  public var isLogarithmic = false
  /// The trace's file, `-` for standard output; `nil` for no trace.
  public var trace: String?
  /// Whether to compare the published run with its reference, instead of reporting on a run.
  public var isVerifying = false
  /// What the names of the pictures after the first have before `.svg`, such as ``regionsSuffix``.
  public var furtherPictures: [String] = []

  public init() {}

  public static let options: [Option<OutputSettings>] = [
    .path("--plot", \.plot, "FILE.svg", "File for the picture; by default in plots/.")
      .naming { settings, program in settings.pictures(for: program) }
      .contradicting("--no-plot"),
    .flag("--no-plot", \.isPlotted, sets: false, "Draw no picture."),
    .flag("--log", \.isLogarithmic, "Always draw the cost on a logarithmic axis."),
    .path("--trace", \.trace, "FILE.csv", "Also write the numbers as a table; - for standard output.")
      .takingOutput().writing(\.traceFile),
    .flag("--verify", \.isVerifying, "Compare the published run with its reference, number by number."),
  ].inSection("Output")

  /// The names of these options.
  public static let names = Set(options.map(\.name))

  /// The picture's file for the program `name`, with `suffix` before its ending: `plots/<name>-regions.svg`.
  ///
  /// `/dev/null` takes all pictures; any other device or pipe takes only the first, and the others have no path.
  private func plotPath(for name: String, suffix: String = "") -> String? {
    guard let plot else { return "plots/\(name)\(suffix).svg" }
    if suffix.isEmpty || isNullDevice(plot) { return plot }
    if isStream(plot) { return nil }
    let stem = plot.lowercased().hasSuffix(".svg") ? String(plot.dropLast(4)) : plot
    return "\(stem)\(suffix).svg"
  }

  /// What the name of the picture of decision regions has before `.svg`.
  public static let regionsSuffix = "-regions"

  /// The pictures that the program `name` will write.
  private func pictures(for name: String) -> [PlannedFile] {
    guard isPlotted && !isVerifying else { return [] }
    let use = plot == nil ? PlannedFile.Use.writingWithFolder : .writing
    return ([""] + furtherPictures).compactMap { suffix in
      let title = plot == nil ? "the picture" : "--plot"
      return plotPath(for: name, suffix: suffix).map { path in
        suffix.isEmpty
          ? PlannedFile(title, path, use, isPicture: true)
          : PlannedFile("the picture of \(suffix.dropFirst())", path, use)
      }
    }
  }

  /// The trace's file; `nil` for standard output or for no trace.
  private var traceFile: String? { trace == "-" ? nil : trace }

  /// Writes the picture, unless `--no-plot` was given, and shows a small one if the results go to a terminal.
  public func write(
    _ chart: some Chart, for name: String, suffix: String = "", _ console: Console
  ) throws(LessonError) {
    guard isPlotted else { return }
    guard let path = plotPath(for: name, suffix: suffix) else {
      return console.note(
        """
        Note: the picture of \(suffix.dropFirst()) is left out: \(visible(plot ?? "")) is not a regular file and takes \
        only one picture.
        """
      )
    }
    try writeAtomically(chart.svg(), to: path, creatingFolders: plot == nil)
    if console.isTerminal && !console.isQuiet { console.print("\n" + chart.text(width: console.width)) }
    console.wrote("Picture", to: path)
  }

  /// Writes the table, if one was asked for.
  public func write(_ table: @autoclosure () -> CSVWriter, _ console: Console) throws(LessonError) {
    guard let trace else { return }
    if trace == "-" { return try table().write(to: "/dev/stdout") }
    try table().write(to: trace)
    console.wrote("Trace", to: trace)
  }
}
