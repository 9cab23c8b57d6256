// The first bench: a network in training. The worker is asked for one picture at a time, some steps and then everything
// to be drawn; the next is requested when it has been drawn.

const examples = { features: ['x', 'y'], classes: ['0', '1'], train: [], test: [], outputs: 1, notes: [] }
const noResults = [0, NaN, NaN, undefined, NaN]
// `until` is a number of steps to which the run goes as fast as it can; `isReplay` if a link asks for them; `wake` ends a pause.
const run = { isPlaying: false, isBusy: false, isEmpty: false, isReplay: false, until: Infinity, steps: 0, token: 0, cost: NaN, results: noResults, isOver: false, wake() {}, playing: null }
// Settings that were asked for last, until the session has answered: changes in quick succession add up.
const asked = { settings: null, model: false, answered: null, stale: null }

// Steps and milliseconds of a picture, and the pause before the next, for each speed; and for a run to a number of steps.
const speeds = [[1, 8, 1000], [1, 8, 100], [1, 8, 0], [10, 30, 0], [100, 60, 0], [1e6, 60, 0]]
const fastest = [1e6, 120, 0]

function trainBench() {
  return make('div', { class: 'bench train' },
    make('div', { class: 'column settings' }, presetControls(), dataControls(), networkControls(), trainingControls()),
    make('div', { class: 'column pictures' }, playCard(), networkCard(), regionsCard()),
    make('div', { class: 'column further' }, costCard(), make('div', { class: 'column more' }, commandCard(), heartCard(), modelCard())))
}

const button = (id, key, onclick, className = '') => text('button', key, { id, type: 'button', class: className, onclick })

function playCard() {
  const speed = make('select', { id: 'speed', 'data-label': 'speed', onchange: event => { state.view.speed = event.target.value; run.wake(); remember() } })
  return make('div', { class: 'card play' },
    make('div', { class: 'row' }, button('play', 'play', togglePlaying, 'main'), button('one', 'step', oneStep), button('reset', 'reset', restart), speed,
      make('button', { id: 'to-end', type: 'button', onclick: playToEnd }), make('b', { id: 'steps' })),
    make('p', { class: 'note', id: 'guide' }), make('p', { class: 'why', id: 'why', hidden: true }))
}

function networkCard() {
  const point = event => showWeight(nearestLine(event.offsetX, event.offsetY))
  // A finger that is lifted leaves the picture; what it has pointed at stays.
  const leave = event => { if (event.pointerType !== 'touch') showWeight(-1) }
  return make('div', { class: 'card' }, text('h2', 'network'),
    make('figure', {}, make('canvas', { id: 'network', tabindex: 0, role: 'img', 'data-label': 'networkPicture', onpointermove: point, onpointerdown: point, onpointerleave: leave, onkeydown: networkKeys }),
      make('div', { class: 'tip', id: 'weight-tip', hidden: true }), text('figcaption', 'networkHint')))
}

function regionsCard() {
  return make('div', { class: 'card' }, make('div', { class: 'row apart' }, text('h2', 'regions'),
      make('label', { class: 'row note' }, text('span', 'horizontal'), axis('x')), make('label', { class: 'row note' }, text('span', 'vertical'), axis('y'))),
    make('figure', {}, make('canvas', { id: 'regions', role: 'img', 'data-label': 'regionsPicture',
      onclick: drawAt, onkeydown: drawKeys, onfocus: () => drawRegions(), onblur: () => drawRegions() }), make('figcaption', { id: 'regions-hint' })),
    make('div', { class: 'legend', id: 'legend' }),
    make('div', { class: 'row', id: 'drawing', hidden: true },
      make('label', { class: 'row note' }, text('span', 'drawClass'), make('select', { id: 'draw-class' })),
      button('clear', 'clear', () => setDrawn([]))))
}

