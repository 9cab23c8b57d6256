// The controls of the first bench. Each is created once; `showControls` updates its value, and
// hides what a lesson does not have.

const lessonNumbers = ['2', '3', '5', '6', '8', '9', '10', '11', '13']
const dataSets = [['moons', 'moons'], ['circles', 'circles'], ['planar', 'planar'], ['breast-cancer', 'cancer'], ['iris', 'iris'], ['drawn', 'drawn'], ['file', 'file']]
const fields = new Map() // name → { label, input, isLive, show }

function field(name, key, input, isLive, className = '') {
  const caption = text('span', key)
  const label = make('label', { class: className }, ...(input.type === 'checkbox' ? [input, caption] : [caption, input]))
  input.name = name
  const change = () => changeSetting(name, input.type === 'checkbox' ? (input.checked ? '1' : '0') : input.value)
  input.addEventListener('change', change)
  input.addEventListener('blur', () => showField(name))
  fields.set(name, { label, input, isLive, caption, key })
  return label
}
const numberInput = (step, min, max) => make('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', spellcheck: 'false', 'data-step': step, min, max, onkeydown: nudge })
// The arrow keys move a number up and down as they do in number fields, in steps that suit its size.
function nudge(event) {
  const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key]
  if (!direction) return
  event.preventDefault()
  const value = Number(this.value) || 0
  const step = this.dataset.step === 'log' ? 0 : Number(this.dataset.step)
  const next = step ? value + direction * step : value === 0 ? (direction > 0 ? 0.01 : 0) : direction > 0 ? value * 2 : value / 2
  const low = this.min === undefined || this.getAttribute('min') === null ? -Infinity : Number(this.getAttribute('min'))
  this.value = String(Math.max(low, Number(next.toPrecision(6))))
  this.dispatchEvent(new Event('change'))
}
const choices = pairs => make('select', {}, ...pairs.map(([value, key]) => text('option', key, { value })))
const tick = () => make('input', { type: 'checkbox' })

const isGenerated = () => ['moons', 'circles', 'planar'].includes(state.settings.get('data'))
const has = name => state.options.includes(name)
const hasOption = name => () => has(name)

function dataControls() {
  return make('div', { class: 'card' }, text('h2', 'data'), make('div', { class: 'fields' },
    field('data', 'dataset', choices(dataSets), () => true, 'full'),
    field('noise', 'noise', numberInput('0.05', 0), isGenerated),
    field('points', 'points', numberInput('20', 4), isGenerated),
    field('dataseed', 'dataseed', numberInput('1', 0), isGenerated),
    field('splitseed', 'splitseed', numberInput('1', 0), () => ['breast-cancer', 'iris', 'file'].includes(state.settings.get('data'))),
    field('label', 'label', make('input', { type: 'text', autocomplete: 'off' }), () => state.settings.get('data') === 'file' || state.hasFile, 'full'),
    field('standardize', 'standardize', tick(), () => state.settings.get('data') !== 'drawn', 'tick')))
}

function networkControls() {
  return make('div', { class: 'card' }, text('h2', 'network'),
    text('p', 'layersHint', { class: 'note' }), make('div', { class: 'layers', id: 'layers' }),
    make('div', { class: 'fields', style: 'margin-top:.5rem' },
      field('init', 'init', choices([['zeros', 'zeros'], ['random', 'random'], ['xavier', 'xavier'], ['he', 'he']]), () => true),
      field('scale', 'scale', numberInput('log', 0), () => state.settings.get('init') === 'random'),
      field('seed', 'seed', numberInput('1', 0), () => state.settings.get('init') !== 'zeros')))
}

