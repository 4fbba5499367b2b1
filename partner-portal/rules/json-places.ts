/** Where the values of a JSON text stand: line numbers, the first is 1, by JSON pointer. */
export interface JsonPlaces {
  readonly lines: ReadonlyMap<string, number>
  /** Where the text stops being JSON. */
  readonly brokenAt: number | null
}

const escaped = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1')

class Broken extends Error {}

/** Reads a JSON text for the line of each of its values; a member's line is that of its key. */
export function placesIn(text: string): JsonPlaces {
  const lines = new Map<string, number>()
  let at = 0
  let line = 1

  const blank = () => {
    for (;;) {
      const sign = text[at]
      if (sign === '\n') line += 1
      if (sign !== ' ' && sign !== '\n' && sign !== '\r' && sign !== '\t') return
      at += 1
    }
  }
  const take = (sign: string) => {
    blank()
    if (text[at] !== sign) throw new Broken()
    at += 1
  }
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found === undefined) throw new Broken()
    at += found.length
    return found
  }
  const string = (): string => {
    const raw = match(/"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy)
    return JSON.parse(raw) as string
  }
  const list = (close: string, entry: (index: number) => void) => {
    at += 1
    blank()
    if (text[at] === close) return void (at += 1)
    for (let index = 0; ; index += 1) {
      blank()
      entry(index)
      blank()
      if (text[at] !== ',') break
      at += 1
    }
    take(close)
  }
  const value = (pointer: string): void => {
    blank()
    if (!lines.has(pointer)) lines.set(pointer, line)
    if (text[at] === '{')
      return list('}', () => {
        const keyLine = line
        const inner = `${pointer}/${escaped(string())}`
        lines.set(inner, keyLine)
        take(':')
        value(inner)
      })
    if (text[at] === '[') return list(']', (index) => value(`${pointer}/${index}`))
    if (text[at] === '"') return void string()
    match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y)
  }
  try {
    value('')
    blank()
    if (at < text.length) throw new Broken()
    return { lines, brokenAt: null }
  } catch (thrown) {
    if (!(thrown instanceof Broken)) throw thrown
    return { lines, brokenAt: line }
  }
}

/** The line of a pointer, or of the nearest thing around it that is there. */
export function lineOf({ lines }: JsonPlaces, pointer: string): number {
  for (let rest = pointer; rest !== ''; rest = rest.slice(0, rest.lastIndexOf('/'))) {
    const line = lines.get(rest)
    if (line !== undefined) return line
  }
  return lines.get('') ?? 1
}
