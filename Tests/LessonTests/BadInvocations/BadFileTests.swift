import Foundation
import TestSupport
import Testing

/// Files that are no data, no model or no corpus, and surroundings in which no file can be written.
@Suite struct BadFileTests {
  private static let good = "a,b,y\n" + (0..<20).map { "\($0),\($0 * 7 % 5),\($0 % 2)\n" }.joined()

  private static let files: [String: [UInt8]] = [
    "good.csv": Array(good.utf8), "empty": [], "blank.txt": Array("\n \n\n".utf8),
    "zeros": [UInt8](repeating: 0, count: 64), "latin.csv": [0x61, 0x2C, 0xE9, 0x0A, 0x31, 0x2C, 0x30],
    "utf16.csv": [0xFF, 0xFE, 0x31, 0, 0x0A, 0], "header.csv": Array("a,b,y\n".utf8),
    "wide.csv": Array("1,2,3,4\n".utf8), "ragged.csv": Array("a,y\n1,0\n1,0,1\n".utf8),
    "text.csv": Array("a,y\n1,0\nx\u{1B}[31m,1\n".utf8),
    "quote.csv": Array("a,y\n\"1,0\n".utf8), "huge.csv": Array("a,y\n1e999,0\n1,1\n".utf8),
    "long.txt": Array(String(repeating: "n", count: 2_000).utf8),
    "cut.model": [8, 0, 0, 0, 0, 0, 0, 0, 0x7B, 0x7D], "long.model": [UInt8](repeating: 0x7F, count: 64),
    "json.model": [2, 0, 0, 0, 0, 0, 0, 0] + Array("[]".utf8),
  ]

  private static let v2 = "deep_neural_network_v2"
  private static let short = [
    "--hidden", "2", "--iterations", "2", "--report-every", "1", "--no-plot", "--quiet",
  ]

  private static let data: [BadInvocation] = [
    ("missing.csv", 74, missing("missing.csv")), ("mons", 64, "moons"), ("folder.csv", 74, "Is a directory"),
    ("empty", 65, "is empty"), ("zeros", 65, "zeros"), ("latin.csv", 65, "line 1: not UTF-8"),
    ("utf16.csv", 65, "UTF-16"), ("header.csv", 65, "header.csv"), ("ragged.csv", 65, "line 3"),
    ("text.csv", 65, "line 3, column 1"), ("quote.csv", 65, "quotation mark"),
    ("huge.csv", 65, "huge.csv, line 2, column 1"),
    ("/dev/null", 65, "is empty"), ("good.csv/x", 74, "cannot read"),
    (String(repeating: "n", count: 300) + ".csv", 74, "cannot read"), ("digits", 64, "10 classes"),
  ].map { BadInvocation(v2, ["--dataset", $0] + short, $1, $2) }

  private static let corpora: [BadInvocation] = [
    ("missing.txt", 74, missing("missing.txt")), ("folder.csv", 74, "Is a directory"),
    ("empty", 65, "is empty"), ("blank.txt", 65, "blank"), ("zeros", 65, "not a text file"),
    ("utf16.csv", 65, "UTF-16"),
    ("long.txt", 65, "2000 letters"), ("latin.csv", 65, "not UTF-8"),
  ].map { BadInvocation("rnn", ["--corpus", $0, "--iterations", "1"], $1, $2) }

  private static let models: [BadInvocation] = [
    ("missing", 74, missing("missing")), ("folder.csv", 74, "Is a directory"), ("empty", 65, "empty"),
    ("cut.model", 65, "cut.model"), ("long.model", 65, "long.model"), ("json.model", 65, "json.model"),
    ("good.csv", 65, "good.csv"),
  ].flatMap { file, status, message in
    [v2, "batch_normalization", "rnn"].map {
      BadInvocation($0, ["--load", file, "--no-plot"], status, message)
    }
  }

  /// Examples to classify: read before anything is trained, so nothing is printed.
  private static let questions: [BadInvocation] = [
    ("missing.csv", 74, missing("missing.csv")), ("folder.csv", 74, "Is a directory"),
    ("empty", 65, "is empty"),
    ("wide.csv", 65, "4 columns"), ("text.csv", 65, "text.csv"),
  ].flatMap { file, status, message in
    [v2, "batch_normalization", "deep_neural_network_with_optimizers", "softmax_regression"].map {
      BadInvocation($0, ["--dataset", "good.csv", "--predict", file, "--no-plot"], status, message)
    }
  }

  /// One wording for a file that is not there, whatever it was to hold.
  private static func missing(_ file: String) -> String {
    "cannot read \"\(file)\": No such file or directory"
  }

