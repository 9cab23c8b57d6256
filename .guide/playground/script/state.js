// The state of an experiment, which is in the address: settings in the words of the Swift session, and how the page shows them.
// What the session would choose for itself is left out, so that links stay short; so is what belongs to another bench.

const viewDefaults = { bench: 'train', lang: '', theme: '', speed: '3', log: '0', digits: '0', x: '0', y: '1', steps: '0', model: '0',
  act: 'relu', scale4: '2', surface: 'ellipse', rate9: '', beta9: '', start9: '', begin: '', eps: '-7', mistake: '0', preset: '' }
// What of it each bench has; all have the bench, the language and the theme.
const viewOf = { train: ['speed', 'log', 'digits', 'x', 'y', 'steps', 'model', 'preset'], weights: ['act', 'scale4'],
  paths: ['surface', 'rate9', 'beta9', 'start9'], names: ['begin'], check: ['eps', 'mistake'] }
const viewRules = { bench: /^(train|weights|paths|names|check)$/, lang: /^(en|zh)$/, theme: /^(light|dark)$/, speed: /^[0-5]$/,
  log: /^[01]$/, digits: /^[01]$/, model: /^[01]$/, x: /^\d+$/, y: /^\d+$/, steps: /^\d+$/, act: /^(relu|tanh)$/, scale4: /^\d+$/,
  surface: /^(ellipse|ravine|beale)$/, rate9: /^-?[\d.]+$/, beta9: /^[\d.]+$/, start9: /^-?[\d.]+,-?[\d.]+$/, begin: /^[a-zA-Z]{0,12}$/,
  eps: /^(0|-\d+(\.5)?)$/, mistake: /^[0-6]$/ }
const optionNames = ['rate', 'lambda', 'keep', 'maskseed', 'corrected', 'method', 'optimizer', 'variant', 'beta', 'beta2', 'epsilon', 'batch', 'batchseed', 'decay']
const settingNames = ['lesson', 'data', 'noise', 'points', 'dataseed', 'drawn', 'label', 'standardize', 'splitseed', 'hidden', 'init', 'scale', 'seed', ...optionNames]

const state = {
  settings: new URLSearchParams('lesson=2&data=moons'), // complete once the session has answered
  options: [], program: '', unit: 'iteration',
  view: { ...viewDefaults },
  model: false, // whether the network began as a saved model
}

// Settings and view of the address, and the pairs of it that are none.
function readAddress() {
  const settings = new URLSearchParams(), view = { ...viewDefaults }, wrong = []
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const isRight = name === 'preset' ? presets.some(preset => preset.id === value) : viewRules[name]?.test(value) ?? true
    if (name in viewDefaults && isRight) view[name] = value
    else if (settingNames.includes(name)) settings.set(name, value)
    else if (name !== 'selftest') wrong.push(`${name}=${value}`)
  }
  return { settings, view, wrong, isEmpty: ![...settings.keys()].length }
}

const standards = new Map() // the programs' settings, lesson by lesson
async function standardSettings(lesson, data) {
  const key = `${lesson} ${data}`
  if (!standards.has(key)) {
    const answer = await engine.one(`settings&lesson=${lesson}${data ? '&data=' + data : ''}`)
    standards.set(key, new URLSearchParams(answer.text()))
  }
  return standards.get(key)
}

const inAnswer = ['options', 'program', 'unit']

// Makes settings that the session has completed those of the page.
function adopt(answer) {
  const settings = new URLSearchParams(answer.text())
  state.options = (settings.get('options') || '').split(',')
  state.program = settings.get('program')
  state.unit = settings.get('unit')
  inAnswer.forEach(name => settings.delete(name))
  state.settings = settings
}

// The settings that lead to these. What the session would choose may depend on others, so that it is asked about the short ones.
async function shortSettings(settings) {
  const lesson = settings.get('lesson')
  const standard = await standardSettings(lesson, '')
  const other = await standardSettings(lesson, settings.get('data'))
  const pairs = new URLSearchParams({ lesson })
  for (const [name, value] of settings) {
    const usual = ['noise', 'points', 'dataseed'].includes(name) ? other : standard
    if (value !== usual.get(name)) pairs.set(name, value)
  }
  const completed = new URLSearchParams((await engine.one('settings&' + pairs)).text())
  for (const [name, value] of settings) if (value !== completed.get(name)) pairs.set(name, value)
  return pairs
}

// `isNew`: an experiment to which the browser's Back leads.
async function writeAddress(steps, isNew) {
  const { settings, view } = state
  const pairs = view.bench === 'train' ? await shortSettings(settings) : new URLSearchParams()
  if (settings !== state.settings) return
  view.steps = String(steps)
  view.model = state.model ? '1' : '0'
  for (const name of ['bench', 'lang', 'theme', ...viewOf[view.bench]]) if (view[name] !== viewDefaults[name]) pairs.set(name, view[name])
  const hash = '#' + pairs.toString().replaceAll('%2C', ',').replaceAll('%3B', ';')
  if (hash !== location.hash) history[isNew ? 'pushState' : 'replaceState'](null, '', hash)
}

// Iteration 12, or what a step of the lesson is.
const atStep = number => t('at' + state.unit[0].toUpperCase() + state.unit.slice(1), { n: grouped(number) })
