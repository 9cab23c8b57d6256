// The page's own test, which `#selftest` runs and `.ci/playground test` reads: the results are in window.selftest.

async function selfTest() {
  const failures = [], facts = {}
  const check = (isFine, what) => { if (!isFine) failures.push(what) }
  window.selftest = { done: false, failures, facts, costsOf }
  for (const [name, work] of Object.entries(selfTests)) {
    facts.at = name
    try { await work(check, facts) } catch (error) { failures.push(`${name}: ${error.stack ?? error}`) }
  }
  window.selftest.done = true
  byId('message').hidden = false
  byId('message').textContent = failures.length ? failures.join('\n') : 'self-test: all is well'
}

// The costs of some steps, with all digits.
async function costsOf(settings, steps) {
  await engine.one('start&' + settings)
  return Array.from((await engine.one(`advance&steps=${steps}`)).numbers, cost => Object.is(cost, -0) ? '-0.0' : String(cost))
}

const complaintOf = async (...request) => {
  try { await engine.one(...request); return '' } catch (error) { return error instanceof engine.Complaint ? error.message : 'trap: ' + error.message }
}
const openLink = link => {
  history.replaceState(null, '', link)
  return openState(readAddress())
}
const round = time => Math.round(10 * time) / 10
const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds))
const bytesOf = string => new TextEncoder().encode(string)

