/// Prints what NNCore computes, one item per line, so that builds for two processors can be compared: `.ci/arm64`,
/// `.ci/wasm`.
@main struct Bits {
  static func main() {
    reportFunctions()
    reportRandomNumbers()
    reportProducts()
    reportMatrices()
    reportCosts()
    reportNetworks()
    reportFiles()
    reportLessons()
    reportOtherLessons()
  }
}