function trainingControls() {
  return make('div', { class: 'card' }, text('h2', 'training'), make('div', { class: 'fields' },
    field('lesson', 'lesson', choices(lessonNumbers.map(n => [n, 'lessonName' + n])), () => true, 'full'),
    field('rate', 'rate', numberInput('log', 0), hasOption('rate')),
    field('lambda', 'lambda', numberInput('0.1', 0), hasOption('lambda')),
    field('keep', 'keep', numberInput('0.05', 0), hasOption('keep')),
    field('maskseed', 'maskseed', numberInput('1', 0), hasOption('maskseed')),
    field('method', 'method', choices([['batch', 'batchMethod'], ['stochastic', 'stochastic'], ['mini-batch', 'miniBatch']]), hasOption('method'), 'full'),
    field('optimizer', 'optimizer', choices(methods.map(name => [name, name])), hasOption('optimizer')),
    field('variant', 'variant', choices([['published', 'published'], ['textbook', 'textbook'], ['from-scratch', 'fromScratch']]), hasOption('variant')),
    field('beta', 'beta', numberInput('0.05', 0), hasOption('beta')),
    field('beta2', 'beta2', numberInput('0.001', 0), hasOption('beta2')),
    field('epsilon', 'epsilon', numberInput('log', 0), hasOption('epsilon')),
    field('decay', 'decay', numberInput('0.05', 0), hasOption('decay')),
    field('batch', 'batch', numberInput('16', 1), hasOption('batch')),
    field('batchseed', 'batchseed', numberInput('1', 0), hasOption('batchseed')),
    field('corrected', 'corrected', tick(), hasOption('corrected'), 'tick')))
}

function presetControls() {
  const groups = [['presetsStart', p => p.id === 'start'], ['presetsPublished', p => p.id.startsWith('lesson')], ['presetsLabs', p => p.group === 'labs'], ['presetsFailures', p => p.group === 'failures']]
  const select = make('select', { id: 'preset', onchange: () => choosePreset(select.value) },
    text('option', 'own', { value: '' }),
    ...groups.map(([key, belongs]) => make('optgroup', { label: t(key), 'data-group': key }, ...presets.filter(belongs).map(p => text('option', 'preset' + p.id, { value: p.id })))))
  return make('div', { class: 'card' }, make('label', { for: 'preset' }, text('h2', 'experiment')), select)
}

function showField(name) {
  const { input } = fields.get(name), value = (asked.settings ?? state.settings).get(name)
  if (input.type === 'checkbox') input.checked = value === '1'
  else if (document.activeElement !== input || input.tagName === 'SELECT') input.value = value ?? ''
}

function showControls() {
  for (const [name, { label, input, isLive }] of fields) {
    const live = isLive()
    label.hidden = !live
    input.disabled = !live
    showField(name)
    if (['rate', 'beta', 'beta2', 'epsilon'].includes(name)) input.placeholder = live ? t('itsOwn') : ''
  }
  const noise = fields.get('noise').caption
  noise.dataset.t = state.settings.get('data') === 'planar' ? 'flipped' : 'noise'
  noise.textContent = t(noise.dataset.t)
  showLayers()
  const id = state.view.preset
  byId('preset').value = id
  byId('why').hidden = !id
  byId('why').textContent = id ? t('why' + id) : ''
  for (const group of document.querySelectorAll('[data-group]')) group.label = t(group.dataset.group)
}

const hiddenSizes = (settings = state.settings) => (settings.get('hidden') || '').split(',').filter(Boolean).map(Number)

function showLayers() {
  // A change is made to what was asked for last, and the button that made it keeps the focus.
  const set = change => changeSetting('hidden', change(hiddenSizes(asked.settings ?? state.settings)).join(','))
  const less = i => sizes => sizes[i] > 1 ? sizes.with(i, sizes[i] - 1) : sizes.filter((_, k) => k !== i)
  const more = i => sizes => sizes.with(i, sizes[i] + 1)
  const key = (id, label, sign, change) => make('button', { type: 'button', id, 'aria-label': label, title: label, onclick: () => set(change) }, sign)
  const parts = hiddenSizes().map((size, i) => make('span', { class: 'layer', role: 'group' },
    key(`less${i}`, size > 1 ? t('fewerUnits', { n: i + 1 }) : t('removeLayer'), '−', less(i)), make('span', {}, String(size)), key(`more${i}`, t('moreUnits', { n: i + 1 }), '+', more(i))))
  const focus = document.activeElement?.id
  byId('layers').replaceChildren(...parts, key('add', t('addLayer'), '+', sizes => [...sizes, sizes.at(-1) ?? 4]))
  if (/^(less|more)\d|^add$/.test(focus)) (byId(focus) ?? byId('add')).focus()
}
