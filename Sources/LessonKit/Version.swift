/// The version of the lessons, as `--version` prints it and saved models name it.
public let packageVersion = "1.0.0"
