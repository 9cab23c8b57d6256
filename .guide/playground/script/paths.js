// The third bench: lesson 9's seven optimizers on a surface of two parameters.

const methods = ['gradient-descent', 'momentum', 'nesterov', 'adagrad', 'adadelta', 'rmsprop', 'adam']
const surfaces = {
  ellipse: { left: -10, right: 10, bottom: -4, top: 4, start: [-8, 2.4], steps: 150, least: [0, 0], rates: [0.1, 0.5, 0.06, 1.2, null, 0.15, 0.3] },
  ravine: { left: -1.6, right: 1.8, bottom: -0.6, top: 2, start: [-1.2, 1.4], steps: 400, least: [1, 1], rates: [0.08, 0.3, 0.03, 0.3, null, 0.02, 0.05] },
  beale: { left: -4.5, right: 4.5, bottom: -2.2, top: 2.2, start: [1, 1.6], steps: 400, least: [3, 0.5], rates: [0.004, 0.02, 0.003, 0.5, null, 0.03, 0.1] },
}
const paths = { list: [], at: 0, image: document.createElement('canvas'), drawn: '', playing: false, token: 0 }

// Dash patterns and end marks distinguish the methods without colour.
const dashes = [[], [8, 3], [2, 3], [8, 3, 2, 3], [14, 4], [4, 2], []]

function pathsBench() {
  const slider = (id, min, max, step) => make('input', { type: 'range', id, min, max, step, oninput: event => { state.view[id] = event.target.value; runPaths() }, onchange: () => remember() })
  return make('div', { class: 'bench two' },
    make('div', { class: 'card' }, make('figure', {}, make('canvas', { id: 'surface-picture', role: 'img', style: 'cursor:crosshair', onclick: startPaths }), make('figcaption', { id: 'paths-step' }))),
    make('div', { class: 'column' }, make('div', { class: 'card' }, text('h2', 'pathsTitle'), text('p', 'pathsText'),
        make('div', { class: 'fields' },
          make('label', { class: 'full' }, text('span', 'surface'), make('select', { id: 'surface', onchange: event => { state.view.surface = event.target.value; state.view.start9 = ''; runPaths(); remember() } }, ...['ellipse', 'ravine', 'beale'].map(name => text('option', name, { value: name })))),
          make('label', { class: 'full' }, text('span', 'rateAll'), ' ', make('b', { id: 'rate-name' }), slider('rate9', -2, 2, 0.25)),
          make('label', { class: 'full' }, text('span', 'betaAll'), ' ', make('b', { id: 'beta-name' }), slider('beta9', 0, 0.99, 0.01))),
        text('button', 'run', { type: 'button', onclick: () => runPaths() })),
      make('div', { class: 'card' }, make('div', { id: 'paths-legend' }))))
}

async function openPaths() {
  byId('surface').value = state.view.surface
  byId('rate9').value = state.view.rate9 || 0
  byId('beta9').value = state.view.beta9 || 0.9
  if (paths.list.length) drawPaths()
  else await runPaths()
}

function startPaths(event) {
  const { left, right, bottom, top } = surfaces[state.view.surface], box = event.target.getBoundingClientRect()
  const x = left + (event.clientX - box.left) / box.width * (right - left), y = top - (event.clientY - box.top) / box.height * (top - bottom)
  state.view.start9 = `${x.toFixed(2)},${y.toFixed(2)}`
  runPaths()
  remember()
}

async function runPaths() {
  const token = ++paths.token, name = state.view.surface, surface = surfaces[name]
  const factor = 2 ** Number(state.view.rate9 || 0), beta = state.view.beta9 || '0.9'
  byId('rate-name').textContent = '× ' + factor.toPrecision(3)
  byId('beta-name').textContent = beta
  const [x, y] = state.view.start9 ? state.view.start9.split(',').map(Number) : surface.start
  const { left, right, bottom, top, steps } = surface
  try {
    const requests = methods.map((method, i) => `paths&surface=${name}&method=${method}&startx=${x}&starty=${y}&steps=${steps}&beta=${beta}` + (surface.rates[i] ? `&rate=${surface.rates[i] * factor}` : ''))
    const size = [300, Math.round(300 * (top - bottom) / (right - left) * (name === 'ravine' ? 1 : 1.15))]
    if (paths.drawn !== name) requests.push(`surface&surface=${name}&columns=${size[0]}&rows=${size[1]}&left=${left}&right=${right}&bottom=${bottom}&top=${top}`)
    const answers = await engine.all(requests)
    if (token !== paths.token) return
    paths.list = answers.slice(0, methods.length).map(answer => answer.numbers)
    if (answers.length > methods.length) { timed('surface', () => paintSurface(answers.at(-1).numbers, size)); paths.drawn = name }
    paths.at = matchMedia('(prefers-reduced-motion: reduce)').matches ? steps : 0
    animatePaths(token)
  } catch (error) { fail(error) }
}

