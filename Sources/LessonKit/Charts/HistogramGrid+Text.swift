extension HistogramGrid {
  public func text(width: Int) -> String { "" }
}
