import type { z } from 'zod'
import { mailAnswers, offerAnswers } from '../../shared/codes.ts'
import { leadTitle } from '../../shared/lead-title.ts'
import type { askedView, inboundRow, inboundView } from '../../shared/replies.ts'
import type { Locale } from '../../shared/text.ts'
import type { Asked, InboundListed } from './page.ts'

export const rowOf = (row: InboundListed): z.infer<typeof inboundRow> => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  from: row.from,
  person: row.person,
  partner: row.partnerId ? { id: row.partnerId, name: row.partnerName ?? '' } : null,
  subject: row.subject,
  reading: row.reading,
  error: row.error,
  receivedAt: new Date(row.receivedAt).toISOString(),
  decidedAt: row.decidedAt && new Date(row.decidedAt).toISOString(),
  mailId: row.mailId,
  leadId: row.leadId,
  opportunityId: row.opportunityId,
})

export const viewOf = (row: InboundListed & { text: string }): z.infer<typeof inboundView> => ({
  ...rowOf(row),
  text: row.text,
})

const nothing = { answers: [], next: null, until: null, reason: null, note: '', clear: false }

/** What its writer sees of a reply that was asked back about, and may choose now. */
export function viewOfAsked(asked: Asked, locale: Locale, now: Date): z.infer<typeof askedView> {
  const topic = topicOf(asked)
  const reading = asked.reading ?? nothing
  return {
    status: asked.status,
    topic,
    title: asked.lead ? leadTitle(asked.lead, locale) : '—',
    manufacturer: asked.manufacturer,
    partner: asked.partner,
    said: reading.note,
    reading,
    choices: asked.status === 'asked' ? choicesOf(asked, topic, now) : [],
    lostReasons: (asked.lostReasons ?? []).map(({ key, name }) => ({
      key,
      name: name[locale] ?? name['en'] ?? key,
    })),
  }
}

const topicOf = ({ offerStatus, opportunityId }: Asked) =>
  offerStatus === 'open' || !opportunityId ? ('offer' as const) : ('opportunity' as const)

function choicesOf(asked: Asked, topic: 'offer' | 'opportunity', now: Date) {
  if (topic === 'opportunity') return live.has(asked.opportunityStatus ?? '') ? [...mailAnswers] : []
  const open = asked.offerStatus === 'open' && asked.respondBy && new Date(asked.respondBy) > now
  return open ? offerAnswers.filter((answer) => answer !== 'ask_for_time' || asked.mayAskTime) : []
}

const live = new Set(['open', 'postponed'])
