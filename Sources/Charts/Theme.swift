/// The colours of a chart on light or on dark paper.
///
/// The colours of curves and classes are those of Okabe and Ito (Color Universal Design, 2008), which readers with any
/// kind of colour vision can tell apart; on dark paper they are lighter. Yellow is left out, because it is invisible on
/// white.
struct Theme {
  var paper: String
  var ink: String
  var muted: String
  /// Grid lines, and the backgrounds of bars.
  var rule: String
  var field: String
  /// Blue, vermillion, bluish green, reddish purple, orange, sky blue, and the ink.
  var colors: [String]

  static let light = Theme(
    paper: "#ffffff", ink: "#1f2328", muted: "#59636e", rule: "#d8dee4", field: "#f3f5f7",
    colors: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#1f2328"])

  static let dark = Theme(
    paper: "#14181d", ink: "#e8ecf0", muted: "#9aa6b2", rule: "#343c46", field: "#1d232a",
    colors: ["#4aa8e8", "#f5813a", "#2cc79a", "#e3a0c6", "#f4b93c", "#9bd8ff", "#e8ecf0"])

  /// The CSS rules of every chart, with the dark colours if the reader's system asks for them.
  static let styleSheet =
    """
    text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:12px}
    .title{font-size:20px;font-weight:600}.subtitle{font-size:14px}.small{font-size:11px}
    .strong{font-weight:600}.head{font-size:14px;font-weight:600}
    .curve{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
    .fine{stroke-width:1.2}.band{fill:currentColor;fill-opacity:.16}.solid{fill:currentColor}
    .shade{fill:currentColor;fill-opacity:.15;fill-rule:evenodd}.hollow{stroke:currentColor;stroke-width:1.8}
    .boundary{fill:none;stroke-width:1.8}.guide{stroke-width:1.2;stroke-dasharray:3 3}
    \(light.rules)@media (prefers-color-scheme:dark){\(dark.rules)}
    """

  private var rules: String {
    let named = """
      text,.ink{fill:\(ink)}.muted{fill:\(muted)}.paper{fill:\(paper)}.field{fill:\(field)}\
      .track{fill:\(rule)}.rule{stroke:\(rule)}.axis{stroke:\(muted)}.boundary,.guide{stroke:\(ink)}\
      .dot{fill:currentColor;stroke:\(paper);stroke-width:.8}.hollow{fill:\(paper)}
      """
    let numbered = colors.enumerated().map { ".c\($0.offset){color:\($0.element)}" }
    return named + numbered.joined()
  }
}
