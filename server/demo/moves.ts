import type { OpportunityView } from '../../shared/opportunities.ts'
import type { Locale } from '../../shared/text.ts'
import type { Chance } from './chance.ts'
import type { Habit } from './habits.ts'

/** What a demo partner does next with an opportunity. */
export type Move =
  | { do: 'contact' }
  | { do: 'quote' }
  | { do: 'advance'; stage: string; amount: number; checks: string[]; closeInDays: number }
  | { do: 'win'; value: number; reason: string }
  | { do: 'lose'; reason: string }
  | { do: 'postpone'; days: number }
  | { do: 'return' }

const early = ['not_reached', 'no_need', 'no_budget', 'timing'] as const
const late = ['price', 'competitor', 'price', 'no_budget', 'product'] as const
const won = ['advice', 'product', 'price', 'relationship', 'delivery'] as const

/** After the first contact: stage by stage what each asks for, then the decision; some end on the way. */
export function nextMove(opportunity: OpportunityView, { wins: share }: Habit, chance: Chance): Move {
  if (!opportunity.firstContactAt) return firstMove(chance)
  const { stages } = opportunity.pipeline
  const at = stages.findIndex(({ key }) => key === opportunity.stage)
  const quoting = stages.findIndex(({ criteria }) => criteria.some(({ kind }) => kind === 'activity'))
  if (at === 0 && chance.happens(0.16)) return { do: 'lose', reason: chance.pick(early) }
  if (at === 0 && chance.happens(0.06)) return { do: 'postpone', days: chance.whole(14, 45) }
  if (at < quoting) return advance(opportunity, at, quoting, chance)
  const unquoted = opportunity.criteria.some(({ met, criterion }) => !met && criterion.kind === 'activity')
  if (unquoted) return { do: 'quote' }
  if (at + 1 < stages.length && chance.happens(0.5)) return advance(opportunity, at, at + 1, chance)
  return decide(opportunity, share, chance)
}

const amountOf = ({ amount }: OpportunityView, chance: Chance) =>
  amount ?? Math.round(chance.between(8_000, 30_000))

function advance(opportunity: OpportunityView, from: number, to: number, chance: Chance): Move {
  const { stages } = opportunity.pipeline
  const asked = stages.slice(from, to).flatMap(({ criteria }) => criteria)
  const checks = asked.flatMap((criterion) => (criterion.kind === 'check' ? [criterion.key] : []))
  return {
    do: 'advance',
    stage: stages[to]!.key,
    amount: Math.round(amountOf(opportunity, chance) * chance.between(0.9, 1.2)),
    checks: [...new Set([...opportunity.checks, ...checks])],
    closeInDays: chance.whole(6, 40),
  }
}

function decide(opportunity: OpportunityView, wins: number, chance: Chance): Move {
  if (!chance.happens(wins)) return { do: 'lose', reason: chance.pick(late) }
  const value = Math.round(amountOf(opportunity, chance) * chance.between(0.8, 1.15))
  return { do: 'win', value, reason: chance.pick(won) }
}

/** Most call; some find that it is not for them. */
export const firstMove = (chance: Chance): Move => ({ do: chance.happens(0.03) ? 'return' : 'contact' })

/** What the partner writes down, in its language. */
export const phrases: Record<Locale, Record<'notes' | 'quotes' | 'steps' | 'returned', readonly string[]>> = {
  en: {
    notes: [
      'Reached by phone, interested.',
      'Talked through the need, wants to decide soon.',
      'Called back, sent the checklist.',
    ],
    quotes: ['Quote sent by mail.', 'Quote handed over on site.'],
    steps: [
      'Arrange the site visit',
      'Send the quote',
      'Ask about the quote',
      'Call back about funding',
      'Agree on a date for installation',
    ],
    returned: ['The customer has moved; we cannot serve the new place.'],
  },
  de: {
    notes: [
      'Telefonisch erreicht, Interesse ist da.',
      'Bedarf besprochen, will bald entscheiden.',
      'Zurückgerufen, Checkliste geschickt.',
    ],
    quotes: ['Angebot per Mail geschickt.', 'Angebot vor Ort übergeben.'],
    steps: [
      'Vor-Ort-Termin vereinbaren',
      'Angebot schicken',
      'Zum Angebot nachfragen',
      'Wegen Förderung zurückrufen',
      'Montagetermin abstimmen',
    ],
    returned: ['Der Kunde ist umgezogen; am neuen Ort können wir nicht betreuen.'],
  },
}
