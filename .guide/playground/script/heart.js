// Beside the network: the lines of the heart that take a step, and the command for a terminal.

const { hearts } = files // lesson → [{ file, line, source }], made when the page was built

const keywords = /\b(func|let|var|for|in|if|else|switch|case|return|package|struct|extension|mutating|while|guard|inout|try|zip|defer|self|init)\b/g

function coloured(source) {
  return source.split('\n').flatMap(line => {
    const at = line.indexOf('//')
    const code = at < 0 ? line : line.slice(0, at), parts = []
    let from = 0
    for (const found of code.matchAll(keywords)) {
      parts.push(code.slice(from, found.index), make('span', { class: 'key' }, found[0]))
      from = found.index + found[0].length
    }
    parts.push(code.slice(from))
    if (at >= 0) parts.push(make('span', { class: 'comment' }, line.slice(at)))
    return [...parts, '\n']
  })
}

function heartCard() {
  return make('div', { class: 'card' }, text('h2', 'heart'), text('p', 'heartHint', { class: 'note' }), make('div', { class: 'heart', id: 'heart', tabindex: 0 }))
}

function heartKey() {
  const lesson = state.settings.get('lesson')
  if (lesson === '8') return '8 ' + state.settings.get('method')
  const optimizer = state.settings.get('optimizer')
  if (lesson === '9') return `9 ${optimizer}` + (optimizer === 'adam' ? ' ' + state.settings.get('variant') : '')
  return lesson
}

const heartLines = key => (hearts[key] ?? []).flatMap(({ file, line, source }) => [make('div', { class: 'file' }, `${file}:${line}`), make('pre', {}, ...coloured(source))])

const showHeart = () => byId('heart').replaceChildren(...heartLines(heartKey()))

function commandCard() {
  return make('div', { class: 'card' }, make('div', { class: 'row apart' }, text('h2', 'command'), text('button', 'copy', { type: 'button', onclick: async event => { const { target } = event; await remember(); copy(byId('command').textContent, target) } })),
    make('pre', { class: 'command', id: 'command' }), make('p', { class: 'note', id: 'command-note' }),
    make('div', { id: 'needs-files', hidden: true }, text('p', 'filesNeeded', { class: 'note' }),
      make('div', { class: 'row' }, ...['train', 'test'].map(name => make('button', { type: 'button', onclick: async () => saveFile(name + '.csv', (await engine.one(name)).bytes, 'text/csv') }, name + '.csv')))))
}

async function showCommand() {
  const command = run.isEmpty ? '' : (await engine.one('command')).text()
  byId('command').textContent = command
  byId('command-note').textContent = command && joined([commandNote(), state.settings.get('lesson') === '13' ? t('digitsNote') : ''])
  byId('needs-files').hidden = !command.includes('train.csv')
  const step = disagreements[command.replace('swift run ', '').replace(/ --iterations.*/, '')]
  byId('numpy-note').textContent = step ? t('numpyNote', { at: atStep(step) }) : ''
}

// Where the command's run is another than the page's.
function commandNote() {
  if (run.steps === 0) return t('commandWhole')
  if (state.unit !== 'example' || run.steps % examples.train.length === 0) return ''
  return t('commandPasses', { n: grouped(examples.train.length), passes: Math.max(1, Math.floor(run.steps / examples.train.length)) })
}

async function copy(value, button) {
  try {
    await navigator.clipboard.writeText(value)
    button.textContent = t('copied')
    setTimeout(() => { button.textContent = t(button.dataset.t) }, 1500)
  } catch { say(t('noClipboard')) }
}
