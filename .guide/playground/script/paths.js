// The third bench: lesson 9's seven optimizers on a surface of two parameters.

const methods = ['gradient-descent', 'momentum', 'nesterov', 'adagrad', 'adadelta', 'rmsprop', 'adam']
// The smallest cost with a line around it is `line`; each method's rate suits the surface, and AdaDelta has none.
const surfaces = {
  ellipse: { left: -10, right: 10, bottom: -4, top: 4, start: [-8, 2.4], steps: 150, least: [0, 0], line: 0.02, rates: [0.1, 0.5, 0.06, 1.2, null, 0.15, 0.3] },
  ravine: { left: -1.6, right: 1.8, bottom: -0.6, top: 2, start: [-1.2, 1.4], steps: 400, least: [1, 1], line: 0.001, rates: [0.08, 0.3, 0.03, 0.3, null, 0.02, 0.05] },
  beale: { left: -4.5, right: 4.5, bottom: -2.2, top: 2.2, start: [1, 1.6], steps: 400, least: [3, 0.5], line: 0.02, rates: [0.004, 0.02, 0.003, 0.5, null, 0.03, 0.1] },
}
const paths = { list: [], at: 0, image: document.createElement('canvas'), heights: null, drawn: '', painted: '', token: 0, isBusy: false }
const surfaceSize = [300, 200]

// Dash patterns and end marks distinguish the methods without colour.
const dashes = [[], [8, 3], [2, 3], [8, 3, 2, 3], [14, 4], [4, 2], []]

function pathsBench() {
  const slider = (id, min, max, step) => make('input', { type: 'range', id, min, max, step, oninput: event => { state.view[id] = event.target.value; runPaths() }, onchange: () => remember() })
  return make('div', { class: 'bench two' },
    make('div', { class: 'card' }, make('figure', {}, make('canvas', { id: 'surface-picture', role: 'img', tabindex: 0, 'data-label': 'pathsTitle', style: 'cursor:crosshair;touch-action:none',
        onpointerdown: event => { event.target.setPointerCapture(event.pointerId); dragStart(event) }, onpointermove: event => { if (event.buttons) dragStart(event) }, onpointerup: () => { runPaths(); remember() }, onkeydown: nudgeStart }),
      make('figcaption', { id: 'paths-step' }), text('figcaption', 'pathsHint'))),
    make('div', { class: 'column' }, make('div', { class: 'card' }, text('h2', 'pathsTitle'), text('p', 'pathsText'),
        make('div', { class: 'fields' },
          make('label', { class: 'full' }, text('span', 'surface'), make('select', { id: 'surface', onchange: event => { state.view.surface = event.target.value; state.view.start9 = ''; runPaths(); remember() } }, ...Object.keys(surfaces).map(name => text('option', name, { value: name })))),
          make('label', { class: 'full' }, text('span', 'rateAll'), ' ', make('b', { id: 'rate-name' }), slider('rate9', -2, 2, 0.25)),
          make('label', { class: 'full' }, text('span', 'betaAll'), ' ', make('b', { id: 'beta-name' }), slider('beta9', 0, 0.99, 0.01))),
        text('button', 'run', { type: 'button', onclick: () => runPaths() })),
      make('div', { class: 'card' }, make('div', { id: 'paths-legend' }), text('p', 'pathsNote', { class: 'note' }))))
}

async function openPaths() {
  byId('surface').value = state.view.surface
  byId('rate9').value = state.view.rate9 || 0
  byId('beta9').value = state.view.beta9 || 0.9
  if (paths.list.length) drawPaths()
  else await runPaths()
}

// Where the surface is in its picture, the rest of which are the axes' numbers.
function surfacePlot(canvas) {
  const { left, right, bottom, top } = surfaces[state.view.surface], box = { x: 34, y: 6 }
  box.width = canvas.clientWidth - box.x - 8
  box.height = pathsHeight(canvas) - box.y - 22
  return { ...box, at: (x, y) => [box.x + (x - left) / (right - left) * box.width, box.y + (top - y) / (top - bottom) * box.height],
    inverse: (px, py) => [left + (px - box.x) / box.width * (right - left), top - (py - box.y) / box.height * (top - bottom)] }
}
const pathsHeight = canvas => Math.round(Math.max(280, Math.min(560, canvas.clientWidth * 0.6)))
const pathsStart = () => {
  const numbers = (state.view.start9 || '').split(',').map(Number)
  return numbers.length === 2 && numbers.every(Number.isFinite) ? numbers : surfaces[state.view.surface].start
}

function setStart(x, y) {
  const { left, right, bottom, top } = surfaces[state.view.surface]
  state.view.start9 = [Math.min(right, Math.max(left, x)), Math.min(top, Math.max(bottom, y))].map(value => value.toFixed(2)).join(',')
}
function dragStart(event) {
  setStart(...surfacePlot(event.target).inverse(event.offsetX, event.offsetY))
  runPaths(true)
}
function nudgeStart(event) {
  const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key]
  if (!direction) return
  event.preventDefault()
  const { left, right, bottom, top } = surfaces[state.view.surface], [x, y] = pathsStart()
  setStart(x + direction[0] * (right - left) / 50, y + direction[1] * (top - bottom) / 50)
  runPaths(true)
  remember()
}

const pathRates = () => surfaces[state.view.surface].rates.map(rate => rate && rate * 2 ** (Number(state.view.rate9) || 0))