function costCard() {
  const tickBox = (id, key, view, show) => make('label', { class: 'row note' },
    make('input', { type: 'checkbox', id, onchange: event => { state.view[view] = event.target.checked ? '1' : '0'; remember(); show(event.target.checked) } }), text('span', key))
  return make('div', { class: 'card cost' }, make('div', { class: 'row apart' }, text('h2', 'cost'), tickBox('log', 'logarithmic', 'log', drawCurve)),
    make('figure', {}, make('canvas', { id: 'curve', role: 'img', 'data-label': 'curvePicture' })),
    make('div', { class: 'legend', id: 'curve-legend' }),
    make('div', { class: 'numbers', id: 'numbers', 'aria-live': 'off' }),
    tickBox('all-digits', 'allDigits', 'digits', isOn => { byId('digits').hidden = !isOn; showNumbers() }),
    text('p', 'digits', { class: 'note', id: 'digits', hidden: true }), make('p', { class: 'note', id: 'cost-note' }), make('p', { class: 'note', id: 'numpy-note' }))
}

const axis = name => make('select', { id: 'axis-' + name, style: 'width:auto;max-width:8.5rem', onchange: event => { state.view[name] = event.target.value; remember(); choosePlane(); picture(0) } })

// A setting was changed: complete it, and begin anew. A refused one leaves all as it was.
async function changeSetting(name, value) {
  const settings = new URLSearchParams(asked.settings ?? state.settings)
  const isFresh = ['hidden', 'lesson', 'init', 'seed', 'scale'].includes(name)
  settings.set(name, value)
  // A new lesson or data set brings its own values for these.
  if (name === 'data') ['noise', 'points', 'dataseed'].forEach(key => settings.delete(key))
  if (name === 'data' && value === 'drawn') settings.set('standardize', '0')
  if (name === 'label') settings.set('data', 'file')
  if (name === 'lesson') settleLesson(settings, value)
  const sentence = await begin(settings, { model: !isFresh && (asked.settings ? asked.model : state.model), isNew: name === 'lesson' }) ? '' : byId('message').textContent
  if (sentence && fields.has(name)) say(joined([sentence, t('stays', { name: t(fields.get(name).key) })]))
}

function settleLesson(settings, lesson) {
  [...optionNames, 'scale'].forEach(key => settings.delete(key))
  if (lesson === '13' && settings.get('init') === 'zeros') settings.delete('init')
  if (lesson !== '13' && settings.get('data') === 'iris') ['data', 'noise', 'points', 'dataseed'].forEach(key => settings.delete(key))
}

async function choosePreset(id) {
  const preset = presets.find(p => p.id === id)
  if (!preset) return
  state.view.x = preset.x ?? '0'
  state.view.y = preset.y ?? '1'
  await begin(new URLSearchParams(preset.settings), { preset: id, isNew: true })
}

// Begins anew with settings, which the session completes, and goes on to some steps. Says whether the session took them; if
// not, the page stays with those it has.
async function begin(settings, { steps = 0, model = false, preset = '', sentence = '', isNew = false } = {}) {
  setPlaying(false)
  const token = ++run.token, isEmpty = lacksPoints(settings), again = { model, preset }
  const requests = ['settings&' + settings, ...(isEmpty ? [] : ['start&' + settings + (model ? '&model=1' : '')])]
  const answers = engine.all(requests)
  Object.assign(asked, { settings, model, answered: answers.catch(() => {}) })
  try {
    const [answer, start] = await answers
    if (token !== run.token) { asked.stale = [settings, again]; return true }
    Object.assign(asked, { settings: null, stale: null })
    adopt(answer)
    state.model = model
    state.view.preset = preset
    run.isEmpty = isEmpty
    if (isEmpty) readDrawn()
    else readExamples(start)
    say(sentence)
    if (steps) byId('command').textContent = ''
    showStart()
    await (isEmpty ? drawEmpty() : picture(0))
    if (steps && token === run.token) await playTo(steps, true)
    else if (token === run.token) await remember(isNew)
    return true
  } catch (error) {
    if (token !== run.token) return false
    asked.settings = null
    // Changes before this one may have been begun, but not shown.
    if (asked.stale) await begin(...asked.stale)
    showControls()
    await fail(error)
    return false
  }
}

function showStart() {
  Object.assign(run, { steps: 0, until: Infinity, isReplay: false, cost: NaN, results: noResults, isOver: false })
  Object.assign(net, { hover: -1, gradients: null, gradientsAt: -1, askedAt: -1 })
  byId('weight-tip').hidden = true
  clearCurve()
  choosePlane()
  showControls()
  showExamples()
  showHeart()
  showLegends()
}

