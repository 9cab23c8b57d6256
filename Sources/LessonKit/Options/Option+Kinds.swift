extension Option {
  /// A whole number, which may also be written as `1e6`.
  public static func integer<Value: FixedWidthInteger & Sendable>(
    _ name: String, _ keyPath: WritableKeyPath<Settings, Value> & Sendable, in range: ClosedRange<Value>,
    _ help: String
  ) -> Option {
    Option(name, keyPath, .integer(in: range), help)
  }

  /// A whole number, absent by default.
  public static func integer<Value: FixedWidthInteger & Sendable>(
    _ name: String, _ keyPath: WritableKeyPath<Settings, Value?> & Sendable, in range: ClosedRange<Value>,
    _ help: String
  ) -> Option {
    Option(name, keyPath, ValueSyntax.integer(in: range).optional(), help)
  }

  /// A finite number.
  public static func number(
    _ name: String, _ keyPath: WritableKeyPath<Settings, Double> & Sendable, in range: NumberRange = .any,
    _ help: String
  ) -> Option {
    Option(name, keyPath, .number(in: range), help)
  }

  /// A finite number, absent by default.
  public static func number(
    _ name: String, _ keyPath: WritableKeyPath<Settings, Double?> & Sendable, in range: NumberRange = .any,
    _ help: String
  ) -> Option {
    Option(name, keyPath, ValueSyntax.number(in: range).optional(), help)
  }

  /// Sizes of layers, such as `20,10,5`; the word `none` gives an empty list where `allowingNone` is set.
  public static func sizes(
    _ name: String, _ keyPath: WritableKeyPath<Settings, [Int]> & Sendable, upTo largest: Int = 10_000,
    allowingNone: Bool = false, _ help: String
  ) -> Option {
    Option(name, keyPath, .sizes(upTo: largest, allowingNone: allowingNone), help)
  }

  /// One of the raw values of an enumeration.
  public static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ keyPath: WritableKeyPath<Settings, Value> & Sendable, _ help: String
  ) -> Option {
    Option(name, keyPath, .choice, help)
  }

  /// One of the raw values of an enumeration, or the word `nilNamed`, which stands for `nil`.
  public static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ keyPath: WritableKeyPath<Settings, Value?> & Sendable, nilNamed word: String? = nil,
    _ help: String
  ) -> Option {
    Option(name, keyPath, ValueSyntax.choice.optional(spellingNilAs: word), help)
  }

  /// One of several values, by its description.
  public static func choice<Value: LosslessStringConvertible & CaseIterable & Sendable>(
    _ name: String, _ keyPath: WritableKeyPath<Settings, Value> & Sendable, _ help: String
  ) -> Option {
    Option(name, keyPath, .named, help)
  }

  /// One of several values, by its description, or the word `nilNamed`, which stands for `nil`.
  public static func choice<Value: LosslessStringConvertible & CaseIterable & Sendable>(
    _ name: String, _ keyPath: WritableKeyPath<Settings, Value?> & Sendable, nilNamed word: String? = nil,
    _ help: String
  ) -> Option {
    Option(name, keyPath, ValueSyntax.named.optional(spellingNilAs: word), help)
  }

  /// Several distinct values separated by commas, or the word `all`, which is stored as `nil`.
  ///
  /// - Parameters:
  ///   - words: The words that values are made of; messages suggest the nearest.
  ///   - rule: What a value is, for `--help` and messages.
  public static func list<Value: LosslessStringConvertible & Equatable & Sendable>(
    _ name: String, _ keyPath: WritableKeyPath<Settings, [Value]?> & Sendable, of words: [String],
    rule: String, _ help: String
  ) -> Option {
    Option(name, keyPath, .list(of: words, rule: rule), help)
  }

  /// Any number of raw values of an enumeration, each a separate argument that belongs to no option.
  public static func choices<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ keyPath: WritableKeyPath<Settings, [Value]> & Sendable, _ help: String
  ) -> Option {
    Option(appending: name, to: keyPath, .choice, help).inSection("Arguments")
  }

  /// A non-empty text.
  public static func text(
    _ name: String, _ keyPath: WritableKeyPath<Settings, String> & Sendable, _ placeholder: String,
    _ help: String
  ) -> Option {
    Option(name, keyPath, .text(placeholder, rule: "a text that is not empty"), help)
  }

  /// A non-empty text, absent by default.
  public static func text(
    _ name: String, _ keyPath: WritableKeyPath<Settings, String?> & Sendable, _ placeholder: String,
    _ help: String
  ) -> Option {
    Option(name, keyPath, ValueSyntax.text(placeholder, rule: "a text that is not empty").optional(), help)
  }

  /// The path of a file.
  public static func path(
    _ name: String, _ keyPath: WritableKeyPath<Settings, String> & Sendable, _ placeholder: String,
    _ help: String
  ) -> Option {
    Option(name, keyPath, .text(placeholder, rule: "the name of a file"), help)
  }

  /// The path of a file, absent by default.
  public static func path(
    _ name: String, _ keyPath: WritableKeyPath<Settings, String?> & Sendable, _ placeholder: String,
    _ help: String
  ) -> Option {
    Option(name, keyPath, ValueSyntax.text(placeholder, rule: "the name of a file").optional(), help)
  }

  /// A switch without a value. It sets the setting to `value`: `false` for flags like `--no-plot`.
  public static func flag(
    _ name: String, _ keyPath: WritableKeyPath<Settings, Bool> & Sendable, sets value: Bool = true,
    _ help: String
  ) -> Option {
    Option(flag: name, help) { $0[keyPath: keyPath] = value }
  }
}
