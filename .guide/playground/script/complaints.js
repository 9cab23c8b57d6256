// What the session cannot do, in the page's language: it sends a kind and values, `kind=units&most=100&got=900`.

// Settings whose word on the page has another key.
const settingWords = { data: 'dataset' }

function sentenceOf(complaint) {
  const values = Object.fromEntries(new URLSearchParams(complaint))
  if (!values.kind) return complaint
  if (values.name === 'noise' && values.high === '0.5') values.name = 'flipped'
  if (values.name) values.name = t(settingWords[values.name] ?? values.name)
  for (const [name, value] of Object.entries(values)) if (/^\d{5,}$/.test(value)) values[name] = grouped(value)
  return t('say' + values.kind[0].toUpperCase() + values.kind.slice(1), values)
}