// All methods from the start to their last step; at once while the start is dragged, else step by step.
async function runPaths(atOnce = false) {
  const token = ++paths.token, name = state.view.surface
  const beta = state.view.beta9 || '0.9', rates = pathRates(), [x, y] = pathsStart()
  byId('rate-name').textContent = '× ' + (2 ** (Number(state.view.rate9) || 0)).toPrecision(3)
  byId('beta-name').textContent = beta
  const { left, right, bottom, top, steps } = surfaces[name]
  try {
    const requests = methods.map((method, i) => `paths&surface=${name}&method=${method}&startx=${x}&starty=${y}&steps=${steps}&beta=${beta}` + (rates[i] ? `&rate=${rates[i]}` : ''))
    if (paths.drawn !== name) requests.push(`surface&surface=${name}&columns=${surfaceSize[0]}&rows=${surfaceSize[1]}&left=${left}&right=${right}&bottom=${bottom}&top=${top}`)
    const answers = await engine.all(requests)
    if (token !== paths.token) return
    paths.list = answers.slice(0, methods.length).map(answer => answer.numbers)
    if (answers.length > methods.length) Object.assign(paths, { heights: answers.at(-1).numbers, drawn: name, painted: '' })
    paths.at = atOnce || matchMedia('(prefers-reduced-motion: reduce)').matches ? steps : 0
    animatePaths(token)
  } catch (error) { fail(error) }
}

// From one band to the next the cost doubles. The stronger the color, the lower the cost.
function paintSurface() {
  const [columns, rows] = surfaceSize, { line } = surfaces[paths.drawn]
  paths.painted = document.documentElement.dataset.theme
  const tint = channels(color('accent'))
  paintImage(paths.image, columns, rows, i => {
    const band = Math.max(0, Math.ceil(Math.log2(paths.heights[i] / line)))
    return [Math.max(0, 0.62 - 0.042 * band) * (band % 2 ? 1 : 0.86), tint]
  })
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
  if (paths.drawn !== state.view.surface) return
  if (paths.painted !== document.documentElement.dataset.theme) timed('surface', paintSurface)
  const [context] = fitted(canvas, pathsHeight(canvas)), plot = surfacePlot(canvas)
  drawSurfaceAxes(context, plot, surface)
  context.save()
  context.beginPath()
  context.rect(plot.x, plot.y, plot.width, plot.height)
  context.clip()
  context.drawImage(paths.image, plot.x, plot.y, plot.width, plot.height)
  const rows = paths.list.map((path, index) => {
    const last = Math.min(paths.at, path.length / 3 - 1), tint = pathColor(index), end = plot.at(path[3 * last], path[3 * last + 1])
    context.strokeStyle = context.fillStyle = tint
    context.lineWidth = 2
    context.setLineDash(dashes[index])
    context.beginPath()
    for (let i = 0; i <= last; i++) context.lineTo(...plot.at(path[3 * i], path[3 * i + 1]))
    context.stroke()
    context.setLineDash([])
    mark(context, index, ...end, 5)
    if (index % 5 !== 4) context.fill()
    context.stroke()
    const isOutside = end[0] < plot.x || end[0] > plot.x + plot.width || end[1] < plot.y || end[1] > plot.y + plot.height
    return [index, path[3 * last + 2], path.length / 3 - 1 < paths.at, isOutside]
  })
  context.strokeStyle = color('ink')
  context.lineWidth = 2
  const [lx, ly] = plot.at(...surface.least), [sx, sy] = plot.at(...pathsStart())
  context.beginPath()
  context.moveTo(lx - 7, ly); context.lineTo(lx + 7, ly); context.moveTo(lx, ly - 7); context.lineTo(lx, ly + 7)
  context.moveTo(sx + 8, sy); context.arc(sx, sy, 8, 0, 2 * Math.PI)
  context.stroke()
  context.restore()
  context.fillStyle = color('ink')
  context.font = 'italic 13px system-ui'
  context.textAlign = 'left'
  context.fillText('y', plot.x + 4, plot.y + 13)
  context.textAlign = 'right'
  context.fillText('x', plot.x + plot.width - 4, plot.y + plot.height - 5)
  byId('paths-step').textContent = t('after', { n: paths.at })
  showPathLegend(rows)
}

function drawSurfaceAxes(context, plot, { left, right, bottom, top }) {
  context.fillStyle = color('soft')
  context.font = '11px system-ui'
  context.textAlign = 'center'
  for (const value of ticks(left, right, 5)) context.fillText(String(value).replace('-', '−'), plot.at(value, 0)[0], plot.y + plot.height + 15)
  context.textAlign = 'right'
  for (const value of ticks(bottom, top, 4)) context.fillText(String(value).replace('-', '−'), plot.x - 5, plot.at(0, value)[1] + 4)
}

const pathColor = index => index < 5 ? classColor(index) : color(index === 5 ? 'ink' : 'warn')

// The methods with their signs, rates and costs; the signs are drawn anew when the colors change.
function showPathLegend(rows) {
  const root = byId('paths-legend'), painted = document.documentElement.dataset.theme + language
  if (root.dataset.painted !== painted) {
    root.dataset.painted = painted
    root.replaceChildren(make('div', { class: 'row apart' }, text('h2', 'methodAndRate'), text('h2', 'cost')), ...methods.map((method, index) => {
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
      return make('div', { class: 'row apart', style: 'flex-wrap:nowrap' }, make('span', { class: 'row', style: 'flex-wrap:nowrap' }, canvas, method, make('span', { class: 'note', id: 'path-rate' + index })), make('b', { id: 'path-cost' + index }))
    }))
  }
  const rates = pathRates()
  for (const [index, cost, isOver, isOutside] of rows) {
    byId('path-cost' + index).textContent = isOver ? '∞' : short(cost) + (isOutside ? ' ' + t('outsidePicture') : '')
    byId('path-rate' + index).textContent = rates[index] ? 'η ' + Number(rates[index].toPrecision(3)) : ''
  }
}
