// Lesson 7 in miniature: the difference between a gradient and its difference quotients, as ε changes.

const checks = { values: new Map(), busy: false, latest: null }

function checkBench() {
  return make('div', { class: 'bench two' },
    make('div', { class: 'card' }, text('h2', 'checkTitle'), text('p', 'checkText'),
      make('label', { class: 'note' }, 'ε = ', make('b', { id: 'eps-name' }), make('input', { type: 'range', id: 'eps', min: -14, max: 0, step: 0.5, oninput: event => { state.view.eps = event.target.value; showCheck() }, onchange: () => remember() })),
      make('canvas', { id: 'check-picture', role: 'img' }),
      make('div', { class: 'numbers', id: 'check-numbers' }), make('p', { class: 'note', id: 'check-note' }),
      make('label', { class: 'row', style: 'margin-top:.5rem' }, text('span', 'mistake'), make('select', { id: 'mistake', style: 'width:auto', onchange: () => { checks.values.clear(); showCheck() } }))),
    make('div', { class: 'column' }, make('div', { class: 'card' }, text('h2', 'heart'), make('div', { class: 'heart', id: 'heart7', tabindex: 0 }), make('pre', { class: 'command', id: 'command7', style: 'margin-top:.5rem' }))))
}

async function openCheck() {
  byId('eps').value = state.view.eps
  const select = byId('mistake'), chosen = select.value || '0'
  select.replaceChildren(make('option', { value: 0 }, t('noMistake')), ...t('mistakes').split('|').map((name, i) => make('option', { value: i + 1 }, name)))
  select.value = chosen
  if (!byId('heart7').children.length) byId('heart7').append(...hearts[7].flatMap(({ file, line, source }) => [make('div', { class: 'file' }, `${file}:${line}`), make('pre', {}, ...coloured(source))]))
  await showCheck()
}

const checkAt = async power => {
  if (!checks.values.has(power)) checks.values.set(power, (await engine.one(`check&epsilon=${10 ** power}&mistake=${byId('mistake').value}`)).numbers)
  return checks.values.get(power)
}

// The chosen ε first, then all others for the curve, until something else is requested.
async function showCheck() {
  const power = Number(state.view.eps)
  byId('eps-name').textContent = (10 ** power).toExponential(power % 1 ? 1 : 0)
  byId('command7').textContent = 'swift run gradient_checking' + (power === -7 ? '' : ` --epsilon ${10 ** power}`)
  if (checks.values.has(power)) showCheckNumbers(checks.values.get(power))
  if (checks.busy) return
  checks.busy = true
  try {
    for (const next of [power, ...Array.from({ length: 29 }, (_, i) => -14 + i / 2)]) {
      const chosen = Number(state.view.eps)
      showCheckNumbers(await checkAt(chosen))
      await checkAt(next)
      timed('check', drawCheck)
      if (state.view.bench !== 'check') break
    }
    showCheckNumbers(await checkAt(Number(state.view.eps)))
    drawCheck()
  } catch (error) { fail(error) }
  checks.busy = false
}

function showCheckNumbers([difference, passes, compared, all]) {
  byId('check-numbers').replaceChildren(
    make('div', {}, t('difference'), make('b', {}, difference === 0 ? '0' : difference.toExponential(3))),
    make('div', {}, t('threshold'), make('b', {}, t(passes ? 'passes' : 'fails') + (passes ? ' ✓' : ' ✗'))))
  byId('check-note').textContent = t('compared', { n: compared, of: all })
}

function drawCheck() {
  const [context, width, height] = fitted(byId('check-picture'), 240)
  const x = power => 44 + (power + 14) / 14 * (width - 60), y = value => 10 + (-Math.log10(value)) / 12 * (height - 40)
  context.font = '11px system-ui'
  context.strokeStyle = color('line')
  context.fillStyle = color('soft')
  for (let power = 0; power >= -12; power -= 3) {
    context.textAlign = 'right'
    context.fillText('1e' + power, 38, y(10 ** power) + 4)
    context.beginPath(); context.moveTo(44, y(10 ** power)); context.lineTo(width - 16, y(10 ** power)); context.stroke()
  }
  context.textAlign = 'center'
  for (let power = -14; power <= 0; power += 2) context.fillText('1e' + power, x(power), height - 8)
  context.strokeStyle = color('test')
  context.setLineDash([5, 4])
  context.beginPath(); context.moveTo(44, y(2e-7)); context.lineTo(width - 16, y(2e-7)); context.stroke()
  context.setLineDash([])
  const points = [...checks.values].map(([power, [value]]) => [power, value]).filter(([, value]) => value > 0).sort((a, b) => a[0] - b[0])
  context.strokeStyle = color('train')
  context.lineWidth = 2
  context.beginPath()
  points.forEach(([power, value]) => context.lineTo(x(power), y(Math.min(1, value))))
  context.stroke()
  for (const [power, value] of points) {
    const isChosen = power === Number(state.view.eps)
    context.fillStyle = color(isChosen ? 'minus' : 'train')
    context.beginPath()
    context.arc(x(power), y(Math.min(1, value)), isChosen ? 6 : 3, 0, 2 * Math.PI)
    context.fill()
  }
}