  /// Outputs that are inputs or other outputs, by whatever path.
  private static let clashes: [BadInvocation] = [
    ("--trace good.csv", "--trace would overwrite"), ("--trace ./good.csv", "--trace would overwrite"),
    ("--trace folder.csv/../good.csv", "--trace would overwrite"),
    ("--trace link", "--trace would overwrite"), ("--trace twin", "--trace would overwrite"),
    ("--plot good.csv", "--plot would overwrite"), ("--save good.csv", "--save would overwrite"),
    ("--predict good.csv --predictions good.csv", "--predictions would overwrite"),
    ("--save x --trace x", "would both write"), ("--plot x --save ./x", "would both write"),
    ("--plot new.svg --trace dangling", "would both write"),
    ("--plot z.svg --trace z-regions.svg", "would both write \"z-regions.svg\""),
    ("--plot z.SVG --trace z-regions.svg", "would both write \"z-regions.svg\""),
    ("--plot good.csv/x", "Not a directory"), ("--trace x > x", "standard output are one file"),
    ("--no-plot >> good.csv", "standard output are one file"),
    ("--plot \(String(repeating: "n", count: 245)).svg", "File name too long"),
    ("--plot x.txt", "--plot writes an SVG picture"), ("--plot x.svgz", "must end in .svg"),
    ("--plot ./x.PNG", "must end in .svg, got \"./x.PNG\""),
  ].map { options, message in
    let links = "ln -s good.csv link; ln good.csv twin; ln -s ./new.svg dangling"
    let end = "status=$?; rm link twin dangling; [ -s x ] || rm -f x; exit $status"
    let run = "\"$1\" --dataset good.csv --hidden 2 --iterations 1 --quiet \(options)"
    let isFile = message.first?.isUppercase == true  // the system's own words
    return BadInvocation(v2, shell: "\(links); \(run); \(end)", isFile ? 74 : 64, message)
  }

  private static let surroundings: [BadInvocation] =
    [
      ("LC_ALL=C \"$1\" --plot /nowhere/é.svg", 74, "/nowhere/é.svg"),
      ("LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 \"$1\" --INITIALIZATION he", 64, "--initialization"),
      ("env -i \"$1\" --learning-rate 0,1", 64, "got \"0,1\""),
      ("env -u HOME \"$1\" --dataset ~/none.csv", 74, "cannot read"),
      ("HOME=/nowhere TERM= COLUMNS=0 \"$1\" --dataset none.csv", 74, "cannot read"),
      ("COLUMNS=-5 \"$1\" --dataset none.csv <&-", 74, "cannot read"),
      ("\"$1\" --dataset /dev/stdin </dev/null", 65, "is empty"),
      ("\"$1\" --plot missing/x.svg 2>&1 >&- | cat >&2; exit 74", 74, "The folder must exist."),
    ].map { BadInvocation(v2, shell: $0, $1, $2) } + onLinux

  #if os(Linux)
    private static let onLinux: [BadInvocation] = [
      ("cd /proc; \"$1\" --iterations 1", 74, "cannot write \"plots/"),
      ("cd /sys; \"$1\" --iterations 1 --no-plot --trace x", 74, "cannot write \"x\""),
      ("\"$1\" --iterations 1 --no-plot --quiet > /dev/full", 74, "No space left"),
      ("\"$1\" --iterations 0 --no-plot --save /proc/x", 74, "cannot write"),
      ("ulimit -v 400000; \"$1\" --hidden 9000,9000", 64, "of memory"),
      ("ulimit -d 400000; \"$1\" --hidden 9000,9000", 64, "of memory"),
      ("ulimit -v 400000; \"$1\" --dataset good.csv --hidden 6000,6000", 64, "of memory"),
      ("\"$1\" --hidden 10000,10000,10000", 64, "at most 100000000"),
    ].map { BadInvocation(v2, shell: $0, $1, $2) }
  #else
    private static let onLinux: [BadInvocation] = []
  #endif

  static let all = data + corpora + models + questions + clashes + surroundings

  @Test(arguments: all) func isRefused(_ bad: BadInvocation) throws {
    try expectRefusal(bad, files: Self.files)
  }

  /// The ordinary user that root becomes for a while: root may write anywhere.
  private static let ordinary = getuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : ""

  @Test(arguments: [
    ("mkdir r; chmod 555 r; cd r; USER\"$1\" --iterations 1", "Permission denied"),
    ("touch f; chmod 444 f; USER\"$1\" --iterations 1 --no-plot --trace f", "Permission denied"),
    ("chmod 0 good.csv; USER\"$1\" --no-plot --dataset good.csv", "cannot read"),
    ("mkdir -m 0 r; USER\"$1\" --iterations 1 --plot r/x.svg", "Permission denied"),
  ])
  func permissions(_ line: String, _ message: String) throws {
    try withTemporaryFolder { folder in
      try Self.good.write(to: folder.appending(path: "good.csv"), atomically: false, encoding: .utf8)
      let line = "chmod 755 .; " + line.replacing("USER", with: Self.ordinary)
      let probe = try runShell("\(Self.ordinary)\"$1\" --version", Self.v2)
      guard probe.status == 0 else { return }
      let result = try runShell(line, Self.v2, in: folder)
      #expect(result.status == 74 && result.stdout.isEmpty && result.stderr.contains(message), "\(result)")
    }
  }
}
