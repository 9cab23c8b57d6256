// Assembles the page.

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
    const at = names.indexOf(state.view.bench)
    const place = { ArrowRight: (at + 1) % names.length, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    if (place === undefined) return
    const next = names.at(place)
    event.preventDefault()
    showBench(next)
    byId('tab-' + next).focus()
    remember()
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
  byId('language').onclick = () => { state.view.lang = language === 'zh' ? 'en' : 'zh'; setLanguage(state.view.lang); redraw(); remember() }
  byId('theme').onclick = () => { state.view.theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'; setTheme(state.view.theme); showTheme(); openBench[state.view.bench]?.(); picture(0); remember() }
  byId('message').onclick = () => say()
  watchDrops()
  addEventListener('resize', soon(() => openBench[state.view.bench]?.(), 120))
  addEventListener('hashchange', () => openState(readAddress()))
  addEventListener('keydown', pressKey)
  await openState(readAddress())
}

// Space plays and pauses, S takes a step, R begins anew; not where one types, and Space presses a button that has the focus.
function pressKey(event) {
  const { tagName, type } = event.target, key = event.key.toLowerCase()
  const isTyping = /SELECT|TEXTAREA/.test(tagName) || tagName === 'INPUT' && type !== 'checkbox'
  const isPress = key === ' ' && /BUTTON|INPUT|SUMMARY/.test(tagName)
  if (state.view.bench !== 'train' || isTyping || isPress || event.ctrlKey || event.metaKey || event.altKey) return
  const action = { ' ': togglePlaying, s: oneStep, r: restart, escape: () => say() }[key]
  if (action) { event.preventDefault(); action() }
}

// How an address wants the page to look; what it does not say of theme and language stays.
function applyView(view) {
  for (const name of ['theme', 'lang']) view[name] ||= state.view[name]
  Object.assign(state.view, view, { preset: state.view.preset, steps: state.view.steps })
  setTheme(view.theme || document.documentElement.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'))
  setLanguage(view.lang || (document.documentElement.dataset.theme && byId('language').textContent ? language : navigator.language.startsWith('zh') ? 'zh' : 'en'))
  byId('log').checked = view.log === '1'
  byId('all-digits').checked = view.digits === '1'
  byId('digits').hidden = view.digits !== '1'
}

const mostSteps = 200000
// What an address says; an empty one is the first preset. What it says wrongly is named, and left out.
async function openState({ settings, view, wrong, isEmpty }) {
  applyView(view)
  const first = presets[0], preset = presets.find(p => p.id === view.preset) ?? (isEmpty ? first : undefined)
  showBench(view.bench)
  const hasNetwork = examples.train.length > 0
  const sentences = wrong.length ? [t('unknownSettings', { list: wrong.join(', ') })] : []
  if (view.bench !== 'train' && isEmpty && hasNetwork) {
    say(joined(sentences))
    return remember()
  }
  if (preset && isEmpty) {
    settings = new URLSearchParams(preset.settings)
    state.view.x = preset.x ?? view.x
    state.view.y = preset.y ?? view.y
  }
  let steps = Number(view.steps)
  if (steps > mostSteps) sentences.push(t('stepsCut', { n: grouped(steps), most: grouped(mostSteps) }))
  if (settings.get('data') === 'file') { settings.set('data', 'moons'); steps = 0; sentences.push(t('fileAgain')) }
  if (view.model === '1') { steps = 0; sentences.push(t('modelAgain')) }
  if (await begin(settings, { steps: Math.min(mostSteps, steps), preset: preset?.id, sentence: joined(sentences) })) return
  sentences.push(byId('message').textContent, t('startInstead'))
  await begin(new URLSearchParams(first.settings), { preset: first.id, sentence: joined(sentences) })
}

const isSelfTest = location.hash.includes('selftest')
open().then(() => { if (isSelfTest) return selfTest() })
  .catch(error => { say(String(error.message ?? error)); document.body.dataset.broken = String(error.stack ?? error) })
