// Files: tables and models that are dropped on the page or chosen, and models that it saves.

function modelCard() {
  const chooser = make('input', { type: 'file', id: 'chooser', accept: '.csv,.tsv,.txt,.data,.safetensors', hidden: true, onchange: () => { if (chooser.files[0]) takeFile(chooser.files[0]); chooser.value = '' } })
  return make('div', { class: 'card' }, text('h2', 'model'),
    make('div', { class: 'row' },
      text('button', 'saveModel', { type: 'button', onclick: () => save('model', 'model.safetensors') }),
      text('button', 'saveSource', { type: 'button', onclick: () => save('source', 'network.swift', 'text/plain') }),
      text('button', 'link', { type: 'button', onclick: async event => { const { target } = event; await remember(); copy(location.href, target) } })),
    text('p', 'dropHint', { class: 'note' }),
    chooser, text('button', 'choose', { type: 'button', onclick: () => chooser.click() }))
}

async function save(request, name, type) {
  try { saveFile(name, (await engine.one(request)).bytes, type) } catch (error) { fail(error) }
}

function watchDrops() {
  const show = isOver => event => { event.preventDefault(); document.body.classList.toggle('dropping', isOver) }
  addEventListener('dragover', show(true))
  addEventListener('dragleave', show(false))
  addEventListener('drop', event => {
    show(false)(event)
    const file = event.dataTransfer.files[0]
    if (file) takeFile(file)
  })
}

async function takeFile(file) {
  if (file.size > 20e6) return say(t('tooLarge'))
  if (file.size === 0) return say(t('emptyFile', { name: file.name }))
  showBench('train')
  const bytes = new Uint8Array(await file.arrayBuffer())
  try {
    if (/\.safetensors$/i.test(file.name)) await takeModel(bytes)
    else if (/\.(csv|tsv|txt|data)$/i.test(file.name)) await takeTable(file.name, bytes)
    else say(t('unknownFile', { name: file.name }))
  } catch (error) { await fail(error) }
}

const givenTables = [] // the one in force

async function takeTable(name, bytes) {
  const give = ([name, bytes]) => engine.one('table&table=file&name=' + encodeURIComponent(name), bytes)
  const settings = new URLSearchParams(state.settings)
  settings.set('data', 'file')
  settings.set('label', '')
  await give([name, bytes])
  state.hasFile = true
  if (await begin(settings, { isNew: true })) givenTables[0] = [name, bytes]
  else if (givenTables.length && state.settings.get('data') === 'file') await give(givenTables[0])
}

async function takeModel(bytes) {
  const length = bytes.length < 8 ? NaN : Number(new DataView(bytes.buffer).getBigUint64(0, true))
  if (!(length <= bytes.length)) return say(t('noModel'))
  const answer = await engine.one('load&' + state.settings, bytes)
  if (await begin(new URLSearchParams(answer.text()), { model: true, isNew: true })) say(t('loaded', { lesson: t('lessonName' + state.settings.get('lesson')) }))
}
