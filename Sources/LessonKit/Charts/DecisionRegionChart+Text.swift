extension DecisionRegionChart {
  public func text(width: Int) -> String { "" }
}
