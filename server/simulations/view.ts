import { leadTitle } from '../../shared/lead-title.ts'
import type {
  Decided,
  MoveView,
  SimulatedMove,
  SimulationAsked,
  SimulationResult,
  SimulationRow,
  SimulationStatus,
  SimulationView,
} from '../../shared/simulations.ts'
import type { Locale } from '../../shared/text.ts'
import type { Actor } from '../identity/actor.ts'
import { allows } from '../identity/actor.ts'
import { routingWords } from '../routing/words.ts'

export interface SimulationRecord {
  id: string
  status: SimulationStatus
  asked: SimulationAsked
  progress: number
  cancelled: boolean
  result: SimulationResult | null
  error: string | null
  createdAt: string
  createdBy: string | null
  finishedAt: string | null
}

type Partners = ReadonlyMap<string, { id: string; name: string; tier: string | null }>

export function rowOf(record: SimulationRecord, actor: Actor): SimulationRow {
  const { asked, result, status } = record
  const cancellable = (status === 'waiting' || status === 'running') && !record.cancelled
  return {
    id: record.id,
    status,
    from: asked.from,
    to: asked.to,
    version: asked.version ?? null,
    progress: record.progress,
    createdAt: new Date(record.createdAt).toISOString(),
    createdBy: record.createdBy,
    finishedAt: record.finishedAt && new Date(record.finishedAt).toISOString(),
    error: record.error,
    found: result && {
      leads: result.leads,
      moved: result.moved,
      lost: result.lost,
      unassigned: result.after.outcomes.unassigned,
    },
    can: cancellable && allows(actor, 'rules:write') ? ['cancel'] : [],
  }
}

export const resultNamed = (result: SimulationResult, partners: Partners): SimulationView['result'] => ({
  ...result,
  partners: result.partners.map((one) => ({
    ...one,
    name: partners.get(one.partnerId)?.name ?? one.partnerId,
    tier: partners.get(one.partnerId)?.tier ?? null,
  })),
})

/** A move in the reader's words. */
export const moveInWords = (
  nth: number,
  { leadId, at, lead, before, after }: SimulatedMove,
  partners: Partners,
  locale: Locale,
): MoveView => ({
  nth,
  leadId,
  title: leadTitle(lead, locale),
  at,
  before: decidedInWords(before, partners, locale),
  after: decidedInWords(after, partners, locale),
})

function decidedInWords(decided: Decided, partners: Partners, locale: Locale): MoveView['before'] {
  const { outcome, reason, ruleKey, ruleName, partnerId, widened } = decided
  const partner =
    partnerId === null ? null : { id: partnerId, name: partners.get(partnerId)?.name ?? partnerId }
  return {
    outcome,
    reason,
    summary: summaryOf(decided, partner?.name ?? '', locale),
    rule: ruleKey === null ? null : { key: ruleKey, name: ruleName ?? ruleKey },
    partner,
    widened,
  }
}

function summaryOf({ outcome, reason }: Decided, partner: string, locale: Locale): string {
  const words = routingWords[locale]
  const why = words.reasons[reason ?? ''] ?? reason ?? ''
  switch (outcome) {
    case 'offered':
    case 'assigned':
      return partner
    case 'unassigned':
      return words.unassigned(why)
    case 'held':
      return words.held(why)
    case 'closed':
      return words.closed(why)
  }
}
