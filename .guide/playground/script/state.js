// The state of an experiment, all of which is in the address: settings in the words of the Swift session, and how the page
// shows them. What is as in the lesson's program is left out, so that links stay short.

const viewDefaults = { bench: 'train', lang: '', theme: '', speed: '3', log: '0', x: '0', y: '1', steps: '0',
  act: 'relu', scale4: '2', surface: 'ellipse', rate9: '', beta9: '', start9: '', begin: '', eps: '-7', preset: '' }

const state = {
  settings: new URLSearchParams('lesson=2&data=moons'), // complete once the session has answered
  options: [], program: '', unit: 'iteration',
  view: { ...viewDefaults },
  model: false, // whether the network began as a saved model
}

function readAddress() {
  const pairs = new URLSearchParams(location.hash.slice(1))
  const settings = new URLSearchParams()
  const view = { ...viewDefaults }
  for (const [name, value] of pairs) {
    if (name in viewDefaults) view[name] = value
    else settings.set(name, value)
  }
  return { settings, view, isEmpty: ![...settings.keys()].length }
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

// Completes settings by the session, and makes them those of the page.
async function adopt(settings) {
  const answer = new URLSearchParams((await engine.one('settings&' + settings)).text())
  state.options = (answer.get('options') || '').split(',')
  state.program = answer.get('program')
  state.unit = answer.get('unit')
  inAnswer.forEach(name => answer.delete(name))
  state.settings = answer
}

async function writeAddress(steps) {
  const lesson = state.settings.get('lesson')
  const standard = await standardSettings(lesson, '')
  const other = await standardSettings(lesson, state.settings.get('data'))
  const pairs = new URLSearchParams({ lesson })
  for (const [name, value] of state.settings) {
    const usual = ['noise', 'points', 'dataseed'].includes(name) ? other : standard
    if (value !== usual.get(name)) pairs.set(name, value)
  }
  state.view.steps = String(steps)
  for (const [name, value] of Object.entries(state.view)) if (value !== viewDefaults[name]) pairs.set(name, value)
  const hash = '#' + pairs.toString().replaceAll('%2C', ',').replaceAll('%3B', ';')
  if (hash !== location.hash) history.replaceState(null, '', hash)
}
