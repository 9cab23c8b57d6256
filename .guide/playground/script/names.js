// The fourth bench: lesson 12's network reads names and generates new ones.

const namer = { isReady: false, isPlaying: false, isBusy: false, losses: [], every: 1, shown: 0, count: 0, alphabet: '' }

function namesBench() {
  const button = (id, key, onclick, className = '') => text('button', key, { id, type: 'button', class: className, onclick })
  return make('div', { class: 'bench two' },
    make('div', { class: 'card' }, text('h2', 'namesTitle'), text('p', 'namesText'),
      make('div', { class: 'row' }, button('names-play', 'play', () => readNames(!namer.isPlaying), 'main'), button('names-reset', 'reset', resetNames),
        make('label', { class: 'row' }, text('span', 'begin'), make('input', { type: 'text', id: 'begin', maxlength: 12, autocomplete: 'off', spellcheck: 'false', style: 'width:8rem', oninput: event => { showIgnored(event.target.value); invent() }, onchange: () => remember() }))),
      make('p', { class: 'note', id: 'ignored', role: 'status', hidden: true }), text('h3', 'invent'), make('ol', { class: 'names', id: 'names', 'aria-live': 'off' }), text('p', 'namesStart', { class: 'note', id: 'names-start' }),
      text('h3', 'loss'), make('canvas', { id: 'loss', role: 'img', 'data-label': 'loss' }), make('div', { class: 'numbers', id: 'names-numbers' }), text('p', 'lossNote', { class: 'note' })),
    make('div', { class: 'column' }, make('div', { class: 'card' }, text('h2', 'nextLetter'), make('canvas', { id: 'letters', role: 'img', 'data-label': 'nextLetter' })),
      make('div', { class: 'card' }, text('h2', 'heart'), make('div', { class: 'heart', id: 'heart12', tabindex: 0 }), make('pre', { class: 'command', style: 'margin-top:.5rem' }, 'swift run rnn'))))
}

async function openNames() {
  byId('begin').value = state.view.begin
  if (!byId('heart12').children.length) byId('heart12').append(...heartLines(12))
  if (namer.isReady) { drawLoss(); if (namer.chances) drawLetters(namer.chances) }
  else await resetNames()
}

// The letters that some name has are what the network can begin with.
function showIgnored(typed) {
  const letters = [...typed], isKnown = letter => namer.alphabet.includes(letter.toLowerCase()) && /[a-z]/i.test(letter)
  state.view.begin = letters.filter(isKnown).join('')
  const ignored = [...new Set(letters.filter(letter => !isKnown(letter)))]
  byId('ignored').hidden = !ignored.length
  byId('ignored').textContent = t('ignoredLetters', { list: ignored.map(letter => letter === ' ' ? '␣' : letter).join(' ') })
}

async function resetNames() {
  namer.isPlaying = false
  showNamesButton()
  try {
    const answer = await engine.one('names', files.dinosaurs)
    Object.assign(namer, { isReady: true, losses: [], every: 1, shown: 0, count: 0, alphabet: answer.text() })
    await readSome(0)
    await invent()
  } catch (error) { fail(error) }
}

function showNamesButton() {
  byId('names-play').dataset.t = namer.isPlaying ? 'pause' : 'play'
  byId('names-play').textContent = t(byId('names-play').dataset.t)
}

async function readNames(isPlaying) {
  namer.isPlaying = isPlaying
  showNamesButton()
  if (!isPlaying || namer.isBusy) return
  namer.isBusy = true
  let latest = 0
  try {
    while (namer.isPlaying && state.view.bench === 'names') {
      const began = performance.now()
      await readSome(namer.count = Math.max(5, Math.min(400, namer.count || 20)))
      const took = performance.now() - began
      namer.count *= took < 40 ? 1.3 : took > 90 ? 0.7 : 1
      namer.count = Math.round(namer.count)
      if (performance.now() - latest > 1000) { latest = performance.now(); await invent() }
      await nextPicture()
    }
  } catch (error) { namer.isReady = false; fail(error) }
  namer.isBusy = false
  namer.isPlaying = false
  showNamesButton()
}

async function readSome(count) {
  const [loss, read] = (await engine.one(`read&count=${count}`)).numbers
  namer.losses.push([read, loss])
  if (namer.losses.length > 2000) namer.losses = namer.losses.filter((_, i) => i % 2 === 0)
  namer.shown = read
  timed('loss', drawLoss)
}

async function invent() {
  if (!namer.isReady) return
  try {
    const answer = await engine.one(`invent&count=7&start=${state.view.begin}`)
    const list = answer.text().split('\n').slice(0, -1)
    byId('names').replaceChildren(...list.map(name => make('li', {}, name || '·')))
    byId('names-start').hidden = namer.shown > 0
    namer.chances = answer.numbers
    timed('letters', () => drawLetters(namer.chances))
    if (state.view.bench === 'names') say()
  } catch (error) { fail(error) }
}

function drawLoss() {
  const [context, width, height] = fitted(byId('loss'), 150)
  const list = namer.losses.filter(([, loss]) => Number.isFinite(loss))
  if (!list.length) return
  const last = Math.max(1000, list.at(-1)[0]), high = Math.max(...list.map(([, loss]) => loss)), low = Math.min(15, ...list.map(([, loss]) => loss))
  const y = loss => height - 22 - (loss - low) / (high - low || 1) * (height - 34), x = read => 34 + read / last * (width - 44)
  context.font = '11px system-ui'
  context.strokeStyle = color('line')
  for (const value of ticks(low, high, 3)) {
    context.fillStyle = color('soft')
    context.textAlign = 'right'
    context.fillText(value, 28, y(value) + 4)
    context.beginPath(); context.moveTo(34, y(value)); context.lineTo(width - 10, y(value)); context.stroke()
  }
  context.textAlign = 'center'
  for (const value of ticks(0, last, 4)) if (x(value) < width - 12) context.fillText(grouped(value), x(value), height - 6)
  drawLine(context, list, x, y, color('train'), [])
  byId('names-numbers').replaceChildren(make('div', {}, t('namesRead'), make('b', {}, grouped(namer.shown))), make('div', {}, t('loss'), make('b', {}, six(list.at(-1)[1]))))
}

function drawLetters(chances) {
  const canvas = byId('letters'), rows = chances.length, [context, width, height] = fitted(canvas, rows * 15 + 4)
  const most = Math.max(...chances)
  context.font = '12px ui-monospace, monospace'
  chances.forEach((chance, i) => {
    context.fillStyle = color('soft')
    context.fillText(namer.alphabet[i] === '\n' ? '⏎' : namer.alphabet[i], 2, 15 * i + 12)
    context.fillStyle = color('accent')
    context.fillRect(20, 15 * i + 3, chance / most * (width - 90), 10)
    context.fillStyle = color('soft')
    context.fillText((100 * chance).toFixed(1) + ' %', 26 + chance / most * (width - 90), 15 * i + 12)
  })
}
