// Drives a headless browser through pipes, with the protocol of its developer tools. Needs no package.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export async function openBrowser(program) {
  const profile = mkdtempSync(join(tmpdir(), 'playground-browser-'))
  const child = spawn(program, ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--hide-scrollbars', `--user-data-dir=${profile}`, 'about:blank'],
  { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const waiting = new Map(), listeners = []
  let number = 0, rest = ''
  child.stdio[4].setEncoding('utf8').on('data', text => {
    const parts = (rest + text).split('\0')
    rest = parts.pop()
    for (const part of parts) {
      const message = JSON.parse(part)
      if (message.id) {
        const { resolve, reject } = waiting.get(message.id)
        waiting.delete(message.id)
        message.error ? reject(new Error(message.error.message)) : resolve(message.result)
      } else for (const listener of listeners) listener(message)
    }
  })
  const send = (method, params = {}, sessionId) => new Promise((resolve, reject) => {
    waiting.set(++number, { resolve, reject })
    child.stdio[3].write(JSON.stringify({ id: number, method, params, sessionId }) + '\0')
  })
  const { targetInfos } = await send('Target.getTargets')
  const { sessionId } = await send('Target.attachToTarget', { targetId: targetInfos.find(info => info.type === 'page').targetId, flatten: true })
  const page = (method, params) => send(method, params, sessionId)
  await page('Page.enable')
  await page('Runtime.enable')
  await page('Network.enable')
  return {
    page,
    listen: listener => listeners.push(listener),
    async evaluate(expression) {
      const { result, exceptionDetails } = await page('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value
    },
    async close() {
      const ended = new Promise(done => child.once('exit', done))
      await send('Browser.close').catch(() => {})
      await Promise.race([ended, new Promise(done => setTimeout(done, 5000))])
      if (child.exitCode === null) child.kill()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

// A picture of the window, or of the whole page.
export async function screenshot({ page, evaluate }, { width, height, theme, isWhole }) {
  await page('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 500 })
  await page('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: theme }] })
  await new Promise(done => setTimeout(done, 900))
  const full = isWhole ? await evaluate('document.documentElement.scrollHeight') : height
  if (isWhole) {
    await page('Emulation.setDeviceMetricsOverride', { width, height: full, deviceScaleFactor: 1, mobile: width < 500 })
    await new Promise(done => setTimeout(done, 700))
  }
  const { data } = await page('Page.captureScreenshot', { format: 'png' })
  return Buffer.from(data, 'base64')
}
