extension LineChart {
  public func text(width: Int) -> String { "" }
}
