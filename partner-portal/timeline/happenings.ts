import type { TimelineEntry } from '../../shared/leads.ts'
import { t } from '../i18n/t.ts'
import type { Happening } from '../ui/timeline.tsx'
import { kinds, unknownKind } from './kinds.ts'
import type { Names, Wording } from './names.ts'

/** A lead's timeline in words, newest first. `names` puts names to ids and keys that the caller knows. */
export const happenings = (entries: readonly TimelineEntry[], names: Names): Happening[] =>
  entries.map((entry) => happeningOf(entry, names)).reverse()

function happeningOf(entry: TimelineEntry, names: Names): Happening {
  const word: Wording = kinds[entry.kind] ?? unknownKind
  const worded = word(entry, names)
  return { id: entry.id, at: entry.at, by: byOf(entry.actor), ...worded, title: begun(worded.title) }
}

/** A sentence begins with a capital, also where «the partner» stands first. */
const begun = (title: string) => title.charAt(0).toUpperCase() + title.slice(1)

function byOf({ kind, name }: TimelineEntry['actor']): string | undefined {
  if (kind === 'system') return t('timeline.bySystem')
  if (name === null) return undefined
  if (kind === 'api_key') return t('timeline.byKey', { name })
  return kind === 'mail_link' ? t('timeline.byMailLink', { name }) : name
}
