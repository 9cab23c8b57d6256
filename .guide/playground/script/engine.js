// The page's side of the worker: it sends requests, and receives the answers in order, as promises. The worker also
// unpacks the rest of the page's script, which is then run.

const playground = (() => {
  const waiting = new Map()
  let worker, number = 0
  const decoder = new TextDecoder()

  // A complaint is wrong input: its message is a form, of which the page makes a sentence. A trap is a computation that has stopped.
  class Complaint extends Error {}
  class Trap extends Error {}

  function start(packed, directory) {
    const source = document.getElementById('worker').textContent
    worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
    worker.onmessage = ({ data: { id, answers, trap } }) => timed('message', () => {
      const { resolve, reject } = waiting.get(id)
      waiting.delete(id)
      if (trap !== undefined) reject(new Trap(trap))
      else resolve(answers)
    })
    worker.onerror = event => { for (const { reject } of waiting.values()) reject(new Trap(event.message)); waiting.clear() }
    return send({ packed, directory })
  }

  function send(message) {
    const id = ++number
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, ...message })
    })
  }

  const read = answer => {
    const text = () => decoder.decode(answer.bytes)
    if (!answer.isFine) throw new Complaint(text())
    return { numbers: answer.numbers, bytes: answer.bytes, text }
  }

  // Sends one request, or several in one message. The first complaint is thrown.
  const all = async list => (await send({ list: list.map(item => item.request ? item : { request: item }) })).map(read)
  const one = async (request, attachment) => (await all([{ request, attachment }]))[0]

  // How long the main thread was busy each time, for the self-test.
  const slices = []
  function timed(name, work) {
    const began = performance.now()
    const result = work()
    if (slices.length < 100000) slices.push([name, performance.now() - began])
    return result
  }
  return { engine: { start, all, one, Complaint, Trap }, timed, slices, files: {} }
})()

{
  const packed = document.getElementById('packed')
  playground.engine.start(packed.textContent, directory).then(files => {
    packed.remove()
    const [script, hearts, dinosaurs] = files
    playground.files = { hearts: JSON.parse(new TextDecoder().decode(hearts)), dinosaurs }
    const element = document.createElement('script')
    element.textContent = new TextDecoder().decode(script)
    document.body.append(element)
  }).catch(error => {
    const message = document.getElementById('message')
    message.hidden = false
    message.textContent = `This browser cannot run the page: ${error.message}`
  })
}
