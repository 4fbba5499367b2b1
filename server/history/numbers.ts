import { Unreadable } from './dates.ts'

/** `english` writes 1,234.50 and `german` 1.234,50; Swiss apostrophes and blanks may group in both. */
export const notations = ['english', 'german'] as const
export type Notation = (typeof notations)[number]

/** A number; a currency beside it is left out. Without a notation what can be read in two ways is not read at all. */
export function readNumber(text: string, notation?: Notation): number | Unreadable {
  const plain = text
    .replace(/^[\s€$£]+|^[A-Z]{3}\s+|[\s€$£]+$|\s*[A-Z]{3}$/g, '')
    .replace(/(?<=\d)['’\s](?=\d{3})/g, '')
  const written = notation ?? notationOf(plain)
  if (!written)
    return new Unreadable(`"${text}" could be two numbers; say "notation": "english" or "german" in the map`)
  const [group, point] = written === 'english' ? [',', '.'] : ['.', ',']
  const shape = new RegExp(`^[+-]?(\\d+|\\d{1,3}(\\${group}\\d{3})+)(\\${point}\\d+)?$`)
  if (!shape.test(plain))
    return new Unreadable(`"${text}" is no number${notation ? ` in ${notation} notation` : ''}`)
  return Number(plain.replaceAll(group, '').replace(point, '.'))
}

function notationOf(text: string): Notation | null {
  const comma = text.lastIndexOf(',')
  const point = text.lastIndexOf('.')
  if (comma < 0 && point < 0) return 'english'
  if (comma >= 0 && point >= 0) return point > comma ? 'english' : 'german'
  const mark = comma >= 0 ? ',' : '.'
  if (text.split(mark).length > 2) return mark === ',' ? 'english' : 'german'
  // One mark with three digits behind it groups thousands for one half of the world and parts decimals for the other.
  if (/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return null
  return mark === '.' ? 'english' : 'german'
}
