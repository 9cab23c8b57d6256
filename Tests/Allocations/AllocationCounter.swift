// Counts the allocations of another program, and prints their number when it ends:
//
//     LD_PRELOAD=.build/debug/allocations/counter.so .build/debug/rnn --no-plot
//
// It is built as a shared library whose malloc and so on come before the C library's. They may be called before the
// Swift runtime is set up, so they use nothing but a counter in static memory. Freeing is left as it is.

#if canImport(Glibc)
  import Glibc
  import Synchronization

  private let allocations = Atomic<Int>(0)

  private func count() { allocations.add(1, ordering: .relaxed) }

  // MARK: - glibc's own functions

  @_silgen_name("__libc_malloc")
  private func original(malloc size: Int) -> UnsafeMutableRawPointer?

  @_silgen_name("__libc_calloc")
  private func original(calloc number: Int, _ size: Int) -> UnsafeMutableRawPointer?

  @_silgen_name("__libc_realloc")
  private func original(realloc block: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer?

  @_silgen_name("__libc_memalign")
  private func original(memalign alignment: Int, _ size: Int) -> UnsafeMutableRawPointer?

  // MARK: - What programs call

  /// The linker also exports it as `malloc`, a name that the compiler reserves for itself.
  @_cdecl("counted_malloc")
  public func countedMalloc(_ size: Int) -> UnsafeMutableRawPointer? {
    count()
    return original(malloc: size)
  }

  @_cdecl("calloc")
  public func countedCalloc(_ number: Int, _ size: Int) -> UnsafeMutableRawPointer? {
    count()
    return original(calloc: number, size)
  }

  @_cdecl("realloc")
  public func countedRealloc(
    _ block: UnsafeMutableRawPointer?, _ size: Int
  ) -> UnsafeMutableRawPointer? {
    count()
    return original(realloc: block, size)
  }

  @_cdecl("memalign")
  public func countedMemalign(_ alignment: Int, _ size: Int) -> UnsafeMutableRawPointer? {
    count()
    return original(memalign: alignment, size)
  }

  @_cdecl("aligned_alloc")
  public func countedAlignedAlloc(_ alignment: Int, _ size: Int) -> UnsafeMutableRawPointer? {
    count()
    return original(memalign: alignment, size)
  }

  @_cdecl("posix_memalign")
  public func countedPosixMemalign(
    _ result: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ alignment: Int, _ size: Int
  ) -> CInt {
    count()
    guard let block = original(memalign: alignment, size) else { return ENOMEM }
    result.pointee = block
    return 0
  }

  // MARK: - Report

  /// The loader calls the functions in this section at the start; this one makes `<number> allocations` the last line
  /// of stderr.
  @section(".init_array") @used
  private let atStart: @convention(c) () -> Void = {
    atexit {
      let line = "\(allocations.load(ordering: .relaxed)) allocations\n"
      _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    }
  }
#endif
