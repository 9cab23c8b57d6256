// Small helpers: elements, words in two languages, colours, shapes.

const byId = id => document.getElementById(id)

// Makes an element: make('label', { class: 'off', onclick: f }, child, …).
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value != null) element.setAttribute(name, value)
  }
  element.append(...children.filter(child => child != null))
  return element
}

let language = 'en'
const words = { en: {}, zh: {} }
// The text for a key, with {names} filled in.
function t(key, values = {}) {
  const text = words[language][key] ?? words.en[key] ?? key
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')
}
// An element whose text follows the language.
function text(tag, key, attributes = {}) {
  return make(tag, { ...attributes, 'data-t': key }, t(key))
}
function translate(root = document) {
  for (const element of root.querySelectorAll('[data-t]')) element.textContent = t(element.dataset.t)
  for (const element of root.querySelectorAll('[data-label]')) element.setAttribute('aria-label', t(element.dataset.label))
}

const color = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()
const classColor = index => color('c' + index % 5)
// Red, green and blue of a colour such as #0b6bb0.
const channels = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16))

// A canvas sized for its place and the screen's resolution; its context draws in CSS pixels.
function fitted(canvas, height) {
  const width = canvas.clientWidth || 300, scale = Math.min(2, window.devicePixelRatio || 1)
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)]
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w
    canvas.height = h
    canvas.style.height = height + 'px'
  }
  const context = canvas.getContext('2d')
  context.setTransform(scale, 0, 0, scale, 0, 0)
  context.clearRect(0, 0, width, height)
  return [context, width, height]
}

// A class's shape around a place: circle, triangle, square, diamond, cross. Training points are filled, test points hollow.
function mark(context, index, x, y, r) {
  context.beginPath()
  switch (index % 5) {
    case 0: context.arc(x, y, r, 0, 2 * Math.PI); break
    case 1: context.moveTo(x, y - 1.25 * r); context.lineTo(x + 1.15 * r, y + .85 * r); context.lineTo(x - 1.15 * r, y + .85 * r); context.closePath(); break
    case 2: context.rect(x - .9 * r, y - .9 * r, 1.8 * r, 1.8 * r); break
    case 3: context.moveTo(x, y - 1.3 * r); context.lineTo(x + 1.3 * r, y); context.lineTo(x, y + 1.3 * r); context.lineTo(x - 1.3 * r, y); context.closePath(); break
    default:
      context.moveTo(x - r, y - r); context.lineTo(x + r, y + r); context.moveTo(x + r, y - r); context.lineTo(x - r, y + r)
  }
}

// Makes a canvas a picture of so many points, row by row: of each, `strengthAndTint` says how much of which tint is mixed into
// the ground.
function paintImage(canvas, columns, rows, strengthAndTint) {
  canvas.width = columns
  canvas.height = rows
  const context = canvas.getContext('2d'), image = context.createImageData(columns, rows), ground = channels(color('card'))
  for (let i = 0; i < columns * rows; i++) {
    const [strength, tint] = strengthAndTint(i)
    for (let k = 0; k < 3; k++) image.data[4 * i + k] = ground[k] + strength * (tint[k] - ground[k])
    image.data[4 * i + 3] = 255
  }
  context.putImageData(image, 0, 0)
}

// Numbers as people read them: six digits of a cost, or all.
const six = value => Number.isNaN(value) ? 'NaN' : !Number.isFinite(value) ? (value > 0 ? '∞' : '−∞')
  : value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential(5) : value.toPrecision(6)
const percent = value => Number.isNaN(value) ? '–' : (100 * value).toFixed(1) + '\u00a0%'
const grouped = count => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

function say(sentence) {
  const place = byId('message')
  place.textContent = sentence ?? ''
  place.hidden = !sentence
}

// Sentences one after the other, those of the session with full stops.
const joined = list => list.filter(Boolean).map(sentence => /[.。？！]$/.test(sentence) ? sentence : sentence + (language === 'zh' ? '。' : '.')).join(language === 'zh' ? '' : ' ')

function saveFile(name, content, type = 'application/octet-stream') {
  const link = make('a', { href: URL.createObjectURL(new Blob([content], { type })), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}

// Calls a function later, and only once, however often it is requested in the meantime.
function soon(work, milliseconds = 60) {
  let timer
  return () => {
    clearTimeout(timer)
    timer = setTimeout(() => timed('later', work), milliseconds)
  }
}
