import type { Entry } from './content.ts'

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The keys of entries whose name, key or sentence has every word that is looked for, in their order. */
export function found<One extends Entry>(
  entries: readonly One[],
  wanted: string,
  sentence: (key: string) => string,
): readonly string[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean)
  if (words.length === 0) return entries.map(({ key }) => key)
  return entries
    .filter(({ key, name }) => {
      const text = plain(`${name} ${key} ${sentence(key)}`)
      return words.every((word) => text.includes(word))
    })
    .map(({ key }) => key)
}
