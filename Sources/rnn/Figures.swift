import LessonKit
import TextAndFiles
import TrainingKit
import rnn_heart

/// The losses and names of a run of the lesson, in `Data/Figures`.
struct Figures: Decodable {
  struct Sample: Decodable {
    let iteration: Int
    let loss: Double
    /// Relative; `nil` where NumPy's own runs differ.
    let loss_tolerance: Double?
    /// `nil` for names in which NumPy's own runs differ, or for all of them.
    let names: [String?]?
  }

  let heading: String
  let samples: [Sample]
}

extension RNN {
  /// Compares a run on the chosen corpus with its reference figures: those of the lessons' own corpus, or of the
  /// original one, which is recognized by its content.
  ///
  /// - Throws: `LessonError.usage` for another corpus, or options that change the run.
  static func verification(_ settings: Settings, progressOn console: Console? = nil) throws -> Verification {
    try settings.requireReferenceSettings(besides: ["--corpus"])
    let path = try settings.corpus ?? dataFile(ownCorpus)
    let figures = try reference(Figures.self, named: figuresName(ofCorpus: path))
    var published = Settings()
    published.descent.iterations = 1 + (figures.samples.last?.iteration ?? 0)
    let names = try readCorpus(path).names
    let alphabet = Alphabet(of: names)
    var report = Report(
      every: published.descent.reportEvery, of: published.descent.iterations, progressOn: console)
    _ = try train(published, on: names, alphabet, report: &report)
    return Verification(of: report, with: figures)
  }

  /// The name of the reference figures for a corpus.
  static func figuresName(ofCorpus path: String) throws(LessonError) -> String {
    switch fingerprint(of: try readBytes(of: path)) {
    case try fingerprint(of: readBytes(of: dataFile(ownCorpus))): return "rnn_dinosaurs"
    case 0x22ff_283f_7ca3_a693: return "rnn"
    default:
      throw .usage(
        "--verify knows the figures of the original corpus and of the lessons' own, not of \(quoted(path))",
        hint: "Leave --corpus out, or give the file of the published lesson.")
    }
  }
}

extension Verification {
  /// Compares the losses and the names of a run.
  fileprivate init(of report: Report, with figures: Figures) {
    self.init(heading: figures.heading)
    for (entry, sample) in zip(report.entries, figures.samples) {
      compare(
        "loss \(sample.iteration)", entry.loss, with: sample.loss,
        tolerance: sample.loss_tolerance.map { max($0, 1e-9) * sample.loss })
      let names = sample.names ?? []
      let known = zip(entry.names, names).filter { $1 != nil }
      compare(
        "same names", Double(known.count { $0 == $1 }), with: Double(names.isEmpty ? 7 : known.count),
        tolerance: known.isEmpty ? nil : 0)
    }
  }
}

/// A number that two files are unlikely to share: the 64-bit FNV-1a hash (Fowler, Noll and Vo, 1991).
func fingerprint(of bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { hash, byte in (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
