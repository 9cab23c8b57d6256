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
  const slider = make('input', { type: 'range', id: 'scale4', min: 0, max: scalePlaces.length - 1, step: 1, list: 'marks4', 'data-label': 'scaleOf',
    oninput: () => { state.view.scale4 = slider.value; spreadSoon(); showScale() }, onchange: () => remember() })
  const jump = (key, place) => text('button', key, { type: 'button', onclick: () => { slider.value = place; state.view.scale4 = String(place); spreadSoon(); showScale(); remember() } })
  return make('div', { class: 'bench' },
    make('div', { class: 'card' }, text('h2', 'weightsTitle'), text('p', 'weightsText'),
      make('div', { class: 'row' },
        jump('zeros', 0), jump('0.01', placeOf(0.01)), jump('xavier', placeOf('xavier')), jump('he', placeOf('he')), jump('0.2', scalePlaces.length - 1),
        make('label', { class: 'row' }, text('span', 'activation'), make('select', { id: 'act', style: 'width:auto', onchange: event => { state.view.act = event.target.value; spreadSoon(); remember() } }, make('option', { value: 'relu' }, 'ReLU'), make('option', { value: 'tanh' }, 'tanh')))),
      slider, make('p', {}, text('span', 'scaleOf'), ': ', make('b', { id: 'scale-name' })), make('p', { class: 'why', id: 'scale-why' })),
    make('div', { class: 'small', id: 'spreads' }))
}

function showScale() {
  const [kind, scale] = scalePlaces[Number(state.view.scale4)] ?? scalePlaces[0]
  byId('scale-name').textContent = kind === 'random' ? String(scale) : kind === 'zeros' ? '0' : `${t(kind)}, √(${kind === 'he' ? 2 : 1}/${t('input')}s)`.replace('s)', language === 'zh' ? ')' : 's)')
  byId('scale-why').textContent = t({ zeros: 'weightsZeros', xavier: 'weightsXavier', he: 'weightsHe', random: scale < 0.03 ? 'weightsSmall' : scale > 0.05 ? 'weightsLarge' : 'weightsXavier' }[kind])
}

async function openWeights() {
  byId('scale4').value = state.view.scale4
  byId('act').value = state.view.act
  showScale()
  if (weightsState.spreads.length) drawSpreads()
  await spreadSoon()
}

// While the slider moves, only its latest position is computed.
async function spreadSoon() {
  if (weightsState.busy) { weightsState.again = true; return }
  weightsState.busy = true
  try {
    do {
      weightsState.again = false
      const [kind, scale] = scalePlaces[Number(state.view.scale4)] ?? scalePlaces[0]
      const { numbers } = await engine.one(`spreads&init=${kind}&scale=${scale}&activation=${state.view.act}`)
      weightsState.spreads = Array.from({ length: 6 }, (_, i) => numbers.subarray(48 * i, 48 * i + 48))
      timed('spreads', drawSpreads)
    } while (weightsState.again)
  } catch (error) { fail(error) }
  weightsState.busy = false
}

function drawSpreads() {
  const root = byId('spreads')
  if (!root.children.length) root.append(...weightsState.spreads.map((_, i) => make('div', { class: 'card' }, make('h2', { id: `spread-title${i}` }), make('canvas', { id: `spread${i}`, role: 'img' }), make('p', { class: 'note', id: `spread-text${i}` }))))
  weightsState.spreads.forEach((spread, i) => {
    const [units, mean, deviation, zeros, , , below, above] = spread, bins = spread.subarray(8)
    byId(`spread-title${i}`).textContent = t('spreadsRow', { n: i + 1, units })
    const total = below + above + bins.reduce((a, b) => a + b, 0)
    byId(`spread-text${i}`).textContent = `${t('mean')} ${short(mean)} · ${t('deviation')} ${short(deviation)} · ${t('zerosShare')} ${percent(zeros)} · ${t('outside')} ${percent((below + above) / total)}`
    const canvas = byId(`spread${i}`), [context, width, height] = fitted(canvas, 120)
    // The bar of exact zeros would dwarf all others, so heights are square roots.
    const most = Math.sqrt(Math.max(...bins)) || 1, bar = width / 40
    bins.forEach((count, k) => {
      const tall = Math.sqrt(count) / most * (height - 22)
      context.fillStyle = color(k < 20 ? 'c1' : 'c0')
      context.fillRect(k * bar + .5, height - 16 - tall, bar - 1, tall)
    })
    context.fillStyle = color('soft')
    context.font = '11px system-ui'
    for (const [value, align] of [[-1, 'left'], [0, 'center'], [1, 'right']]) {
      context.textAlign = align
      context.fillText(value, (value + 1) / 2 * width, height - 3)
    }
  })
}

const short = value => value === 0 ? '0' : Math.abs(value) < 1e-3 || Math.abs(value) >= 1e4 ? value.toExponential(1) : value.toPrecision(3)
