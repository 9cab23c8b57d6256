// The second bench: lesson 4's six layers, as the scale of their weights changes.

// The slider's positions: 0, then 0.001 to 0.2, evenly spaced in the logarithm, with Xavier and He in between, under
// their names.
const scalePlaces = (() => {
  const list = [['zeros', 0]]
  for (let i = 0; i <= 23; i++) list.push(['random', Number((0.001 * 200 ** (i / 23)).toPrecision(2))])
  list.push(['random', 0.01], ['xavier', Math.sqrt(1 / 1000)], ['he', Math.sqrt(2 / 1000)])
  const order = list.sort((a, b) => a[1] - b[1])
  return order.filter(([name, scale], i) => name !== 'random' || i === 0 || scale !== order[i - 1][1])
})()
const placeOf = name => scalePlaces.findIndex(([kind, scale]) => kind === name || name === scale)
const weightsState = { busy: false, again: false, spreads: [] }

function weightsBench() {
  const slider = make('input', { type: 'range', id: 'scale4', min: 0, max: scalePlaces.length - 1, step: 1, 'data-label': 'scaleOf',
    oninput: () => { state.view.scale4 = slider.value; spreadSoon(); showScale() }, onchange: () => remember() })
  const jump = (key, place) => text('button', key, { type: 'button', onclick: () => { slider.value = place; state.view.scale4 = String(place); spreadSoon(); showScale(); remember() } })
  return make('div', { class: 'bench' },
    make('div', { class: 'card' }, text('h2', 'weightsTitle'), text('p', 'weightsText'),
      make('div', { class: 'row' },
        jump('zeros', 0), jump('0.01', placeOf(0.01)), jump('xavier', placeOf('xavier')), jump('he', placeOf('he')), jump('0.2', scalePlaces.length - 1),
        make('label', { class: 'row' }, text('span', 'activation'), make('select', { id: 'act', style: 'width:auto', onchange: event => { state.view.act = event.target.value; spreadSoon(); remember() } }, make('option', { value: 'relu' }, 'ReLU'), make('option', { value: 'tanh' }, 'tanh')))),
      slider, make('p', {}, text('span', 'scaleOf'), ': ', make('b', { id: 'scale-name' })), make('p', { class: 'why', id: 'scale-why' })),
    make('div', { class: 'small', id: 'spreads' }), text('p', 'spreadHeights', { class: 'note' }))
}

const chosenScale = () => scalePlaces[Math.min(scalePlaces.length - 1, Math.max(0, Math.trunc(Number(state.view.scale4)) || 0))]

function showScale() {
  const [kind, scale] = chosenScale()
  byId('scale-name').textContent = kind === 'random' ? String(scale) : kind === 'zeros' ? '0' : `${t(kind)}, ${t('overInputs', { n: kind === 'he' ? 2 : 1 })}`
}

// What has been measured, in words: how the first layer's spread compares with the last one's, and where tanh is flat.
function showFinding(kind, activation) {
  const [first, , , , , last] = weightsState.spreads, [, , a] = first, [, , b] = last
  const atEnds = spread => (spread[8] + spread[47]) / spread.subarray(6).reduce((sum, count) => sum + count, 0)
  const key = b === 0 ? 'spreadGone' : activation === 'tanh' && atEnds(first) > 0.5 ? 'spreadFlat' : b < a / 2 ? 'spreadShrinks' : b > 2 * a ? 'spreadGrows' : 'spreadStays'
  const finding = t(key, { a: short(a), b: short(b), first: percent(atEnds(first)), last: percent(atEnds(last)) })
  const reason = { xavier: activation === 'relu' ? 'xavierRelu' : 'xavierTanh', he: activation === 'relu' ? 'heRelu' : 'heTanh' }[kind]
  byId('scale-why').textContent = joined([finding, reason && t(reason)])
}

async function openWeights() {
  byId('scale4').value = state.view.scale4
  byId('act').value = state.view.act
  showScale()
  await spreadSoon()
}

// While the slider moves, only its latest position is computed.
async function spreadSoon() {
  if (weightsState.busy) { weightsState.again = true; return }
  weightsState.busy = true
  try {
    do {
      weightsState.again = false
      const [kind, scale] = chosenScale(), activation = state.view.act
      const { numbers } = await engine.one(`spreads&init=${kind}&scale=${scale}&activation=${activation}`)
      weightsState.spreads = Array.from({ length: 6 }, (_, i) => numbers.subarray(48 * i, 48 * i + 48))
      showFinding(kind, activation)
      timed('spreads', drawSpreads)
    } while (weightsState.again)
  } catch (error) { fail(error) }
  weightsState.busy = false
}

function drawSpreads() {
  const root = byId('spreads')
  if (!root.children.length) root.append(...weightsState.spreads.map((_, i) => make('div', { class: 'card' }, make('h2', { id: `spread-title${i}` }), make('canvas', { id: `spread${i}`, role: 'img', 'data-label': 'weightsTitle', 'aria-label': t('weightsTitle') }), make('p', { class: 'note', id: `spread-text${i}` }))))
  weightsState.spreads.forEach((spread, i) => {
    const [units, mean, deviation, zeros, , , below, above] = spread, bins = spread.subarray(8)
    byId(`spread-title${i}`).textContent = t('spreadsRow', { n: i + 1, units })
    const total = below + above + bins.reduce((a, b) => a + b, 0)
    byId(`spread-text${i}`).textContent = `${t('mean')} ${short(mean)} · ${t('deviation')} ${short(deviation)} · ${t('zerosShare')} ${percent(zeros)} · ${t('outside')} ${percent((below + above) / total)}`
    drawSpread(byId(`spread${i}`), [below, ...bins, above].map(count => count / total))
  })
}

// Forty bars from −1 to 1, and one at each end for all that is beyond. Heights are square roots of shares, and the same in
// all pictures: a bar of exact zeros would hide all others.
function drawSpread(canvas, shares) {
  const [context, width, height] = fitted(canvas, 150), left = 38, bottom = height - 18, bar = (width - left - 4) / 45
  const tall = share => Math.sqrt(share) * (bottom - 10)
  context.font = '11px system-ui'
  context.textAlign = 'right'
  for (const share of [0, 0.01, 0.1, 0.5, 1]) {
    context.strokeStyle = color('line')
    context.beginPath(); context.moveTo(left, bottom - tall(share)); context.lineTo(width, bottom - tall(share)); context.stroke()
    context.fillStyle = color('soft')
    context.fillText(share * 100 + ' %', left - 4, bottom - tall(share) + 4)
  }
  shares.forEach((share, k) => {
    const isOutside = k === 0 || k === 41, x = left + bar * (k + (k > 0 ? 1.5 : 0) + (k > 40 ? 1.5 : 0))
    context.fillStyle = color(isOutside ? 'soft' : k < 21 ? 'c1' : 'c0')
    if (share > 0) context.fillRect(x + .5, bottom - Math.max(1, tall(share)), bar - 1, Math.max(1, tall(share)))
  })
  context.fillStyle = color('soft')
  context.textAlign = 'center'
  for (const [label, place] of [['−1', 2.5], ['0', 22.5], ['1', 42.5]]) context.fillText(label, left + bar * place, height - 4)
  context.textAlign = 'left'
  context.fillText('<', left, height - 4)
  context.textAlign = 'right'
  context.fillText('>', width - 2, height - 4)
}

const short = value => value === 0 ? '0' : Math.abs(value) < 1e-3 || Math.abs(value) >= 1e4 ? value.toExponential(1) : value.toPrecision(3)