// Colours bands of the cost, with equal ratios between their borders, starting from the lowest cost.
function paintSurface(heights, [columns, rows]) {
  paths.heights = heights
  paths.size = [columns, rows]
  paths.image.width = columns
  paths.image.height = rows
  const context = paths.image.getContext('2d'), image = context.createImageData(columns, rows)
  const ground = channels(color('card')), tint = channels(color('accent'))
  let least = Infinity
  for (const height of heights) least = Math.min(least, height)
  for (let i = 0; i < heights.length; i++) {
    const band = Math.floor(2.2 * Math.log2(1 + 30 * (heights[i] - least)))
    const strength = Math.max(0, 0.5 - 0.022 * band) * (band % 2 ? 1 : 0.86)
    for (let k = 0; k < 3; k++) image.data[4 * i + k] = ground[k] + strength * (tint[k] - ground[k])
    image.data[4 * i + 3] = 255
  }
  context.putImageData(image, 0, 0)
}

async function animatePaths(token) {
  const { steps } = surfaces[state.view.surface]
  do {
    timed('paths', drawPaths)
    if (paths.at >= steps) break
    paths.at = Math.min(steps, paths.at + Math.max(1, Math.round(steps / 150)))
    await nextPicture()
  } while (token === paths.token && state.view.bench === 'paths')
}

function drawPaths() {
  const canvas = byId('surface-picture'), surface = surfaces[state.view.surface]
  const [context, width, height] = fitted(canvas, Math.round(canvas.clientWidth * (paths.size?.[1] ?? 150) / 300))
  context.drawImage(paths.image, 0, 0, width, height)
  const x = value => (value - surface.left) / (surface.right - surface.left) * width
  const y = value => (surface.top - value) / (surface.top - surface.bottom) * height
  context.strokeStyle = color('ink')
  context.lineWidth = 1.5
  const [lx, ly] = surface.least.map((value, i) => i ? y(value) : x(value))
  context.beginPath()
  context.moveTo(lx - 6, ly); context.lineTo(lx + 6, ly); context.moveTo(lx, ly - 6); context.lineTo(lx, ly + 6)
  context.stroke()
  const rows = paths.list.map((path, index) => {
    const last = Math.min(paths.at, path.length / 3 - 1), tint = pathColor(index)
    context.strokeStyle = tint
    context.lineWidth = 2
    context.setLineDash(dashes[index])
    context.beginPath()
    for (let i = 0; i <= last; i++) context.lineTo(x(path[3 * i]), y(path[3 * i + 1]))
    context.stroke()
    context.setLineDash([])
    mark(context, index, x(path[3 * last]), y(path[3 * last + 1]), 5)
    context.fillStyle = tint
    if (index % 5 !== 4) context.fill()
    context.stroke()
    return [index, path[3 * last + 2], path.length / 3 - 1 < paths.at]
  })
  byId('paths-step').textContent = t('after', { n: paths.at })
  showPathLegend(rows)
}

const pathColor = index => index < 5 ? classColor(index) : color(index === 5 ? 'ink' : 'warn')

function showPathLegend(rows) {
  const root = byId('paths-legend')
  if (!root.children.length || root.dataset.language !== language) {
    root.dataset.language = language
    root.replaceChildren(text('h2', 'cost'), ...methods.map((method, index) => {
      const canvas = make('canvas', { width: 84, height: 28, style: 'width:42px;height:14px', 'aria-hidden': 'true' }), context = canvas.getContext('2d')
      context.scale(2, 2)
      context.strokeStyle = context.fillStyle = pathColor(index)
      context.lineWidth = 2
      context.setLineDash(dashes[index])
      context.beginPath(); context.moveTo(0, 7); context.lineTo(42, 7); context.stroke()
      context.setLineDash([])
      mark(context, index, 34, 7, 4)
      if (index % 5 === 4) context.stroke()
      else context.fill()
      return make('div', { class: 'row apart' }, make('span', { class: 'row' }, canvas, method), make('b', { id: 'path-cost' + index }))
    }))
  }
  for (const [index, cost, isOver] of rows) byId('path-cost' + index).textContent = isOver ? '∞' : short(cost)
}
