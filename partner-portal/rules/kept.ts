import type { Content } from './content.ts'

/** Rules as typed and not saved yet, with the revision of the draft that they were typed on. */
export interface Kept {
  readonly revision: number
  readonly content: Content
}

const nameFor = (membership: string) => `baton.rules.${membership}`

/** Keeps what is not saved on this device, so that neither a closed window nor a broken line loses it. */
export function keep(membership: string, kept: Kept | undefined): void {
  try {
    if (kept) localStorage.setItem(nameFor(membership), JSON.stringify(kept))
    else localStorage.removeItem(nameFor(membership))
  } catch {
    // Full or forbidden: the page itself still has it.
  }
}

/** What was kept, if it still reads as rules. */
export function keptFor(membership: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameFor(membership)) ?? 'null')
    return isKept(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

const isKept = (kept: unknown): kept is Kept =>
  typeof kept === 'object' &&
  kept !== null &&
  'revision' in kept &&
  typeof kept.revision === 'number' &&
  'content' in kept &&
  isContent(kept.content)

/** Whether something has at least the outline of rules, so that the list can draw it. */
export const isContent = (content: unknown): content is Content =>
  typeof content === 'object' &&
  content !== null &&
  'rules' in content &&
  Array.isArray(content.rules) &&
  content.rules.every(
    (rule: unknown) =>
      typeof rule === 'object' &&
      rule !== null &&
      'key' in rule &&
      typeof rule.key === 'string' &&
      'name' in rule &&
      typeof rule.name === 'string' &&
      'then' in rule &&
      typeof rule.then === 'object' &&
      rule.then !== null,
  )
