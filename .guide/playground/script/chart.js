// The curve of the costs. In a long run every second cost is dropped once there are too many to draw.

const curve = { train: [], every: 1, seen: 0, test: [] }

function clearCurve() { Object.assign(curve, { train: [], every: 1, seen: 0, test: [] }) }

function addCosts(costs, testCost, steps) {
  for (const cost of costs) if (curve.seen++ % curve.every === 0) curve.train.push([curve.seen - 1, cost])
  if (curve.train.length > 3000) {
    curve.train = curve.train.filter((_, i) => i % 2 === 0)
    curve.every *= 2
  }
  if (!Number.isNaN(testCost)) curve.test.push([steps, testCost])
  if (curve.test.length > 1500) curve.test = curve.test.filter((_, i) => i % 2 === 0)
}

// Tick values for an axis, 1, 2 or 5 times a power of ten apart.
function ticks(low, high, count) {
  const rough = (high - low) / count, power = 10 ** Math.floor(Math.log10(rough || 1))
  const step = [1, 2, 5, 10].map(k => k * power).find(s => s >= rough) ?? power * 10
  const result = []
  for (let value = Math.ceil(low / step) * step; value <= high + step * 1e-9; value += step) result.push(Number(value.toPrecision(12)))
  return result
}

function drawCurve() {
  const canvas = byId('curve'), [context, width, height] = fitted(canvas, canvas.clientWidth < 340 ? 150 : 190)
  const isLog = state.view.log === '1', pad = { left: 46, right: 10, top: 8, bottom: 24 }
  if ([...curve.train, ...curve.test].some(([, cost]) => cost === Infinity)) pad.top = 22
  const usable = list => list.filter(([, cost]) => Number.isFinite(cost) && (!isLog || cost > 0))
  const train = usable(curve.train), test = usable(curve.test)
  const all = [...train, ...test].map(([, cost]) => cost)
  const last = Math.max(10, curve.seen)
  let low = isLog ? Math.min(...all) : 0, high = Math.max(...all)
  if (!all.length) [low, high] = isLog ? [0.01, 1] : [0, 1]
  if (!(high > low)) high = low + (low || 1)
  const y = cost => {
    const share = isLog ? Math.log(cost / low) / Math.log(high / low) : (cost - low) / (high - low)
    return height - pad.bottom - share * (height - pad.top - pad.bottom)
  }
  const x = step => pad.left + step / last * (width - pad.left - pad.right)
  context.font = '11px system-ui'
  context.fillStyle = color('soft')
  context.strokeStyle = color('line')
  context.lineWidth = 1
  context.textAlign = 'right'
  const marks = isLog ? logTicks(low, high) : ticks(low, high, 4)
  for (const value of marks) {
    context.beginPath()
    context.moveTo(pad.left, y(value))
    context.lineTo(width - pad.right, y(value))
    context.stroke()
    context.fillText(Number(value.toPrecision(2)).toString(), pad.left - 5, y(value) + 4)
  }
  context.textAlign = 'center'
  for (const step of ticks(0, last, width < 320 ? 3 : 5)) if (x(step) < width - 80) context.fillText(grouped(step), x(step), height - 8)
  context.textAlign = 'right'
  context.fillText(t(state.unit + 's').toLowerCase(), width - pad.right, height - 8)
  drawLine(context, train, x, y, color('train'), [])
  drawLine(context, test, x, y, color('test'), [5, 4])
  drawInfinite(context, curve.train, x, color('train'), 0)
  drawInfinite(context, curve.test, x, color('test'), 4)
}

// Infinite costs are marked along the upper edge.
function drawInfinite(context, list, x, tint, top) {
  const infinite = list.filter(([, cost]) => cost === Infinity)
  if (!infinite.length) return
  context.fillStyle = tint
  for (const at of new Set(infinite.map(([step]) => Math.round(x(step))))) context.fillRect(at - 1, top, 3, 4)
  context.textAlign = 'right'
  context.font = '600 13px system-ui'
  context.fillText('∞', top ? 40 : 26, 10)
}

function logTicks(low, high) {
  const result = []
  const every = Math.log10(high / low) > 8 ? 3 : 1
  for (let power = Math.ceil(Math.log10(low)); power <= Math.log10(high); power += every) result.push(10 ** power)
  return result.length >= 2 ? result : [low, high]
}

function drawLine(context, list, x, y, tint, dash) {
  if (!list.length) return
  context.strokeStyle = tint
  context.lineWidth = 1.8
  context.lineJoin = 'round'
  context.setLineDash(dash)
  context.beginPath()
  // At most four points for each column of pixels: the first, the least, the largest and the last.
  let column = -1, least, largest, latest
  const flush = () => { if (column >= 0) { context.lineTo(column, y(least)); context.lineTo(column, y(largest)); context.lineTo(column, y(latest)) } }
  for (const [step, cost] of list) {
    const at = Math.round(x(step))
    if (at !== column) {
      flush()
      if (column < 0) context.moveTo(at, y(cost))
      column = at
      least = largest = cost
    }
    least = Math.min(least, cost)
    largest = Math.max(largest, cost)
    latest = cost
  }
  flush()
  context.stroke()
  context.setLineDash([])
}
