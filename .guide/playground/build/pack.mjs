// node pack.mjs SESSION.wasm INDEX.html: puts page, style, scripts, the session and the data into one file.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { heartsOf } from './hearts.mjs'

const page = dirname(dirname(fileURLToPath(import.meta.url))), root = join(page, '../..')
const read = name => readFileSync(join(page, name), 'utf8')
const [session, target] = process.argv.slice(2)

const scripts = ['base', 'words-en', 'words-zh', 'complaints', 'presets', 'state', 'controls', 'regions', 'network', 'chart',
  'heart', 'files', 'train', 'weights', 'paths', 'names', 'check', 'selftest', 'main']

// Comments on separate lines, and indentation, are only for readers of the sources.
const bare = text => text.split('\n').map(line => line.trim()).filter(line => line && !line.startsWith('//')).join('\n')
const safe = text => text.replaceAll('</script', '<\\/script')
const script = scripts.map(name => bare(read(`script/${name}.js`))).join('\n')

// The files in the stream that xz packs.
const files = [
  ['page.js', Buffer.from(`(() => {'use strict'\nconst { engine, timed, slices, files } = playground\n${script}\n})()`)],
  ['session.wasm', readFileSync(session)],
  ['breast-cancer.csv', readFileSync(join(root, 'Data/breast-cancer.csv'))],
  ['iris.csv', readFileSync(join(root, 'Data/iris.csv'))],
  ['dinosaurs.txt', readFileSync(join(root, 'Data/dinosaurs.txt'))],
  ['hearts.json', Buffer.from(JSON.stringify(heartsOf(root)))],
]
let at = 0
const directory = files.map(([name, bytes]) => [name, at, at += bytes.length])

function packed(bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'))
  writeFileSync(join(folder, 'all'), bytes)
  const result = execFileSync('xz', ['--format=lzma', '--lzma1=preset=9e,nice=273,lc=3,pb=0', '--stdout', join(folder, 'all')], { maxBuffer: 1e8 })
  rmSync(folder, { recursive: true })
  // When xz reads a stream, it does not record its length.
  result.writeUInt32LE(bytes.length, 5)
  result.writeUInt32LE(0, 9)
  return result
}

// Four bytes in five letters, of those that HTML leaves alone; `decode` in worker.js has the same ones. Base64 would take a
// fifteenth more.
const letters = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(letter => !'"&\'<>\\`{}'.includes(letter))
function encoded(bytes) {
  const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
  let text = ''
  for (let i = 0; i < padded.length; i += 4) {
    const number = padded.readUInt32BE(i)
    for (let power = 85 ** 4; power >= 1; power /= 85) text += letters[Math.floor(number / power) % 85]
  }
  return text
}

const parts = {
  STYLE: bare(read('style.css')),
  WORKER: safe(bare(read('script/unpack.js') + read('script/worker.js'))),
  PACKED: encoded(packed(Buffer.concat(files.map(([, bytes]) => bytes)))),
  SCRIPT: safe(`'use strict'\nconst directory = ${JSON.stringify(directory)}\n${bare(read('script/engine.js'))}`),
}
const html = read('page.html').replace(/\/\*(\w+)\*\//g, (_, name) => parts[name])
writeFileSync(target, html)
const size = Buffer.byteLength(html)
console.log(`${target}: ${Math.round(size / 1000)} kB (packed ${Math.round(parts.PACKED.length / 1000)}, scripts ${Math.round((parts.SCRIPT.length + parts.WORKER.length) / 1000)}, style ${Math.round(parts.STYLE.length / 1000)})`)
if (size >= 500_000) { console.error(`${target} has ${size} bytes; it must stay below 500,000`); process.exitCode = 1 }