const selfTests = {
  async words(check) {
    const english = Object.keys(words.en), chinese = new Set(Object.keys(words.zh))
    check(english.every(key => chinese.has(key)), 'not in Chinese: ' + english.filter(key => !chinese.has(key)))
    check(chinese.size === english.length, 'in Chinese alone: ' + [...chinese].filter(key => !(key in words.en)))
    for (const { id } of presets) check(words.en['preset' + id] && words.en['why' + id], `no words for the preset ${id}`)
  },

  async presets(check) {
    for (const { id } of presets) {
      await choosePreset(id)
      check(byId('message').hidden, `${id} says: ${byId('message').textContent}`)
      await picture(3)
      check(run.steps === 3, `${id}: ${run.steps} steps in place of 3`)
      check(byId('command').textContent.startsWith('swift run '), `${id} has no command`)
      check(byId('heart').querySelectorAll('pre').length > 0, `${id} shows no heart`)
    }
  },

  async training(check, facts) {
    await choosePreset('start')
    slices.length = 0
    state.view.speed = '5'
    setPlaying(true)
    await wait(3000)
    setPlaying(false)
    while (run.isBusy) await wait(20)
    // How long the main thread is busy at a time, by kind of work: three quarters of the times must be short; the
    // others may be long, because the machine may be busy with something else.
    facts.slices = {}
    for (const kind of new Set(slices.map(([name]) => name))) {
      const took = slices.filter(([name]) => name === kind).map(([, time]) => time).sort((a, b) => a - b)
      const quartile = took[Math.floor(took.length * 0.75)]
      facts.slices[kind] = { count: took.length, median: round(took[took.length >> 1]), quartile: round(quartile), longest: round(took.at(-1)) }
      check(quartile < 8, `slices of work on the main thread, ${kind}: ${JSON.stringify(facts.slices[kind])}`)
    }
    facts.steps = run.steps
    check(run.results[2] > 0.95, `after ${run.steps} steps only ${run.results[2]} of the training points are right`)
  },

  // Memory may grow while a network is new, and not afterwards.
  async memory(check, facts) {
    const size = async () => (await engine.one('memory')).numbers[0]
    const sizes = []
    for (let round = 0; round < 6; round++) {
      for (const id of ['start', 'lesson10', 'lesson9', 'dropout', 'lesson13']) {
        await engine.one('start&' + presets.find(p => p.id === id).settings)
        await engine.all(['advance&steps=40', 'results', 'gradients', 'model', 'source', 'regions&size=56', 'units&size=20'])
      }
      sizes.push(await size())
    }
    facts.memory = sizes
    check(sizes.at(-1) === sizes[1], `memory grows: ${sizes}`)
  },

  async complaints(check) {
    check((await complaintOf('start&lesson=4')).includes('noLesson'), 'lesson 4 is taken for one that trains')
    check((await complaintOf('start&lesson=2&hidden=900')).includes('kind=units'), 'a huge layer is taken')
    check((await complaintOf('start&lesson=2&hidden=100,100,100,100,100,100')).includes('kind=weights'), 'a huge network is taken')
    check((await complaintOf('start&rate=NaN')).includes('name=rate'), 'a rate of NaN is taken')
    check((await complaintOf('start&lesson=2&data=iris')).includes('kind=classes'), 'lesson 2 takes three classes')
    check((await complaintOf('load&lesson=2', bytesOf('no model at all'))).includes('kind=model'), 'a text is taken for a model')
    for (const bad of ['a,b\n1,2\nx,3\n', '', '\u0000\u0001', 'a,b,label\n1,2,0\n']) {
      await engine.one('table&table=file&name=bad.csv', bytesOf(bad))
      const sentence = await complaintOf('start&lesson=2&data=file')
      check(sentence && !sentence.startsWith('trap'), `${JSON.stringify(bad)} as a table: ${sentence || 'is taken'}`)
    }
    // In either language, each complaint is a sentence of that language with all its values.
    const before = language
    for (const next of ['en', 'zh']) {
      setLanguage(next)
      for (const request of ['lesson=4', 'lesson=x', 'hidden=900', 'hidden=1,1,1,1,1,1,1,1,1', 'hidden=100,100,100,100,100,100', 'rate=NaN', 'keep=0&lesson=6', 'beta=1', 'noise=9&data=moons',
        'init=best', 'data=best', 'data=moons&points=5', 'data=drawn', 'data=drawn&drawn=1', 'lesson=2&data=iris', 'seed=-1']) {
        const complaint = await complaintOf('start&' + request), sentence = sentenceOf(complaint)
        check(complaint.startsWith('kind=') && !/say[A-Z]|kind=|undefined/.test(sentence), `${request}: ${complaint} becomes ${sentence}`)
        const rest = sentence.replace(/“[^”]*”/g, '').replace(/[a-z]+(, [a-z-]+)+/g, '')
        check((next === 'zh') === /[\u4e00-\u9fff]/.test(sentence) && (next === 'en' || !/[a-z]{3,}/.test(rest)), `${request} in ${next}: ${sentence}`)
      }
    }
    setLanguage(before)
  },

  async divergence(check) {
    await begin(new URLSearchParams('lesson=3&data=circles&init=random&scale=1000&rate=1000'))
    for (let i = 0; i < 20 && !run.isOver; i++) await picture(50)
    check(run.isOver && byId('message').textContent.includes('NaN'), 'a cost of NaN is not said')
  },

  async files(check) {
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${i % 5},${i % 2 ? 'yes' : 'no'}`).join('\n')
    await takeFile(new File(['a,b,answer\n' + rows], 'mine.csv'))
    check(byId('message').hidden && byId('command').textContent.includes('--dataset mine.csv'), `a table: ${byId('message').textContent} ${byId('command').textContent}`)
    await choosePreset('lesson10')
    await picture(20)
    const right = run.results[2], bytes = (await engine.one('model')).bytes
    await takeFile(new File([bytes], 'm.safetensors'))
    check(state.settings.get('lesson') === '10' && run.results[2] === right, `a saved model answers otherwise: ${run.results[2]}, not ${right}`)
    await takeFile(new File(['x'], 'picture.png'))
    check(!byId('message').hidden, 'a picture is taken without a word')
  },

  async trap(check) {
    await choosePreset('start')
    await picture(10)
    try { await engine.all([{ request: 'results', reserve: -5 }]); check(false, 'less than no memory is given') } catch (error) {
      check(error instanceof engine.Trap, 'a trap is not called one')
      await fail(error)
    }
    check(!byId('message').hidden, 'a trap is not said')
    await picture(5)
    check(run.steps === 5, 'after a trap the page is dead')
  },

  async address(check) {
    await begin(new URLSearchParams('lesson=9&data=moons&hidden=7,3&optimizer=momentum&beta=0.8&rate=0.01'))
    await picture(12)
    await remember()
    const link = location.hash, cost = run.cost
    await choosePreset('start')
    await openLink(link)
    check(run.steps === 12 && run.cost === cost, `a link leads to ${run.steps} steps and cost ${run.cost}, not to 12 and ${cost}: ${link}`)
    for (const [settings, name, value] of [['lesson=10&data=moons', 'corrected', '1'], ['lesson=13', 'hidden', '5'], ['lesson=2', 'data', 'circles'], ['lesson=5', 'lesson', '3'], ['lesson=13', 'lesson', '2']]) {
      await begin(new URLSearchParams(settings))
      await changeSetting(name, value)
      const wanted = String(state.settings), link = location.hash
      await openLink(link)
      check(String(state.settings) === wanted, `${link} leads to ${state.settings}, not to ${wanted}`)
    }
    for (const wrong of ['#surface=foo', '#preset=foo', '#foo=1', '#lesson=99', '#lesson=8&method=momentum', '#lesson=2&data=iris', '#preset=start&steps=300000', '#lesson=2&model=1']) {
      const opened = openLink(wrong)
      await wait(300)
      setPlaying(false)
      await opened
      check(!byId('message').hidden && examples.train.length > 0, `${wrong} is opened without a word`)
    }
  },

  async interruptions(check) {
    state.view.speed = '5'
    for (let round = 0; round < 14; round++) {
      setPlaying(true)
      await wait(40 + 9 * round)
      await (round % 2 ? restart() : choosePreset(['he', 'lesson3', 'start'][round % 3]))
      check(byId('message').hidden, `begun anew in the middle of a picture, the page says: ${byId('message').textContent}`)
    }
    const opened = openLink('#preset=start&steps=20000')
    for (let i = 0; i < 60 && !byId('steps').textContent.includes('20,000'); i++) await wait(50)
    check(t('replaying', { n: '|', of: '20,000' }).split('|').every(part => byId('steps').textContent.includes(part)), `a link's steps are not counted: ${byId('steps').textContent}`)
    const drop = new DragEvent('drop', { dataTransfer: new DataTransfer(), cancelable: true })
    dispatchEvent(drop)
    check(drop.defaultPrevented, 'a file dropped meanwhile would take the place of the page')
    byId('play').click()
    await opened
    check(run.steps > 0 && run.steps < 20000 && !run.isPlaying, `a link's steps cannot be interrupted: ${run.steps}`)
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => byId('more0').click()))
    await wait(500)
    check(hiddenSizes()[0] === 16, `six clicks on “+” make ${hiddenSizes()} of 10, 5`)
    await changeSetting('rate', 'none')
    check(!byId('message').hidden && state.settings.get('rate') === '0.3', 'a wrong rate is taken')
    await picture(3)
    check(run.steps === 3, 'a wrong rate stops the network that there is')
    byId('reset').focus()
    byId('reset').dispatchEvent(new KeyboardEvent('keydown', { key: 'S', bubbles: true }))
    await wait(300)
    check(run.steps === 4, `with a button in focus, the key S leads to ${run.steps} steps, not 4`)
  },

  async drawing(check) {
    await choosePreset('fast')
    await changeSetting('data', 'drawn')
    check(!byId('drawing').hidden && examples.train.length === 0 && byId('message').hidden, 'points cannot be drawn into an empty plane')
    const canvas = byId('regions')
    canvas.scrollIntoView()
    const box = canvas.getBoundingClientRect()
    for (let i = 0; i < 10; i++) {
      byId('draw-class').value = i < 5 ? '0' : '1'
      canvas.dispatchEvent(new MouseEvent('click', { clientX: box.left + 30 + 20 * i, clientY: box.top + 50, bubbles: true }))
      check(examples.train.length + examples.test.length === i + 1, `after click ${i + 1} there are ${examples.train.length + examples.test.length} points`)
    }
    await wait(800)
    check(drawnPoints().length === 10 && examples.train.length === 8 && examples.test.length === 2, `ten clicks make the points ${state.settings.get('drawn')}`)
    await picture(5)
    check(run.steps === 5, 'a network does not learn drawn points')
    await setDrawn([])
    check(examples.train.length === 0 && byId('message').hidden, 'drawn points cannot be cleared')
  },

  async hovering(check) {
    await choosePreset('start')
    const canvas = byId('network'), line = net.lines[25], box = canvas.getBoundingClientRect()
    const point = (x, y) => canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: box.left + x, clientY: box.top + y, bubbles: true }))
    point((line.x1 + line.x2) / 2, (line.y1 + line.y2) / 2)
    check(!byId('weight-tip').hidden && net.hover >= 0, 'a weight under the pointer is not shown')
    for (let i = 0; i < 3; i++) {
      await wait(200)
      const { at } = net.lines[net.hover], tip = byId('weight-tip').textContent
      check(tip.includes(six(net.layers[at])) && net.gradientsAt === run.steps && tip.includes(six(net.gradients[at])), `after ${run.steps} steps the tip says ${tip}`)
      await picture(5)
    }
    canvas.dispatchEvent(new PointerEvent('pointerleave'))
    check(byId('weight-tip').hidden, 'the tip stays')
  },

  async benches(check) {
    for (const bench of ['weights', 'paths', 'names', 'check']) {
      showBench(bench)
      await wait(1500)
      check(byId('message').hidden, `${bench} says: ${byId('message').textContent}`)
    }
    check(byId('spreads').children.length === 6, 'six layers are not shown')
    check(byId('scale-why').textContent.length > 20 && !byId('scale-why').textContent.includes('{'), `the first weights say: ${byId('scale-why').textContent}`)
    check(/η/.test(byId('path-rate6').textContent) && byId('path-rate4').textContent === '', 'the paths do not show their rates')
    showBench('names')
    byId('begin').value = 'té1'
    byId('begin').dispatchEvent(new Event('input'))
    check(state.view.begin === 't' && byId('ignored').textContent.includes('é 1'), `letters that no name has: ${state.view.begin}, ${byId('ignored').textContent}`)
    byId('begin').value = ''
    byId('begin').dispatchEvent(new Event('input'))
    readNames(true)
    await wait(2500)
    readNames(false)
    check(namer.shown > 20 && byId('names').children.length === 7, `${namer.shown} names read, ${byId('names').children.length} invented`)
    showBench('train')
    const right = checks.answers[0].get(-7)?.numbers
    check(right?.[0] < 2e-7 && right[1] === 1, `the gradient check finds ${right}`)
  },

  // A mistake that is chosen while another is still being computed shows its own values, and a right gradient is never
  // called wrong.
  async mistakes(check) {
    Object.assign(state.view, { eps: '-7', mistake: '0' })
    showBench('check')
    for (const mistake of [1, 4, 6, 2]) {
      byId('mistake').value = String(mistake)
      byId('mistake').dispatchEvent(new Event('change'))
      await wait(30)
    }
    while (checks.busy) await wait(50)
    const expected = [2.762e-11, 0.1809, 0.000116, 0.001154, 0.9956, 0.7012, 1]
    checks.answers.forEach((known, mistake) => {
      if (known.has(-7)) check(Math.abs(known.get(-7).numbers[0] / expected[mistake] - 1) < 1e-3, `mistake ${mistake} has the difference ${known.get(-7).numbers[0]}`)
    })
    check(checks.answers[2].size === 29 && byId('check-numbers').textContent.includes('1.160e-4'), `the bench shows ${byId('check-numbers').textContent}`)
    check(byId('check-verdict').textContent.includes('b1'), `the verdict names no part: ${byId('check-verdict').textContent}`)
    Object.assign(state.view, { eps: '-12', mistake: '0' })
    await openCheck()
    check(checks.answers[0].get(-12)?.numbers[1] === 3, `a right gradient at 1e-12: ${checks.answers[0].get(-12)?.numbers}`)
    Object.assign(state.view, { eps: '-7' })
    showBench('train')
  },
}
