import type { Fault } from '../api/problem.ts'
import type { Content } from './content.ts'

/** A fault where it is in the draft: its rule by key, so that it stays with the rule when the rule moves. */
export interface Placed {
  readonly list: 'rules' | 'scoring' | 'rest'
  readonly key: string
  /** The JSON pointer inside the rule, or inside the draft for what belongs to no rule. */
  readonly at: string
  readonly message: string
}

const inRule = /^\/(rules|scoring\/rules)\/(\d+)(\/.*)?$/

/** The server's faults of a draft, sorted to their rules. */
export function placed(faults: readonly Fault[], content: Content): readonly Placed[] {
  return faults.map(({ pointer, message }) => {
    const inner = pointer.replace(/^\/content/, '')
    const [, list, index, at = ''] = inRule.exec(inner) ?? []
    const rules = list === 'rules' ? content.rules : (content.scoring?.rules ?? [])
    const key = list === undefined ? undefined : rules[Number(index)]?.key
    if (key === undefined) return { list: 'rest', key: '', at: inner, message }
    return { list: list === 'rules' ? 'rules' : 'scoring', key, at, message }
  })
}

/**
 * The messages that belong to a field: those at its pointer, and with `below` also those inside of it, for fields that
 * hold a list or a range.
 */
export const messagesAt = (faults: readonly Placed[], at: string, below = false): readonly string[] => [
  ...new Set(
    faults
      .filter((fault) => fault.at === at || (below && fault.at.startsWith(`${at}/`)))
      .map(({ message }) => message),
  ),
]
