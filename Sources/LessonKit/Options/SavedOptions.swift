import TextAndFiles

extension Array {
  /// Sets in `settings` what `saved` says about the options called `names`, where `given` leaves them open: neither
  /// the option nor one that contradicts it is given.
  ///
  /// - Returns: The options that were set.
  /// - Throws: `LessonError.data` for a value that its option does not take.
  public func follow<Settings>(
    _ saved: GivenOptions, _ names: Set<String>, unless given: GivenOptions, in settings: inout Settings
  ) throws(LessonError) -> GivenOptions where Element == Option<Settings> {
    let open = filter { names.contains($0.name) && saved.contains($0.name) && !isDecided($0, by: given) }
    for option in open {
      let value = saved.value(of: option.name)
      if (value != nil) == (option.placeholder != nil), option.assign(value ?? "", &settings) { continue }
      throw .data("\(option.name) takes \(option.rule), got \(quoted(value ?? ""))")
    }
    return saved.filtered(to: Set<String>(open.map(\.name)))
  }

  private func isDecided<Settings>(
    _ option: Option<Settings>, by given: GivenOptions
  ) -> Bool where Element == Option<Settings> {
    given.contains(option.name) || option.opposite.map(given.contains) == true
      || contains { $0.opposite == option.name && given.contains($0.name) }
  }
}
