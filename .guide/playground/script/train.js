// The first bench: a network in training. A picture at a time is asked of the worker: some steps, and then all that is
// drawn; the next is asked for when it has been drawn.

const examples = { features: ['x', 'y'], classes: ['0', '1'], train: [], test: [], outputs: 1 }
const run = { isPlaying: false, isBusy: false, steps: 0, token: 0, cost: NaN, results: [], isOver: false }

// Steps and milliseconds of a picture, and the pause before the next, for each speed.
const speeds = [[1, 8, 1000], [1, 8, 100], [1, 8, 0], [10, 30, 0], [100, 60, 0], [1e6, 60, 0]]

function trainBench() {
  const button = (id, key, onclick, className = '') => text('button', key, { id, type: 'button', class: className, onclick })
  const speed = make('select', { id: 'speed', style: 'width:auto', 'data-label': 'speed', onchange: event => { state.view.speed = event.target.value; remember() } })
  return make('div', { class: 'bench train' },
    make('div', { class: 'column' }, presetControls(), dataControls(), networkControls(), trainingControls()),
    make('div', { class: 'column' },
      make('div', { class: 'card' },
        make('div', { class: 'row' }, button('play', 'play', () => setPlaying(!run.isPlaying), 'main'), button('one', 'step', oneStep), button('reset', 'reset', () => restart()), speed,
          make('b', { id: 'steps', style: 'margin-left:auto;font-variant-numeric:tabular-nums' }))),
      make('div', { class: 'card' }, text('h2', 'network'),
        make('figure', {}, make('canvas', { id: 'network', tabindex: 0, role: 'img', onmousemove: event => showWeight(nearestLine(event.offsetX, event.offsetY)), onmouseleave: () => showWeight(-1), onkeydown: networkKeys }),
          make('div', { class: 'tip', id: 'weight-tip', hidden: true }), text('figcaption', 'networkHint'))),
      make('div', { class: 'card' }, make('div', { class: 'row apart' }, text('h2', 'regions'),
          make('label', { class: 'row note' }, text('span', 'horizontal'), axis('x')), make('label', { class: 'row note' }, text('span', 'vertical'), axis('y'))),
        make('figure', {}, make('canvas', { id: 'regions', role: 'img', onclick: drawAt }), make('figcaption', { id: 'regions-hint' })),
        make('div', { class: 'legend', id: 'legend' }),
        make('div', { class: 'row', id: 'drawing', hidden: true, style: 'margin-top:.5rem' },
          make('label', { class: 'row note' }, text('span', 'drawClass'), make('select', { id: 'draw-class', style: 'width:auto' }, ...['0', '1', '2', '3'].map(n => make('option', { value: n }, n)))),
          button('clear', 'clear', () => setDrawn([]))))),
    make('div', { class: 'column' },
      make('div', { class: 'card' }, make('div', { class: 'row apart' }, text('h2', 'cost'),
          make('label', { class: 'row note' }, make('input', { type: 'checkbox', id: 'log', onchange: event => { state.view.log = event.target.checked ? '1' : '0'; remember(); drawCurve() } }), text('span', 'logarithmic'))),
        make('figure', {}, make('canvas', { id: 'curve', role: 'img' })),
        make('div', { class: 'legend', id: 'curve-legend' }),
        make('div', { class: 'numbers', id: 'numbers', 'aria-live': 'off' }),
        make('label', { class: 'row note', style: 'margin-top:.4rem' }, make('input', { type: 'checkbox', id: 'all-digits', onchange: () => { byId('digits').hidden = !byId('all-digits').checked; showNumbers() } }), text('span', 'allDigits')),
        text('p', 'digits', { class: 'note', id: 'digits', hidden: true }), make('p', { class: 'note', id: 'cost-note' }), make('p', { class: 'note', id: 'numpy-note' })),
      commandCard(), heartCard(), modelCard()))
}

const axis = name => make('select', { id: 'axis-' + name, style: 'width:auto;max-width:8.5rem', onchange: event => { state.view[name] = event.target.value; remember(); choosePlane(); picture(0) } })

