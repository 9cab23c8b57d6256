// The worker: unpacks the page's data, and answers requests with the Swift session, so that the page itself never
// blocks. If the session traps, it is rebuilt, and the page is told.

let compiled, session, files
const tables = new Map() // what a session built anew must be given again
let said = ''

// Four bytes from each five letters, as pack.mjs writes them.
function decode(text) {
  const letters = Array.from({ length: 94 }, (_, i) => 33 + i).filter(code => !'"&\'<>\\`{}'.includes(String.fromCharCode(code)))
  const digits = new Uint8Array(128)
  letters.forEach((code, digit) => { digits[code] = digit })
  const view = new DataView(new ArrayBuffer(text.length / 5 * 4))
  for (let i = 0; i < text.length; i += 5) {
    let number = 0
    for (let k = i; k < i + 5; k++) number = number * 85 + digits[text.charCodeAt(k)]
    view.setUint32(i / 5 * 4, number)
  }
  return new Uint8Array(view.buffer)
}

// The system calls that the C library may make: it can write messages, and every other call fails.
function system() {
  const imports = {}
  for (const { module, name } of WebAssembly.Module.imports(compiled)) {
    imports[module] ??= {}
    imports[module][name] = () => 52
  }
  const wasi = imports.wasi_snapshot_preview1 ?? {}
  wasi.fd_write = (file, list, count, result) => {
    const view = new DataView(session.memory.buffer)
    let total = 0
    for (let i = 0; i < count; i++) {
      const start = view.getUint32(list + 8 * i, true), length = view.getUint32(list + 8 * i + 4, true)
      said += new TextDecoder().decode(new Uint8Array(session.memory.buffer, start, length))
      total += length
    }
    view.setUint32(result, total, true)
    return 0
  }
  wasi.proc_exit = () => { throw new Error(said || 'the session has ended') }
  return imports
}

function build() {
  session = new WebAssembly.Instance(compiled, system()).exports
  session._initialize?.()
  for (const [request, bytes] of tables.values()) ask(request, bytes)
}

function put(bytes) {
  const place = session.playground_input(bytes.length)
  new Uint8Array(session.memory.buffer, place, bytes.length).set(bytes)
}

function ask(request, attachment) {
  if (attachment) {
    put(attachment)
    session.playground_attach()
  }
  put(new TextEncoder().encode(request))
  const isFine = session.playground_answer() === 1
  const numbers = new Float64Array(session.memory.buffer, session.playground_numbers(), session.playground_number_count())
  const bytes = new Uint8Array(session.memory.buffer, session.playground_bytes(), session.playground_byte_count())
  return { isFine, numbers: numbers.slice(), bytes: bytes.slice() }
}

// Takes as many steps as fit into the given milliseconds, but no more than `steps`.
function run({ steps, milliseconds }) {
  const end = performance.now() + milliseconds, parts = []
  let left = steps, portion = 1
  while (left > 0) {
    const began = performance.now()
    const { isFine, numbers, bytes } = ask(`advance&steps=${Math.min(left, portion)}`)
    if (!isFine) return { isFine, numbers, bytes }
    parts.push(numbers)
    left -= Math.min(left, portion)
    const now = performance.now()
    if (now > end || numbers.length === 0 || Number.isNaN(numbers[numbers.length - 1])) break
    if (now - began < milliseconds / 8) portion *= 2
  }
  const numbers = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  parts.reduce((at, part) => (numbers.set(part, at), at + part.length), 0)
  return { isFine: true, numbers, bytes: new Uint8Array() }
}

function answer({ request, attachment, reserve }) {
  if (reserve) session.playground_input(reserve)
  if (typeof request !== 'string') return run(request)
  if (request === 'memory') return { isFine: true, numbers: Float64Array.of(session.memory.buffer.byteLength), bytes: new Uint8Array() }
  const result = ask(request, attachment)
  if (request.startsWith('table&')) tables.set('file', [request, attachment])
  return result
}

onmessage = ({ data: { id, packed, directory, list } }) => {
  try {
    if (packed) {
      const bytes = unpack(decode(packed))
      files = new Map(directory.map(([name, start, end]) => [name, bytes.subarray(start, end)]))
      compiled = new WebAssembly.Module(files.get('session.wasm'))
      tables.set('cancer', ['table&table=breast-cancer', files.get('breast-cancer.csv')])
      tables.set('iris', ['table&table=iris', files.get('iris.csv')])
      build()
      postMessage({ id, answers: ['page.js', 'hearts.json', 'dinosaurs.txt'].map(name => files.get(name).slice()) })
      return
    }
    const answers = list.map(answer)
    postMessage({ id, answers }, answers.flatMap(({ numbers, bytes }) => [numbers.buffer, bytes.buffer]))
  } catch (error) {
    const trap = said.trim() || String(error.message ?? error)
    said = ''
    try { if (compiled) build() } catch { /* the next request will say so */ }
    postMessage({ id, trap })
  }
}
