// node browse.mjs BROWSER INDEX.html COSTS.txt [FOLDER]: runs the page's own test, compares the costs that it computes
// with those of a portable build, and checks that the page requests nothing from a network. Pictures go into the
// folder.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openBrowser, screenshot } from './browser.mjs'

const [program, index, costs, pictures] = process.argv.slice(2)
const address = pathToFileURL(resolve(index)).href
const failures = []
const browser = await openBrowser(program)
const requests = []
browser.listen(({ method, params }) => {
  if (method === 'Network.requestWillBeSent' && !/^(file|blob|data):/.test(params.request.url)) requests.push(params.request.url)
  if (method === 'Runtime.exceptionThrown') failures.push('exception: ' + (params.exceptionDetails.exception?.description ?? params.exceptionDetails.text))
})

const open = async hash => {
  await browser.page('Page.navigate', { url: 'about:blank' })
  await browser.page('Page.navigate', { url: address + hash })
}
const until = async (expression, seconds) => {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; await new Promise(done => setTimeout(done, 200))) {
    if (await browser.evaluate(expression).catch(() => false)) return
  }
  throw new Error(`not within ${seconds} s: ${expression}; the page says: ${await browser.evaluate('document.body.innerText.slice(0, 2000) + (document.body.dataset.broken ?? "")')}`)
}

try {
  if (!process.env.ONLY_PICTURES) {
    await browser.page('Emulation.setDeviceMetricsOverride', { width: 1400, height: 1000, deviceScaleFactor: 1, mobile: false })
    await open('#selftest=1')
    await until('window.selftest?.done', 240)
    const { failures: found, facts } = await browser.evaluate('({ failures: selftest.failures, facts: selftest.facts })')
    failures.push(...found)
    console.log('self-test:', JSON.stringify(facts))
    let equal = 0, unequal = 0
    for (const line of readFileSync(costs, 'utf8').trim().split('\n')) {
      const [settings, steps, ...expected] = line.split(' ')
      const actual = await browser.evaluate(`selftest.costsOf(${JSON.stringify(settings)}, ${steps})`)
      const at = expected.findIndex((cost, i) => !Object.is(Number(cost.replace('inf', 'Infinity')), Number(actual[i])))
      if (at < 0 && actual.length === expected.length) equal++
      else { unequal++; failures.push(`${settings}: cost ${at} is ${actual[at]}, portable ${expected[at]}`) }
    }
    console.log(`costs of the browser and of a portable build: ${equal} runs equal, ${unequal} unequal`)
    if (!equal) failures.push('no costs were compared')
  }
  if (pictures) await takePictures()
  if (requests.length) failures.push('requests left the page: ' + requests.join(', '))
} catch (error) { failures.push(String(error.stack ?? error)) }
await browser.close()
for (const failure of failures) console.error('FAILED: ' + failure)
process.exitCode = failures.length ? 1 : 0

async function takePictures() {
  mkdirSync(pictures, { recursive: true })
  const wanted = [
    ['light-1400', '#preset=start&steps=600', 1400, 'light'], ['dark-1400', '#preset=start&steps=600', 1400, 'dark'],
    ['chinese-1400', '#preset=start&steps=600&lang=zh', 1400, 'light'], ['light-360', '#preset=start&steps=600', 360, 'light'],
    ['cancer-1400', '#preset=lesson10&steps=50', 1400, 'light'], ['iris-1000', '#preset=lesson13&steps=300', 1000, 'light'],
    ['weights', '#bench=weights&scale4=25', 1400, 'light'], ['paths', '#bench=paths', 1400, 'light'], ['paths-dark', '#bench=paths&surface=beale', 1400, 'dark'],
    ['names', '#bench=names', 1400, 'light'], ['check', '#bench=check', 1400, 'light'], ['chinese-360', '#preset=overfit&steps=500&lang=zh', 360, 'dark'],
  ].filter(([name]) => !process.env.ONLY_PICTURES || process.env.ONLY_PICTURES === '1' || process.env.ONLY_PICTURES.split(',').includes(name))
  for (const [name, hash, width, theme] of wanted) {
    await browser.page('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: theme }] })
    await browser.page('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: width < 500 })
    await open(hash)
    await until('document.getElementById("message").hidden && document.getElementById("command").textContent', 90)
    if (name.startsWith('names')) await browser.evaluate('document.getElementById("names-play").click()')
    await new Promise(done => setTimeout(done, name === 'check' ? 9000 : name === 'names' ? 6000 : 3500))
    writeFileSync(join(pictures, name + '.png'), await screenshot(browser, { width, height: 900, theme, isWhole: true }))
    const overflow = await browser.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    if (overflow > 0) failures.push(`${name}: the page is ${overflow} pixels wider than its window`)
  }
}
