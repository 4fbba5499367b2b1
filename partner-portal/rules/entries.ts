import type { Entry } from './content.ts'

/** The entry at `from` moved so that it stands at `to`; the list itself where nothing moves. */
export function moved<One>(list: readonly One[], from: number, to: number): readonly One[] {
  const target = Math.min(Math.max(to, 0), list.length - 1)
  const one = list[from]
  if (one === undefined || from === target) return list
  const rest = list.filter((_, index) => index !== from)
  return [...rest.slice(0, target), one, ...rest.slice(target)]
}

/** Where an entry lands that is dropped on the upper or lower half of another. */
export function landing(from: number, over: number, half: 'above' | 'below'): number {
  const gap = half === 'above' ? over : over + 1
  return gap > from ? gap - 1 : gap
}

export const removedAt = <One>(list: readonly One[], at: number): readonly One[] =>
  list.filter((_, index) => index !== at)

export const replacedAt = <One>(list: readonly One[], at: number, next: One): readonly One[] =>
  list.map((one, index) => (index === at ? next : one))

export const insertedAt = <One>(list: readonly One[], at: number, one: One): readonly One[] => [
  ...list.slice(0, at),
  one,
  ...list.slice(at),
]

/** A key out of a name: lower case, hyphens, and a number where others have it already. */
export function freshKey(name: string, taken: readonly string[]): string {
  const plain = name
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '')
  const base = plain === '' ? 'rule' : plain
  let key = base
  for (let count = 2; taken.includes(key); count += 1) key = `${base}-${count}`
  return key
}

/** A copy that stands right below its original, under a key of its own. */
export function duplicated<One extends Entry>(
  list: readonly One[],
  at: number,
  name: string,
): readonly One[] {
  const one = list[at]
  if (one === undefined) return list
  const key = freshKey(
    one.key,
    list.map((each) => each.key),
  )
  return insertedAt(list, at + 1, { ...one, key, name })
}

/** Entries of a template put into a list, each under a key that nobody has yet. */
export function adopted<One extends Entry>(list: readonly One[], more: readonly One[], at: number) {
  const taken = list.map(({ key }) => key)
  const adopting = more.map((one) => {
    const key = freshKey(one.key, taken)
    taken.push(key)
    return { ...one, key }
  })
  return [...list.slice(0, at), ...adopting, ...list.slice(at)]
}