// Begins anew with the settings as they are.
const restart = () => begin(asked.settings ?? state.settings, { model: asked.settings ? asked.model : state.model, preset: state.view.preset })

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
  const data = state.settings.get('data'), isDrawn = data === 'drawn', several = state.settings.get('lesson') === '13'
  byId('drawing').hidden = !isDrawn
  const classes = byId('draw-class'), chosen = classes.value
  classes.replaceChildren(...['0', '1', ...(several ? ['2', '3'] : [])].map(n => make('option', { value: n }, n)))
  classes.value = chosen < classes.length ? chosen : '0'
  byId('regions').style.cursor = isDrawn ? 'crosshair' : ''
  byId('regions').tabIndex = isDrawn ? 0 : -1
  byId('regions-hint').textContent = joined([t('regionsHint').trim(), isDrawn ? t('drawHint') : examples.features.length > 2 ? t('otherFeatures') : '',
    ...(data === 'file' ? [t('fileNotes', { notes: examples.notes.join('; ') }), ...unevenNote()] : [])])
  legend()
}

// A table with features of very different sizes learns badly as it stands.
function unevenNote() {
  if (state.settings.get('standardize') === '1') return []
  const deviation = feature => {
    const values = examples.train.map(({ x }) => x[feature]), mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  }
  const largest = Math.max(...examples.features.map((_, feature) => deviation(feature)))
  return largest > 10 ? [t('standardizeHint', { n: Number(largest.toPrecision(2)) })] : []
}

// Some steps, and then a picture of the network.
async function picture(steps, milliseconds = 30) {
  if (asked.settings) await asked.answered
  if (run.isEmpty) return
  const token = run.token
  const answers = await engine.all([
    { request: { steps, milliseconds } }, 'results', 'layers', gridRequest('regions', regionSize), gridRequest('units', unitSize), 'alive',
    ...(net.hover >= 0 ? ['gradients'] : [])])
  if (token !== run.token) return
  const [costs, results, layers, regions, units, alive, gradients] = answers.map(answer => answer.numbers)
  run.results = results
  run.steps = results[0]
  if (costs.length) {
    run.cost = costs[costs.length - 1]
    run.isOver = Number.isNaN(run.cost)
  }
  addCosts(costs, results[3], run.steps)
  Object.assign(net, { layers, units, alive })
  if (gradients) Object.assign(net, { gradients, gradientsAt: run.steps })
  await draw(regions, token)
  if (run.isOver && costs.length && token === run.token) {
    setPlaying(false)
    say(t('notANumber', { at: atStep(run.steps - 1) }))
  }
}

// What there is before points of two classes are drawn.
async function drawEmpty() {
  Object.assign(net, { layers: new Float64Array(), units: null, alive: null })
  await draw(new Float64Array(regionSize * regionSize * examples.outputs).fill(NaN), run.token)
}

// Each drawing is a slice of work of its own, so that the page stays smooth.
const nextPicture = () => document.hidden ? new Promise(done => setTimeout(done, 50)) : new Promise(done => {
  requestAnimationFrame(done)
  setTimeout(done, 200) // should the window be covered
})
const breath = () => new Promise(done => setTimeout(done))
async function draw(regions, token) {
  await nextPicture()
  for (const [name, work] of [['regions', () => { paintRegions(regions); drawRegions() }], ['network', drawNetwork], ['curve', () => { drawCurve(); showNumbers() }]]) {
    if (token !== run.token) return
    timed(name, work)
    await breath()
  }
}

function showNumbers() {
  const all = byId('all-digits').checked, digits = value => value === undefined ? '–' : all ? String(value) : six(value)
  const [, , trainRight, testCost, testRight] = run.results
  byId('steps').textContent = run.until < Infinity && run.isPlaying ? t(run.isReplay ? 'replaying' : 'stepsOf', { unit: t(state.unit + 's'), n: grouped(run.steps), of: grouped(run.until) })
    : `${t(state.unit + 's')} ${grouped(run.steps)}`
  const at = run.steps > 0 ? t('costAt', { at: atStep(run.steps - 1) }) : t('costTrain')
  const parts = [[at, run.steps > 0 ? digits(run.cost) : '–'], [t('costTest'), examples.test.length ? digits(testCost) : '–'], [t('accuracyTrain'), percent(trainRight)], [t('accuracyTest'), percent(testRight)]]
  byId('numbers').replaceChildren(...parts.map(([name, value]) => make('div', {}, name, make('b', {}, value))))
  byId('to-end').textContent = t('toEnd', { n: grouped(fullSteps()) })
  byId('to-end').disabled = run.isEmpty || run.isOver || run.steps >= fullSteps()
}

