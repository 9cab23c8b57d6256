// Puts the page together.

const benches = { train: 'benchTrain', weights: 'benchWeights', paths: 'benchPaths', names: 'benchNames', check: 'benchCheck' }

function showBench(name) {
  state.view.bench = name
  for (const [bench, key] of Object.entries(benches)) {
    byId('bench-' + bench).hidden = bench !== name
    byId('tab-' + bench).setAttribute('aria-selected', String(bench === name))
    byId('tab-' + bench).tabIndex = bench === name ? 0 : -1
  }
  if (name !== 'train') setPlaying(false)
  openBench[name]?.()
}
// What a bench does when it is shown.
const openBench = {
  train: () => { if (examples.train.length) { drawRegions(); drawNetwork(); drawCurve() } },
  weights: () => openWeights(), paths: () => openPaths(), names: () => openNames(), check: () => openCheck(),
}

function makeTabs() {
  const names = Object.keys(benches)
  byId('tabs').append(...names.map(name => text('button', benches[name], { type: 'button', role: 'tab', id: 'tab-' + name, 'aria-controls': 'bench-' + name,
    onclick: () => { showBench(name); remember() } })))
  byId('tabs').addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const next = names[(names.indexOf(state.view.bench) + step + names.length) % names.length]
    showBench(next)
    byId('tab-' + next).focus()
  })
}

function setLanguage(next) {
  language = next
  document.documentElement.lang = next === 'zh' ? 'zh-Hans' : 'en'
  document.title = t('title')
  translate()
  byId('language').textContent = t('language')
  byId('speed').replaceChildren(...t('speeds').split('|').map((name, i) => make('option', { value: i }, name)))
  byId('speed').value = state.view.speed
  showTheme()
}

function showTheme() {
  const isDark = document.documentElement.dataset.theme === 'dark'
  byId('theme').textContent = t(isDark ? 'light' : 'dark')
}
function setTheme(theme) {
  document.documentElement.dataset.theme = theme
  document.documentElement.style.colorScheme = theme
}

function redraw() {
  showControls()
  showNumbers()
  showLegends()
  showExamples()
  openBench[state.view.bench]?.()
}

async function open() {
  for (const [bench, build] of Object.entries({ train: trainBench, weights: weightsBench, paths: pathsBench, names: namesBench, check: checkBench })) byId('bench-' + bench).append(build())
  makeTabs()
  const { settings, view, isEmpty } = readAddress()
  Object.assign(state.view, view)
  setTheme(view.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'))
  setLanguage(view.lang || (navigator.language.startsWith('zh') ? 'zh' : 'en'))
  byId('log').checked = view.log === '1'
  byId('language').onclick = () => { state.view.lang = language === 'zh' ? 'en' : 'zh'; setLanguage(state.view.lang); redraw(); remember() }
  byId('theme').onclick = () => { state.view.theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'; setTheme(state.view.theme); showTheme(); openBench[state.view.bench]?.(); picture(0); remember() }
  await openState(settings, view, isEmpty)
  watchDrops()
  addEventListener('resize', soon(() => openBench[state.view.bench]?.(), 120))
  addEventListener('hashchange', async () => {
    const { settings, view, isEmpty } = readAddress()
    Object.assign(state.view, view)
    if (view.lang && view.lang !== language) setLanguage(view.lang)
    await openState(settings, view, isEmpty)
  })
  addEventListener('keydown', event => {
    const isTyping = /INPUT|SELECT|BUTTON|TEXTAREA/.test(event.target.tagName)
    if (state.view.bench !== 'train' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    const action = { ' ': () => setPlaying(!run.isPlaying), s: oneStep, r: () => restart() }[event.key]
    if (action) { event.preventDefault(); action() }
  })
}

// What an address says; an empty one is the first preset.
async function openState(settings, view, isEmpty) {
  const preset = presets.find(p => p.id === (view.preset || (isEmpty ? 'start' : '')))
  if (preset && isEmpty) {
    settings = new URLSearchParams(preset.settings)
    state.view.x = preset.x ?? view.x
    state.view.y = preset.y ?? view.y
  }
  state.view.preset = preset?.id ?? ''
  showBench(view.bench in benches ? view.bench : 'train')
  const steps = Math.min(200000, Number(view.steps) || 0)
  if (settings.get('data') === 'file') {
    settings.set('data', 'moons')
    await begin(settings)
    return say(t('fileAgain'))
  }
  await begin(settings, steps)
}

const isSelfTest = location.hash.includes('selftest')
open().then(() => { if (isSelfTest) return selfTest() })
  .catch(error => { say(String(error.message ?? error)); document.body.dataset.broken = String(error.stack ?? error) })
