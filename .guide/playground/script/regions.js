// The picture of the plane: the network's answers everywhere, and the points.

const plane = { left: -1, right: 1, bottom: -1, top: 1, x: 0, y: 1 }
const regionSize = 56

// The visible part of the plane: all points and a margin.
function choosePlane() {
  const { features, train, test } = examples
  // Axes that other data had are not taken over.
  if (Math.max(state.view.x, state.view.y) >= features.length) Object.assign(state.view, { x: '0', y: '1' })
  plane.x = Number(state.view.x)
  plane.y = Math.min(Number(state.view.y), features.length - 1)
  const isDrawn = state.settings.get('data') === 'drawn'
  const range = feature => {
    let low = isDrawn ? -1.5 : Infinity, high = isDrawn ? 1.5 : -Infinity
    for (const example of [...train, ...test]) {
      low = Math.min(low, example.x[feature])
      high = Math.max(high, example.x[feature])
    }
    if (!(high > low)) [low, high] = Number.isFinite(low) ? [low - 1, low + 1] : [-1, 1]
    const margin = isDrawn ? 0 : 0.08 * (high - low)
    return [low - margin, high + margin]
  }
  ;[plane.left, plane.right] = range(plane.x)
  ;[plane.bottom, plane.top] = range(plane.y)
}

const gridRequest = (name, size) =>
  `${name}&size=${size}&x=${plane.x}&y=${plane.y}&left=${plane.left}&right=${plane.right}&bottom=${plane.bottom}&top=${plane.top}`

const regionImage = document.createElement('canvas')
// Of a softmax layer, the probability of each class.
let classImages = []
let borders = [] // pieces of lines, in shares of the plane's width and height

function paintRegions(outputs) {
  const size = regionSize, count = size * size, units = outputs.length / count
  const tints = Array.from({ length: Math.max(2, units) }, (_, i) => channels(classColor(i)))
  const least = 1 / Math.max(2, units)
  paintImage(regionImage, size, size, i => {
    let best = 0, chance = outputs[i]
    if (units === 1) {
      best = chance > 0.5 ? 1 : 0
      chance = best ? chance : 1 - chance
    } else {
      for (let k = 1; k < units; k++) if (outputs[k * count + i] > chance) { best = k; chance = outputs[k * count + i] }
    }
    return [Number.isNaN(chance) ? 0 : 0.12 + 0.5 * Math.max(0, (chance - least) / (1 - least)), tints[best]]
  })
  classImages = units === 1 ? [regionImage] : Array.from({ length: units }, (_, k) => {
    const image = document.createElement('canvas')
    paintImage(image, size, size, i => [0.9 * outputs[k * count + i] || 0, tints[k]])
    return image
  })
  borders = []
  if (units === 1) addBorder(i => outputs[i] - 0.5)
  else for (let k = 0; k < units; k++) addBorder(i => margin(outputs, k, i, count, units))
}

// By how much class k is ahead of the next; at 0 is its border.
function margin(outputs, k, i, count, units) {
  let other = -Infinity
  for (let j = 0; j < units; j++) if (j !== k) other = Math.max(other, outputs[j * count + i])
  return outputs[k * count + i] - other
}

// Where the value changes its sign between neighbours on the grid: a piece of line through each cell that it crosses.
function addBorder(value) {
  const size = regionSize, share = place => (place + 0.5) / size
  const values = Float64Array.from({ length: size * size }, (_, i) => value(i))
  for (let row = 0; row + 1 < size; row++) {
    for (let column = 0; column + 1 < size; column++) {
      const at = row * size + column, corners = [values[at], values[at + 1], values[at + size + 1], values[at + size]]
      const above = corners.filter(corner => corner > 0).length
      if (above === 0 || above === 4 || corners.some(Number.isNaN)) continue
      const crossings = []
      corners.forEach((from, side) => {
        const to = corners[(side + 1) % 4]
        if (from > 0 === to > 0) return
        const way = from / (from - to)
        const [x, y] = [[way, 0], [1, way], [1 - way, 1], [0, 1 - way]][side]
        crossings.push(share(column + x), share(row + y))
      })
      borders.push(crossings)
    }
  }
}

function drawBorders(context, width, height) {
  context.beginPath()
  for (const crossings of borders) {
    for (let i = 0; i < crossings.length; i += 4) {
      context.moveTo(crossings[i] * width, crossings[i + 1] * height)
      context.lineTo(crossings[i + 2] * width, crossings[i + 3] * height)
    }
  }
  context.strokeStyle = color('ink')
  context.lineWidth = 1.2
  context.stroke()
}

const place = (example, width, height) => [
  (example.x[plane.x] - plane.left) / (plane.right - plane.left) * width,
  (plane.top - example.x[plane.y]) / (plane.top - plane.bottom) * height,
]

function drawRegions() {
  const canvas = byId('regions')
  const [context, width, height] = fitted(canvas, Math.min(430, canvas.clientWidth))
  context.imageSmoothingEnabled = true
  context.drawImage(regionImage, 0, 0, width, height)
  drawBorders(context, width, height)
  const many = examples.train.length + examples.test.length > 700
  const r = many ? 2.6 : 3.6
  // One path for each class and set: a few strokes instead of hundreds.
  for (const [set, isTest] of [[examples.train, false], [examples.test, true]]) {
    for (let label = 0; label < examples.classes.length; label++) {
      const tint = classColor(label)
      const shape = new Path2D()
      for (const example of set) {
        if (example.label !== label) continue
        const [x, y] = place(example, width, height)
        addMark(shape, label, x, y, r)
      }
      context.lineWidth = isTest ? 1.5 : 1
      context.fillStyle = isTest ? color('card') : tint
      context.strokeStyle = isTest ? tint : color('card')
      if (label % 5 === 4) { context.strokeStyle = tint; context.lineWidth = isTest ? 1 : 2.5 }
      else context.fill(shape)
      context.stroke(shape)
    }
  }
  drawPen(context, width, height)
}