function showLegends() {
  byId('curve-legend').replaceChildren(...[['train', 'trainSet', '―'], ['test', 'testSet', '╌']].map(([tint, key, line]) =>
    make('span', {}, make('b', { style: `color:var(--${tint})` }, line), t(key))))
  const masks = state.settings.get('lesson') === '6' && state.settings.get('keep') !== '1'
  const notes = ['costIsBefore', { epoch: 'costIsLast', example: 'costIsExample' }[state.unit], Number(state.settings.get('lambda')) > 0 && has('lambda') && 'costHasPenalty', masks && 'costHasMasks']
  byId('cost-note').textContent = joined(notes.map(key => key && t(key)))
  byId('guide').textContent = t(run.isEmpty ? 'drawFirst' : 'guide')
}

// How many steps a run has: the program's, if the preset does not say.
const programSteps = { 2: 15000, 3: 15000, 5: 20000, 6: 20000, 8: 30000, 9: 10000, 10: 10000, 11: 30000, 13: 1000 }
function fullSteps() {
  const method = state.settings.get('lesson') === '8' && state.settings.get('method')
  return presets.find(preset => preset.id === state.view.preset)?.steps ?? (method === 'stochastic' ? 5 * examples.train.length : method === 'mini-batch' ? 10000 : programSteps[state.settings.get('lesson')])
}

function setPlaying(isPlaying) {
  run.isPlaying = isPlaying && !run.isOver && !run.isEmpty
  const button = byId('play')
  button.dataset.t = run.isPlaying ? 'pause' : 'play'
  button.textContent = t(button.dataset.t)
  if (!run.isPlaying) run.wake()
  else if (!run.isBusy) run.playing = play()
}

function togglePlaying() {
  if (!run.isPlaying) Object.assign(run, { until: Infinity, isReplay: false })
  setPlaying(!run.isPlaying)
}

// Plays up to some steps as fast as it goes; what stops playing stops this.
async function playTo(steps, isReplay) {
  Object.assign(run, { until: steps, isReplay })
  setPlaying(true)
  await run.playing
}
const playToEnd = () => playTo(fullSteps(), false)

async function play() {
  let token
  run.isBusy = true
  try {
    while (run.isPlaying && run.steps < run.until) {
      const [steps, milliseconds, pause] = run.until < Infinity ? fastest : speeds[Number(state.view.speed)]
      token = run.token
      // In sixty portions at least, so that the curve of the test set has points, too.
      await picture(Math.min(steps, run.until - run.steps, Math.ceil(run.until / 60)), milliseconds)
      if (pause && run.isPlaying) await new Promise(done => { run.wake = done; setTimeout(done, pause) })
    }
  } catch (error) { fail(error) }
  run.isBusy = false
  if (run.isPlaying) setPlaying(false)
  if (token !== run.token) return
  showNumbers()
  await remember()
}

async function oneStep() {
  setPlaying(false)
  if (run.isOver) return
  try { await picture(1) } catch (error) { return fail(error) }
  await remember()
}

// The address and the command follow what has been done.
async function remember(isNew = false) {
  try {
    await writeAddress(run.steps, isNew)
    await showCommand()
  } catch (error) { fail(error) }
}

// Reports an error in a sentence. After a trap the session has been rebuilt, and starts again.
let traps = 0
async function fail(error) {
  setPlaying(false)
  if (error instanceof engine.Complaint) return say(sentenceOf(error.message))
  if (!(error instanceof engine.Trap)) { say(String(error.message ?? error)); throw error }
  if (++traps > 3) return say(t('stopped', { reason: error.message }))
  if (state.settings.get('data') === 'file') state.settings = new URLSearchParams('lesson=2&data=moons')
  await begin(state.settings)
  traps = 0
  say(t('stopped', { reason: error.message }))
}
