// The picture of the network: units as small maps of the plane, weights as lines.

const unitSize = 20
const net = { columns: [], lines: [], hover: -1, gradients: null, gradientsAt: -1, askedAt: -1, layers: new Float64Array(), units: null, alive: null, outputs: null }

// The positions of each layer's W and b in the flat list of all parameters.
function parameterPlaces() {
  const sizes = [examples.features.length, ...hiddenSizes(), examples.outputs]
  let at = 0
  return sizes.slice(1).map((units, i) => {
    const inputs = sizes[i], layer = { inputs, units, W: at, b: at + units * inputs }
    at = layer.b + units
    return layer
  })
}

function layoutNetwork(width, height) {
  const sizes = [examples.features.length, ...hiddenSizes(), examples.outputs]
  const room = 18
  net.columns = sizes.map((count, column) => {
    const isInput = column === 0
    const box = Math.max(3, Math.min(isInput && count > 6 ? 9 : 34, (height - 2 * room) / count - 3, width / sizes.length / 2.2))
    const gap = Math.min(14, (height - 2 * room - box * count) / Math.max(1, count))
    const total = count * box + (count - 1) * gap
    const x = sizes.length === 1 ? width / 2 : 24 + (width - 48 - 26) * column / (sizes.length - 1)
    return Array.from({ length: count }, (_, i) => ({ x, y: (height - total) / 2 + i * (box + gap), box }))
  })
  net.lines = []
  parameterPlaces().forEach((layer, index) => {
    for (let unit = 0; unit < layer.units; unit++) {
      for (let input = 0; input < layer.inputs; input++) {
        const from = net.columns[index][input], to = net.columns[index + 1][unit]
        net.lines.push({ layer: index, unit, input, at: layer.W + unit * layer.inputs + input,
          x1: from.x + from.box, y1: from.y + from.box / 2, x2: to.x, y2: to.y + to.box / 2 })
      }
    }
  })
}

function drawNetwork() {
  const canvas = byId('network')
  const [context, width, height] = fitted(canvas, canvas.clientWidth < 420 ? 300 : 360)
  layoutNetwork(width, height)
  drawLines(context)
  const sizes = hiddenSizes()
  let unit = 0
  net.columns.forEach((column, index) => {
    if (index === 0) return drawInputs(context, column)
    if (index <= sizes.length) return column.forEach(place => drawUnit(context, place, unit++))
    column.forEach((place, i) => drawOutput(context, place, i))
  })
  if (net.hover >= 0) showTip()
}

// Draws lines of the same sign and width as one path: there may be thousands.
function drawLines(context) {
  const groups = new Map()
  const largest = parameterPlaces().map(layer => {
    let most = 1e-12
    for (let i = layer.W; i < layer.b; i++) most = Math.max(most, Math.abs(net.layers[i]) || 0)
    return most
  })
  net.lines.forEach(line => {
    const weight = net.layers[line.at] || 0
    const width = Math.ceil(6 * Math.abs(weight) / largest[line.layer])
    const key = (weight < 0 ? -1 : 1) * width
    if (!groups.has(key)) groups.set(key, new Path2D())
    const path = groups.get(key), middle = (line.x1 + line.x2) / 2
    path.moveTo(line.x1, line.y1)
    path.bezierCurveTo(middle, line.y1, middle, line.y2, line.x2, line.y2)
  })
  for (const [key, path] of groups) {
    // Weights of zero are there, too.
    context.strokeStyle = color(key > 0 ? 'plus' : key < 0 ? 'minus' : 'soft')
    context.globalAlpha = key === 0 ? 0.5 : 0.18 + 0.12 * Math.abs(key)
    context.lineWidth = key === 0 ? 0.7 : 0.35 + 0.5 * Math.abs(key)
    context.setLineDash(key === 0 ? [1.5, 4] : key < 0 ? [5, 3] : [])
    context.stroke(path)
  }
  context.globalAlpha = 1
  context.setLineDash([])
  const chosen = net.lines[net.hover]
  if (!chosen) return
  const middle = (chosen.x1 + chosen.x2) / 2
  context.strokeStyle = color('ink')
  context.lineWidth = 2.5
  context.beginPath()
  context.moveTo(chosen.x1, chosen.y1)
  context.bezierCurveTo(middle, chosen.y1, middle, chosen.y2, chosen.x2, chosen.y2)
  context.stroke()
}

function drawInputs(context, column) {
  context.fillStyle = color('soft')
  context.font = '11px system-ui'
  column.forEach(({ x, y, box }, i) => {
    context.fillStyle = [plane.x, plane.y].includes(i) ? color('accent') : color('soft')
    if (box < 12) {
      context.fillRect(x, y, box, box)
    } else {
      context.fillText(examples.features[i].slice(0, 9), x - 14, y - 3)
      frame(context, x, y, box)
      const across = plane.x === i
      if (!across && plane.y !== i) return
      const fill = across ? context.createLinearGradient(x, 0, x + box, 0) : context.createLinearGradient(0, y + box, 0, y)
      fill.addColorStop(0, color('card'))
      fill.addColorStop(1, color('accent'))
      context.fillStyle = fill
      context.fillRect(x + 1, y + 1, box - 2, box - 2)
    }
  })
}

