// Lesson 7 in miniature: the difference between a gradient and its difference quotients, as ε changes.

// What the session has answered: one map for each mistake, from the power of ε to its numbers.
const checks = { answers: Array.from({ length: 7 }, () => new Map()), busy: false }
const chosenMistake = () => Number(state.view.mistake)
const chosenPower = () => { const power = Number(state.view.eps); return Number.isFinite(power) ? Math.min(0, Math.max(-14, power)) : -7 }

function checkBench() {
  return make('div', { class: 'bench two' },
    make('div', { class: 'card' }, text('h2', 'checkTitle'), text('p', 'checkText'),
      make('label', { class: 'note' }, 'ε = ', make('b', { id: 'eps-name' }), make('input', { type: 'range', id: 'eps', min: -14, max: 0, step: 0.5, oninput: event => { state.view.eps = event.target.value; showCheck() }, onchange: () => remember() })),
      make('canvas', { id: 'check-picture', role: 'img', 'data-label': 'checkTitle' }),
      make('div', { class: 'numbers', id: 'check-numbers' }), make('p', { class: 'why', id: 'check-verdict', role: 'status' }), make('p', { class: 'note', id: 'check-note' }),
      make('label', { class: 'row', style: 'margin-top:.5rem' }, text('span', 'mistake'), make('select', { id: 'mistake', style: 'width:auto', onchange: event => { state.view.mistake = event.target.value; showCheck(); remember() } }))),
    make('div', { class: 'column' }, make('div', { class: 'card' }, text('h2', 'heart'), make('div', { class: 'heart', id: 'heart7', tabindex: 0 }), make('pre', { class: 'command', id: 'command7', style: 'margin-top:.5rem' }), text('p', 'checkDigits', { class: 'note' }))))
}

async function openCheck() {
  byId('eps').value = chosenPower()
  byId('mistake').replaceChildren(make('option', { value: 0 }, t('noMistake')), ...t('mistakes').split('|').map((name, i) => make('option', { value: i + 1 }, name)))
  byId('mistake').value = String(chosenMistake())
  if (!byId('heart7').children.length) byId('heart7').append(...heartLines(7))
  await showCheck()
}

async function checkAt(power, mistake) {
  const known = checks.answers[mistake]
  if (!known.has(power)) {
    const answer = await engine.one(`check&epsilon=${10 ** power}&mistake=${mistake}`)
    known.set(power, { numbers: answer.numbers, wrong: answer.text() })
  }
}

// The chosen ε first, then all others for the curve. Another ε or mistake may be chosen meanwhile: each answer is stored under
// the mistake that was asked about.
async function showCheck() {
  showCheckNumbers()
  if (checks.busy) return
  checks.busy = true
  try {
    while (state.view.bench === 'check') {
      const power = chosenPower(), mistake = chosenMistake(), known = checks.answers[mistake]
      const next = [power, ...Array.from({ length: 29 }, (_, i) => -14 + i / 2)].find(p => !known.has(p))
      if (next === undefined) break
      await checkAt(next, mistake)
      showCheckNumbers()
    }
  } catch (error) { fail(error) }
  checks.busy = false
}

const verdicts = ['checkWrong', 'checkRight', 'checkZero', 'checkSmall', 'checkWide', 'checkNothing', 'checkUnjudged', 'checkInvisible']

function showCheckNumbers() {
  const power = chosenPower(), mistake = chosenMistake(), answer = checks.answers[mistake].get(power)
  byId('eps-name').textContent = (10 ** power).toExponential(power % 1 ? 1 : 0)
  byId('command7').textContent = 'swift run gradient_checking' + (power === -7 ? '' : ` --epsilon ${10 ** power}`)
  timed('check', drawCheck)
  if (!answer) return
  const [difference, verdict, compared, all] = answer.numbers
  byId('check-numbers').replaceChildren(make('div', {}, t('difference'), make('b', {}, difference === 0 ? '0' : difference.toExponential(3))))
  byId('check-verdict').textContent = (['✗ ', '✓ '][verdict] ?? '') + t(verdicts[verdict], { parts: answer.wrong })
  byId('check-note').textContent = compared === all ? t('comparedAll', { n: all }) : t('compared', { n: compared, of: all })
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
  context.textAlign = 'right'
  context.fillStyle = color('test')
  context.fillText(t('threshold'), width - 20, y(2e-7) + 14)
  context.textAlign = 'left'
  context.fillStyle = color('soft')
  context.fillText(t('differenceAxis'), 50, 18)
  context.textAlign = 'right'
  context.fillText('ε', width - 6, height - 22)
  const points = [...checks.answers[chosenMistake()]].map(([power, { numbers }]) => [power, numbers[0]]).filter(([, value]) => value > 0).sort((a, b) => a[0] - b[0])
  context.strokeStyle = color('train')
  context.lineWidth = 2
  context.beginPath()
  points.forEach(([power, value]) => context.lineTo(x(power), y(Math.min(1, value))))
  context.stroke()
  for (const [power, value] of points) {
    const isChosen = power === chosenPower()
    context.fillStyle = color(isChosen ? 'minus' : 'train')
    context.beginPath()
    context.arc(x(power), y(Math.min(1, value)), isChosen ? 6 : 3, 0, 2 * Math.PI)
    context.fill()
  }
}
