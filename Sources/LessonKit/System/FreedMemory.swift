#if canImport(Glibc)
  import Glibc
#endif

/// Makes the heap keep freed memory.
///
/// Training allocates and frees the same matrices in every iteration. By default glibc gives large blocks back
/// to the operating system at once, and the next iteration spends most of its time in page faults on them.
/// Other systems' allocators keep such blocks.
func keepFreedMemory() {
  #if canImport(Glibc)
    // <malloc.h> is not in Swift's Glibc module: the function is looked up by name, and the constants are copied.
    typealias Function = @convention(c) (_ parameter: Int32, _ value: Int32) -> Int32
    guard let symbol = dlsym(nil, "mallopt") else { return }
    let mallopt = unsafeBitCast(symbol, to: Function.self)
    let (trimThreshold, mapThreshold): (Int32, Int32) = (-1, -3)
    // The largest threshold that glibc takes; larger blocks are mapped, and cleared, each time.
    _ = mallopt(mapThreshold, 32 << 20)
    _ = mallopt(trimThreshold, 1 << 30)
  #endif
}