function frame(context, x, y, box) {
  context.strokeStyle = color('line')
  context.lineWidth = 1
  context.fillStyle = color('card')
  context.fillRect(x, y, box, box)
  context.strokeRect(x, y, box, box)
}

const unitImage = document.createElement('canvas')
function drawUnit(context, { x, y, box }, unit) {
  frame(context, x, y, box)
  if (net.alive && !(net.alive[unit] > 0)) {
    context.strokeStyle = color('minus')
    context.lineWidth = 1.6
    context.beginPath()
    context.moveTo(x + 3, y + 3); context.lineTo(x + box - 3, y + box - 3)
    context.moveTo(x + box - 3, y + 3); context.lineTo(x + 3, y + box - 3)
    context.stroke()
    return
  }
  if (!net.units) return
  const count = unitSize * unitSize, start = unit * count
  let most = 1e-12
  for (let i = 0; i < count; i++) most = Math.max(most, net.units[start + i] || 0)
  const tint = channels(color('accent'))
  paintImage(unitImage, unitSize, unitSize, i => [Math.min(1, (net.units[start + i] || 0) / most), tint])
  context.drawImage(unitImage, x + 1, y + 1, box - 2, box - 2)
}

function drawOutput(context, { x, y, box }, index) {
  frame(context, x, y, box)
  context.save()
  context.beginPath()
  context.rect(x + 1, y + 1, box - 2, box - 2)
  context.clip()
  context.drawImage(classImages[index] ?? regionImage, x + 1, y + 1, box - 2, box - 2)
  context.restore()
  if (examples.outputs > 1 && box > 11) {
    context.fillStyle = classColor(index)
    context.font = '600 11px system-ui'
    context.textAlign = 'right'
    context.fillText(examples.classes[index].slice(0, 12), x + box + 14, y - 3)
    context.textAlign = 'left'
  }
}

// MARK: hovering

function nearestLine(x, y) {
  let best = -1, least = 7
  net.lines.forEach((line, index) => {
    if (x < line.x1 || x > line.x2) return
    // Along the curve, x is nearly proportional to the parameter s, and y to 3s² - 2s³.
    const s = (x - line.x1) / (line.x2 - line.x1), share = s * s * (3 - 2 * s)
    const distance = Math.abs(line.y1 + share * (line.y2 - line.y1) - y)
    const weight = Math.abs(net.layers[line.at] || 0)
    if (distance - (weight > 0 ? 0.3 : 0) < least) { best = index; least = distance }
  })
  return best
}

function showWeight(index) {
  net.hover = index
  byId('weight-tip').hidden = index < 0
  drawNetwork()
}

// The weight that is pointed at, as it is now; its gradient comes with the next picture, or is asked for.
function showTip() {
  const tip = byId('weight-tip'), line = net.lines[net.hover], canvas = byId('network')
  tip.hidden = !line
  if (!line) return
  if (net.gradientsAt !== run.steps && !run.isPlaying) askGradients()
  const input = line.layer === 0 ? ` (${examples.features[line.input]})` : ''
  const gradient = net.gradientsAt === run.steps ? six(net.gradients[line.at]) : '…'
  tip.textContent = `W${line.layer + 1}[${line.unit}, ${line.input}]${input}\n${t('weight')} ${six(net.layers[line.at] || 0)}\n${t('gradient')} ${gradient}`
  tip.style.left = Math.min(canvas.clientWidth - 190, Math.max(0, (line.x1 + line.x2) / 2 - 80)) + 'px'
  tip.style.top = Math.min(canvas.clientHeight - 60, (line.y1 + line.y2) / 2 + 12) + 'px'
}

async function askGradients() {
  const at = run.steps, token = run.token
  if (run.isEmpty || net.askedAt === at) return
  net.askedAt = at
  try {
    const { numbers } = await engine.one('gradients')
    if (run.steps !== at || run.token !== token) return
    Object.assign(net, { gradients: numbers, gradientsAt: at })
    if (net.hover >= 0) showTip()
  } catch { /* A network that has stopped has no gradients. */ }
  net.askedAt = -1
}

function networkKeys(event) {
  const moves = { ArrowDown: 1, ArrowUp: -1 }
  const line = net.lines[net.hover]
  if (event.key in moves) showWeight((Math.max(0, net.hover) + moves[event.key] + net.lines.length) % net.lines.length)
  else if (event.key === 'ArrowRight') showWeight(Math.max(0, net.lines.findIndex(other => other.layer === (line ? line.layer + 1 : 0))))
  else if (event.key === 'ArrowLeft') showWeight(Math.max(0, net.lines.findIndex(other => other.layer === (line ? Math.max(0, line.layer - 1) : 0))))
  else if (event.key === 'Escape') showWeight(-1)
  else return
  event.preventDefault()
}
