#if hasFeature(Embedded)
  // The functions that the page calls. A request is text in memory that the page has reserved; an answer stays where it
  // is until the next request.

  nonisolated(unsafe) private var playground = Playground()
  nonisolated(unsafe) private var input: [UInt8] = []
  nonisolated(unsafe) private var attachment: [UInt8] = []
  nonisolated(unsafe) private var reply = Answer()

  /// Reserves memory for a request or an attachment of `count` bytes.
  @c(playground_input)
  public func reserveInput(_ count: Int) -> UnsafeMutablePointer<UInt8>? {
    input = [UInt8](repeating: 0, count: count)
    return input.withUnsafeMutableBufferPointer { $0.baseAddress }
  }

  /// Makes the input the attachment of the next request.
  @c(playground_attach)
  public func attachInput() {
    attachment = input
    input = []
  }

  /// Answers the request in the input; returns 1, or 0 if the answer is a complaint's form.
  @c(playground_answer)
  public func answerInput() -> Int {
    let (request, file) = (String(decoding: input, as: UTF8.self), attachment)
    (input, attachment, reply) = ([], [], Answer())
    do throws(Complaint) {
      reply = try playground.answer(request, file)
      return 1
    } catch {
      reply = Answer(error.form)
      return 0
    }
  }

  @c(playground_number_count) public func numberCount() -> Int { reply.numbers.count }
  @c(playground_byte_count) public func byteCount() -> Int { reply.bytes.count }

  @c(playground_numbers) public func numbersStart() -> UnsafePointer<Double>? {
    reply.numbers.withUnsafeBufferPointer { $0.baseAddress }
  }

  @c(playground_bytes) public func bytesStart() -> UnsafePointer<UInt8>? {
    reply.bytes.withUnsafeBufferPointer { $0.baseAddress }
  }
#endif
