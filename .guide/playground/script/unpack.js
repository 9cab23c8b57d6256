// Unpacks xz's older format, LZMA (Pavlov, "LZMA specification", 2015): the browser's own DecompressionStream only
// knows deflate, whose result is almost half as large again. `packed` begins with 13 bytes that give the parameters and
// the length of the result.

function unpack(packed) {
  const lc = packed[0] % 9, lp = Math.floor(packed[0] / 9) % 5, pb = Math.floor(packed[0] / 45)
  const total = packed[5] + packed[6] * 256 + packed[7] * 65536 + packed[8] * 16777216
  const out = new Uint8Array(total)
  let at = 18, range = 0xFFFFFFFF, code = 0
  for (let i = 14; i < 18; i++) code = (code << 8 | packed[i]) >>> 0

  const chances = count => new Uint16Array(count).fill(1024)
  const bit = (table, index) => {
    const bound = (range >>> 11) * table[index]
    let result = 0
    if (code < bound) {
      range = bound
      table[index] += 2048 - table[index] >> 5
    } else {
      range -= bound
      code -= bound
      table[index] -= table[index] >> 5
      result = 1
    }
    if (range < 0x1000000) {
      range = range << 8 >>> 0
      code = (code << 8 | packed[at++]) >>> 0
    }
    return result
  }
  const plain = count => {
    let result = 0
    while (count-- > 0) {
      range >>>= 1
      const isOne = code >= range ? 1 : 0
      if (isOne) code -= range
      result = result << 1 | isOne
      if (range < 0x1000000) {
        range = range << 8 >>> 0
        code = (code << 8 | packed[at++]) >>> 0
      }
    }
    return result
  }
  const tree = (table, start, count) => {
    let node = 1
    for (let i = 0; i < count; i++) node = node << 1 | bit(table, start + node)
    return node - (1 << count)
  }
  const reversed = (table, start, count) => {
    let node = 1, result = 0
    for (let i = 0; i < count; i++) {
      const next = bit(table, start + node)
      node = node << 1 | next
      result |= next << i
    }
    return result
  }

  const literals = chances(0x300 << lc + lp)
  const isMatch = chances(192), isAgain = chances(12), isFirst = chances(12), isSecond = chances(12), isThird = chances(12)
  const isLong = chances(192), slots = chances(256), near = chances(128), align = chances(16)
  const lengths = () => ({ choice: chances(2), low: chances(128), middle: chances(128), high: chances(256) })
  const length = (coder, position) => bit(coder.choice, 0) === 0 ? tree(coder.low, position << 3, 3)
    : bit(coder.choice, 1) === 0 ? 8 + tree(coder.middle, position << 3, 3) : 16 + tree(coder.high, 0, 8)
  const fresh = lengths(), again = lengths()

  const literal = (state, place, back) => {
    const before = place > 0 ? out[place - 1] : 0
    const start = 0x300 * (((place & (1 << lp) - 1) << lc) + (before >> 8 - lc))
    let symbol = 1
    if (state >= 7) {
      let match = out[place - back - 1]
      while (symbol < 256) {
        const expected = match >> 7 & 1
        match <<= 1
        const next = bit(literals, start + (1 + expected << 8) + symbol)
        symbol = symbol << 1 | next
        if (next !== expected) break
      }
    }
    while (symbol < 256) symbol = symbol << 1 | bit(literals, start + symbol)
    return symbol & 255
  }
  const distance = count => {
    const slot = tree(slots, Math.min(count, 3) << 6, 6)
    if (slot < 4) return slot
    const low = (slot >> 1) - 1, high = (2 | slot & 1) << low >>> 0
    if (slot < 14) return high + reversed(near, high - slot, low)
    return high + plain(low - 4) * 16 + reversed(align, 0, 4)
  }

  let state = 0, place = 0, backs = [0, 0, 0, 0]
  while (place < total) {
    const position = place & (1 << pb) - 1
    if (bit(isMatch, (state << 4) + position) === 0) {
      out[place] = literal(state, place, backs[0])
      place++
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6
      continue
    }
    let count
    if (bit(isAgain, state) === 0) {
      count = length(fresh, position)
      state = state < 7 ? 7 : 10
      backs = [distance(count), backs[0], backs[1], backs[2]]
    } else {
      if (bit(isFirst, state) === 0) {
        if (bit(isLong, (state << 4) + position) === 0) {
          state = state < 7 ? 9 : 11
          out[place] = out[place - backs[0] - 1]
          place++
          continue
        }
      } else if (bit(isSecond, state) === 0) {
        backs = [backs[1], backs[0], backs[2], backs[3]]
      } else if (bit(isThird, state) === 0) {
        backs = [backs[2], backs[0], backs[1], backs[3]]
      } else {
        backs = [backs[3], backs[0], backs[1], backs[2]]
      }
      count = length(again, position)
      state = state < 7 ? 8 : 11
    }
    for (let end = place + count + 2; place < end; place++) out[place] = out[place - backs[0] - 1]
  }
  return out
}