// A setting was changed: complete it, and begin anew.
async function changeSetting(name, value) {
  const settings = new URLSearchParams(state.settings)
  settings.set(name, value)
  // What another lesson or data set has of its own comes from it.
  if (name === 'data') ['noise', 'points', 'dataseed'].forEach(key => settings.delete(key))
  if (name === 'lesson') [...optionNames, 'scale'].forEach(key => settings.delete(key))
  if (name === 'lesson' && value === '13' && settings.get('init') === 'zeros') settings.delete('init')
  if (['hidden', 'lesson', 'init', 'seed', 'scale'].includes(name)) state.model = false
  state.view.preset = ''
  await begin(settings)
}
const optionNames = ['rate', 'lambda', 'keep', 'maskseed', 'corrected', 'method', 'optimizer', 'variant', 'beta', 'beta2', 'epsilon', 'batch', 'batchseed', 'decay']

async function choosePreset(id) {
  const preset = presets.find(p => p.id === id)
  if (!preset) return
  state.model = false
  state.view.preset = id
  state.view.x = preset.x ?? '0'
  state.view.y = preset.y ?? '1'
  await begin(new URLSearchParams(preset.settings))
}

async function begin(settings, steps = 0) {
  setPlaying(false)
  try {
    await adopt(settings)
    showControls()
    await restart(steps)
  } catch (error) {
    showControls()
    fail(error)
  }
}

// Begins anew with the settings as they are, and takes some steps at once.
async function restart(steps = 0) {
  setPlaying(false)
  const token = ++run.token
  try {
    const start = await engine.one('start&' + state.settings + (state.model ? '&model=1' : ''))
    if (token !== run.token) return
    readExamples(start)
    say()
    Object.assign(run, { steps: 0, cost: NaN, isOver: false })
    Object.assign(net, { hover: -1, gradientsAt: -1 })
    byId('weight-tip').hidden = true
    clearCurve()
    choosePlane()
    showExamples()
    await picture(0)
    // In portions, so that the curve of the test set has points, too.
    while (run.steps < steps && token === run.token && !run.isOver) await picture(Math.min(steps - run.steps, Math.ceil(steps / 60)), 60000)
    showHeart()
    await remember()
  } catch (error) { fail(error) }
}

function readExamples({ numbers, text }) {
  const facts = new URLSearchParams(text())
  const [features, , trainCount, testCount] = numbers
  examples.features = facts.getAll('feature')
  examples.classes = facts.getAll('class')
  examples.outputs = state.settings.get('lesson') === '13' ? examples.classes.length : 1
  const list = (from, count) => Array.from({ length: count }, (_, i) => {
    const at = 4 + (from + i) * (features + 1)
    return { label: numbers[at], x: numbers.subarray(at + 1, at + 1 + features) }
  })
  examples.train = list(0, trainCount)
  examples.test = list(trainCount, testCount)
  examples.notes = facts.getAll('note')
}

function showExamples() {
  for (const name of ['x', 'y']) {
    const select = byId('axis-' + name)
    select.replaceChildren(...examples.features.map((feature, i) => make('option', { value: i }, feature.slice(0, 30))))
    select.value = String(plane[name])
    select.parentElement.hidden = examples.features.length < 3
  }
  const isDrawn = state.settings.get('data') === 'drawn'
  byId('drawing').hidden = !isDrawn
  byId('regions').style.cursor = isDrawn ? 'crosshair' : ''
  byId('regions-hint').textContent = t('regionsHint') + (isDrawn ? t('drawHint') : examples.features.length > 2 ? t('otherFeatures') : '')
    + (state.settings.get('data') === 'file' ? ' ' + examples.notes.join('. ') : '')
  legend()
}

