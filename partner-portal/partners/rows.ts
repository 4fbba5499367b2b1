import type { z } from 'zod'
import type { partnerPage, partnerRow, Scorecard } from '../../shared/partners.ts'
import { api } from '../api/client.ts'
import { figures } from '../scorecards/figures.ts'
import type { Sort } from '../ui/table.tsx'

export type PartnerRow = z.infer<typeof partnerRow>
type Page = z.infer<typeof partnerPage>

/** A partner with its figures of the period, once they are there. */
export interface Line {
  readonly partner: PartnerRow
  readonly card: Scorecard | undefined
}

/** The whole network: sorting by figures needs every row, whatever page it would be on. */
export async function allPartners(search: string | undefined, signal: AbortSignal): Promise<PartnerRow[]> {
  const rows: PartnerRow[] = []
  let after: string | undefined
  do {
    const page: Page = await api.get<Page>('/partners', { search: { search, after, limit: 500 }, signal })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after)
  return rows
}

const load = ({ openWork, capacity }: PartnerRow) =>
  capacity === null ? null : capacity === 0 ? Infinity : openWork / capacity

type Value = string | number | null

const sortable: Readonly<Record<string, (line: Line) => Value>> = {
  name: ({ partner }) => partner.name,
  tier: ({ partner }) => partner.tier,
  response: ({ card }) => (card ? figures.response.value(card) : null),
  acceptance: ({ card }) => (card ? figures.acceptance.value(card) : null),
  conversion: ({ card }) => (card ? figures.conversion.value(card) : null),
  // Several currencies cannot be put in order; how many opportunities are open can.
  pipeline: ({ card }) => card?.openOpportunities ?? null,
  load: ({ partner }) => load(partner),
  seen: ({ partner }) => partner.lastSeenAt,
}

export const isSort = (sort: string | undefined): sort is Sort =>
  sort !== undefined && Object.hasOwn(sortable, sort.replace(/^-/, ''))

/** Lines in the order of `name` or `-name`; what has no figure stands last either way. */
export function inOrder(lines: readonly Line[], sort: Sort, locale: string): Line[] {
  const falling = sort.startsWith('-')
  const value = sortable[falling ? sort.slice(1) : sort] ?? sortable['name']!
  const words = new Intl.Collator(locale, { numeric: true })
  const compare = (a: Value, b: Value) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b))
  return [...lines].sort((one, other) => {
    const [a, b] = [value(one), value(other)]
    if (a === null || b === null)
      return a === b ? words.compare(one.partner.name, other.partner.name) : a === null ? 1 : -1
    return (falling ? -1 : 1) * compare(a, b) || words.compare(one.partner.name, other.partner.name)
  })
}