function addMark(path, index, x, y, r) {
  switch (index % 5) {
    case 0: path.moveTo(x + r, y); path.arc(x, y, r, 0, 2 * Math.PI); break
    case 1: path.moveTo(x, y - 1.25 * r); path.lineTo(x + 1.15 * r, y + .85 * r); path.lineTo(x - 1.15 * r, y + .85 * r); path.closePath(); break
    case 2: path.rect(x - .9 * r, y - .9 * r, 1.8 * r, 1.8 * r); break
    case 3: path.moveTo(x, y - 1.3 * r); path.lineTo(x + 1.3 * r, y); path.lineTo(x, y + 1.3 * r); path.lineTo(x - 1.3 * r, y); path.closePath(); break
    default: path.moveTo(x - r, y - r); path.lineTo(x + r, y + r); path.moveTo(x + r, y - r); path.lineTo(x - r, y + r)
  }
}

// Points drawn by the reader: x, y in hundredths, and the class.
const drawnPoints = (settings = asked.settings ?? state.settings) => (settings.get('drawn') || '').split(';').filter(Boolean).map(p => p.split(',').map(Number))
const isForTest = (_, index) => index % 5 === 4

// Whether the points that are drawn are too few to begin with: the session wants two classes.
const lacksPoints = settings => settings.get('data') === 'drawn'
  && new Set(drawnPoints(settings).filter((point, i) => !isForTest(point, i)).map(([, , label]) => label)).size < 2

// Makes the drawn points the examples, as the session will.
function readDrawn(points = drawnPoints()) {
  const list = points.map(([x, y, label]) => ({ label, x: [x / 100, y / 100] }))
  const count = Math.max(2, ...list.map(({ label }) => label + 1)), outputs = state.settings.get('lesson') === '13' ? count : 1
  Object.assign(examples, { features: ['x', 'y'], classes: Array.from({ length: count }, (_, i) => String(i)), outputs, notes: [],
    train: list.filter((point, i) => !isForTest(point, i)), test: list.filter(isForTest) })
}

const isDrawing = () => state.settings.get('data') === 'drawn'
const pen = [0, 0] // where the keys put a point, in hundredths

function drawAt(event) {
  if (!isDrawing()) return
  const box = event.target.getBoundingClientRect()
  const x = plane.left + (event.clientX - box.left) / box.width * (plane.right - plane.left)
  const y = plane.top - (event.clientY - box.top) / box.height * (plane.top - plane.bottom)
  Object.assign(pen, [Math.round(100 * x), Math.round(100 * y)])
  event.shiftKey ? takePoint() : putPoint()
}

// Arrows move the pen, Enter puts a point, Delete takes the nearest away.
function drawKeys(event) {
  const move = { ArrowLeft: [-8, 0], ArrowRight: [8, 0], ArrowUp: [0, 8], ArrowDown: [0, -8] }[event.key]
  if (!isDrawing() || !move && !['Enter', 'Delete', 'Backspace'].includes(event.key)) return
  event.preventDefault()
  if (!move) return event.key === 'Enter' ? putPoint() : takePoint()
  pen[0] = Math.max(100 * plane.left, Math.min(100 * plane.right, pen[0] + move[0]))
  pen[1] = Math.max(100 * plane.bottom, Math.min(100 * plane.top, pen[1] + move[1]))
  drawRegions()
}

const putPoint = () => setDrawn([...drawnPoints(), [...pen, Number(byId('draw-class').value)]])

function takePoint() {
  const points = drawnPoints(), distance = ([x, y]) => Math.hypot(x - pen[0], y - pen[1])
  const nearest = Math.min(...points.map(distance))
  if (nearest < 12) setDrawn(points.filter(point => distance(point) > nearest))
}

function drawPen(context, width, height) {
  if (!isDrawing() || !byId('regions').matches(':focus-visible')) return
  const [x, y] = place({ x: pen.map(value => value / 100) }, width, height)
  context.strokeStyle = color('ink')
  context.lineWidth = 1.5
  context.beginPath()
  context.arc(x, y, 9, 0, 2 * Math.PI)
  context.stroke()
}

// A point is there at once; the network follows.
function setDrawn(points) {
  readDrawn(points)
  drawRegions()
  return changeSetting('drawn', points.map(p => p.join(',')).join(';'))
}

function legend() {
  const parts = examples.classes.map((name, index) => {
    const canvas = make('canvas', { width: 28, height: 28, style: 'width:14px;height:14px', 'aria-hidden': 'true' })
    const context = canvas.getContext('2d')
    context.scale(2, 2)
    mark(context, index, 7, 7, 4)
    context.fillStyle = context.strokeStyle = classColor(index)
    context.lineWidth = 2
    if (index % 5 === 4) context.stroke()
    else context.fill()
    const meaning = state.settings.get('data') === 'breast-cancer' ? ` · ${t(['malignant', 'benign'][index])}` : ''
    return make('span', {}, canvas, name + meaning)
  })
  byId('legend').replaceChildren(...parts)
}