// Some steps, and then a picture of the network.
async function picture(steps, milliseconds = 30) {
  const token = run.token
  const answers = await engine.all([
    { request: { steps, milliseconds } }, 'results', 'layers', gridRequest('regions', regionSize), gridRequest('units', unitSize), 'alive'])
  if (token !== run.token) return
  const [costs, results, layers, regions, units, alive] = answers.map(answer => answer.numbers)
  run.results = results
  run.steps = results[0]
  if (costs.length) run.cost = costs[costs.length - 1]
  addCosts(costs, results[3], run.steps)
  Object.assign(net, { layers, units, alive })
  await draw(regions)
  if (Number.isNaN(run.cost) && costs.length) {
    run.isOver = true
    setPlaying(false)
    say(t('notANumber', { unit: t(state.unit), n: grouped(run.steps - 1) }))
  }
}

// Each drawing is a slice of work of its own, so that the page stays smooth.
const nextPicture = () => document.hidden ? new Promise(done => setTimeout(done, 50)) : new Promise(done => {
  requestAnimationFrame(done)
  setTimeout(done, 200) // should the window be covered
})
const breath = () => new Promise(done => setTimeout(done))
async function draw(regions) {
  await nextPicture()
  timed('regions', () => { paintRegions(regions); drawRegions() })
  await breath()
  timed('network', drawNetwork)
  await breath()
  timed('curve', () => { drawCurve(); showNumbers() })
}

function showNumbers() {
  const all = byId('all-digits').checked, digits = value => all ? String(value) : six(value)
  const [, , trainRight, testCost, testRight] = run.results
  byId('steps').textContent = `${t(state.unit + 's')} ${grouped(run.steps)}`
  const at = run.steps > 0 ? `${t('costTrain')}, ${t(state.unit)} ${grouped(run.steps - 1)}` : t('costTrain')
  const parts = [[at, run.steps > 0 ? digits(run.cost) : '–'], [t('costTest'), digits(testCost)], [t('accuracyTrain'), percent(trainRight)], [t('accuracyTest'), percent(testRight)]]
  byId('numbers').replaceChildren(...parts.map(([name, value]) => make('div', {}, name, make('b', {}, value))))
}

function showLegends() {
  byId('curve-legend').replaceChildren(...[['train', 'trainSet', '―'], ['test', 'testSet', '╌']].map(([tint, key, line]) =>
    make('span', {}, make('b', { style: `color:var(--${tint})` }, line), t(key))))
  const note = state.unit === 'epoch' ? t('costIsLast') : state.unit === 'example' ? t('costIsExample') : ''
  byId('cost-note').textContent = note
}

function setPlaying(isPlaying) {
  run.isPlaying = isPlaying && !run.isOver
  const button = byId('play')
  button.dataset.t = run.isPlaying ? 'pause' : 'play'
  button.textContent = t(button.dataset.t)
  button.setAttribute('aria-pressed', String(run.isPlaying))
  if (run.isPlaying && !run.isBusy) play()
}

async function play() {
  run.isBusy = true
  try {
    while (run.isPlaying) {
      const [steps, milliseconds, pause] = speeds[Number(state.view.speed)] ?? speeds[3]
      await picture(steps, milliseconds)
      if (pause) await new Promise(done => setTimeout(done, pause))
    }
  } catch (error) { fail(error) }
  run.isBusy = false
  await remember()
}

async function oneStep() {
  setPlaying(false)
  if (run.isOver) return
  try { await picture(1) } catch (error) { return fail(error) }
  await remember()
}

// The address and the command follow what has been done.
async function remember() {
  try {
    await writeAddress(run.steps)
    await showCommand()
    showLegends()
  } catch (error) { fail(error) }
}

// What went wrong, in a sentence. After a trap the session has been built anew, and begins again.
let traps = 0
async function fail(error) {
  setPlaying(false)
  if (error instanceof engine.Complaint) return say(error.message)
  if (!(error instanceof engine.Trap)) { say(String(error.message ?? error)); throw error }
  if (++traps > 3) return say(t('stopped', { reason: error.message }))
  if (state.settings.get('data') === 'file') state.settings = new URLSearchParams('lesson=2&data=moons')
  await begin(state.settings)
  traps = 0
  say(t('stopped', { reason: error.message }))
}
