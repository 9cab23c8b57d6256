// The picture of the plane: what the network answers everywhere, and the points.

const plane = { left: -1, right: 1, bottom: -1, top: 1, x: 0, y: 1 }
const regionSize = 56

// The part of the plane that is shown: all points and a margin.
function choosePlane() {
  const { features, train, test } = examples
  plane.x = Math.min(Number(state.view.x) || 0, features.length - 1)
  plane.y = Math.min(Number(state.view.y) || 0, features.length - 1)
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
function paintRegions(outputs) {
  const size = regionSize, count = size * size, units = outputs.length / count
  regionImage.width = regionImage.height = size
  const context = regionImage.getContext('2d'), image = context.createImageData(size, size)
  const ground = channels(color('card')), tints = Array.from({ length: Math.max(2, units) }, (_, i) => channels(classColor(i)))
  for (let i = 0; i < count; i++) {
    let best = 0, chance = outputs[i]
    if (units === 1) {
      best = chance > 0.5 ? 1 : 0
      chance = best ? chance : 1 - chance
    } else {
      for (let k = 1; k < units; k++) if (outputs[k * count + i] > chance) { best = k; chance = outputs[k * count + i] }
    }
    const least = 1 / Math.max(2, units)
    const strength = Number.isNaN(chance) ? 0 : 0.12 + 0.5 * Math.max(0, (chance - least) / (1 - least))
    for (let k = 0; k < 3; k++) image.data[4 * i + k] = ground[k] + strength * (tints[best][k] - ground[k])
    image.data[4 * i + 3] = 255
  }
  context.putImageData(image, 0, 0)
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
  const many = examples.train.length + examples.test.length > 700
  const r = many ? 2.6 : 3.6
  // One path for each class and set: a few strokes in place of hundreds.
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
const drawnPoints = () => (state.settings.get('drawn') || '').split(';').filter(Boolean).map(p => p.split(',').map(Number))

function drawAt(event) {
  if (state.settings.get('data') !== 'drawn') return
  const box = event.target.getBoundingClientRect()
  const x = plane.left + (event.clientX - box.left) / box.width * (plane.right - plane.left)
  const y = plane.top - (event.clientY - box.top) / box.height * (plane.top - plane.bottom)
  const points = drawnPoints(), here = [Math.round(100 * x), Math.round(100 * y)]
  if (event.shiftKey) {
    let nearest = -1, least = 12
    points.forEach(([px, py], i) => {
      const distance = Math.hypot(px - here[0], py - here[1])
      if (distance < least) { nearest = i; least = distance }
    })
    if (nearest >= 0) points.splice(nearest, 1)
  } else {
    points.push([...here, Number(byId('draw-class').value)])
  }
  setDrawn(points)
}

const setDrawn = points => changeSetting('drawn', points.map(p => p.join(',')).join(';'))

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
    return make('span', {}, canvas, name)
  })
  byId('legend').replaceChildren(...parts)
}
