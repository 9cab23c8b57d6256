import Foundation

/// How many processors the program may use.
public func processorCount() -> Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
