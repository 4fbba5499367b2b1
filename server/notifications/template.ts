import type { TemplateWords } from '../../shared/mail-templates.ts'
import type { Fault } from '../../shared/refusals.ts'
import { plain } from './plain.ts'
import type { Letter } from './words/letter.ts'

/** A piece of a text with variables: words, or the name of a variable, and where it begins. */
type Piece = { words: string } | { name: string; at: number }

interface Parsed {
  pieces: Piece[]
  faults: { code: string; message: string }[]
}

// Controls but the line feed, separators, zero-width and bidi characters: none has a place in a manufacturer's words.
const unprintable = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u
const places = /\{\{([^{}]*)\}\}/g

/** Reads `Hello {{recipient}}`; positions count characters from 1. */
export function parseTemplate(text: string, known: readonly string[]): Parsed {
  const parsed: Parsed = { pieces: [], faults: [] }
  let last = 0
  for (const found of text.matchAll(places)) {
    parsed.pieces.push({ words: text.slice(last, found.index) })
    last = found.index + found[0].length
    const name = found[1]!.trim()
    if (!known.includes(name)) parsed.faults.push(unknownVariable(name, found.index + 1, known))
    else parsed.pieces.push({ name, at: found.index + 1 })
  }
  parsed.pieces.push({ words: text.slice(last) })
  const rest = text.replace(places, (place) => ' '.repeat(place.length))
  const brace = /\{\{|\}\}/.exec(rest)
  if (brace) {
    const message = `has ${brace[0]} without its ${brace[0] === '{{' ? '}}' : '{{'} at character ${brace.index + 1}; write variables as {{title}}`
    parsed.faults.push({ code: 'unbalanced_braces', message })
  }
  return parsed
}

function unknownVariable(name: string, at: number, known: readonly string[]) {
  const near = nearest(name, known)
  const help = near ? `did you mean {{${near}}}?` : `there are ${known.map((one) => `{{${one}}}`).join(', ')}`
  const message = name
    ? `has the unknown variable {{${name.slice(0, 60)}}} at character ${at}; ${help}`
    : `has a variable without a name at character ${at}; there are ${known.map((one) => `{{${one}}}`).join(', ')}`
  return { code: 'unknown_variable', message }
}

/** Every fault of the words, by their place below `pointer`. */
export function faultsOfWords(words: TemplateWords, known: readonly string[], pointer: string): Fault[] {
  return Object.entries(words).flatMap(([part, text]) => {
    const at = `${pointer}/${part}`
    const faults: Fault[] = parseTemplate(text, known).faults.map((fault) => ({ pointer: at, ...fault }))
    const odd = unprintable.exec(text)
    if (odd)
      faults.push({
        pointer: at,
        code: 'control_character',
        message: `has a control or hidden character at character ${odd.index + 1}; take it out`,
      })
    if ((part === 'subject' || part === 'action') && text.includes('\n'))
      faults.push({ pointer: at, code: 'several_lines', message: 'must be one line' })
    return faults
  })
}

/**
 * The letter in the manufacturer's words where it has some. Values are put in once and as they are: what stands in a
 * value is never read as a variable.
 *
 * @throws Error when a variable is not known, or a text comes out empty
 */
export function inOwnWords(
  letter: Letter,
  words: TemplateWords,
  values: ReadonlyMap<string, string>,
): Letter {
  const said = (text: string) => fill(text, values)
  return {
    ...letter,
    ...(words.subject === undefined ? {} : { subject: said(words.subject) }),
    ...(words.intro === undefined ? {} : { intro: said(words.intro) }),
    ...(words.outro === undefined ? {} : { outro: said(words.outro) }),
    ...(words.action === undefined || !letter.action
      ? {}
      : { action: { ...letter.action, label: said(words.action) } }),
  }
}

function fill(text: string, values: ReadonlyMap<string, string>): string {
  const { pieces, faults } = parseTemplate(text, [...values.keys()])
  if (faults.length) throw new Error(faults[0]!.message)
  const filled = pieces
    .map((piece) => ('name' in piece ? plain(values.get(piece.name)!) : piece.words))
    .join('')
    .split('\n')
    .map(plain)
    .join('\n')
    .trim()
  if (!filled) throw new Error('has no words but variables, and these are empty')
  return filled
}

/** The known name that takes the fewest changes to come to, if these are few. */
export function nearest(name: string, known: readonly string[]): string | null {
  const ranked = known
    .map((one) => ({ one, far: distance(name.toLowerCase(), one) }))
    .sort((a, b) => a.far - b.far)
  return ranked[0] && ranked[0].far <= Math.max(2, Math.floor(name.length / 3)) ? ranked[0].one : null
}

/** Levenshtein's distance, over names that are short. */
function distance(a: string, b: string): number {
  if (a.length > 60) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}
