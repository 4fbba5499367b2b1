import { sql } from 'drizzle-orm'
import { answerCheck } from '../customers/answer-check.ts'
import { transact } from '../db/transact.ts'
import { systemActor } from '../identity/actor.ts'
import { editSettings } from '../manufacturers/settings.ts'
import { addTaskTo } from '../opportunities/work-tasks.ts'
import type { Runtime } from '../runtime.ts'
import { DAY } from '../time/day.ts'
import { localDate } from '../time/local.ts'
import type { DemoNetwork } from './network.ts'

const notes = [
  'Ich habe zweimal eine Nachricht hinterlassen, es hat niemand zurückgerufen.',
  'Nobody has called so far. I would still like an offer.',
]

/**
 * What a newcomer should find and chance might not bring: customers who are written to, two of whom nobody has been in
 * touch with, and tasks at the partners that are left to people. Done once.
 */
export async function showcase(runtime: Runtime, network: DemoNetwork): Promise<void> {
  const { tenantId, partners } = network
  const cast = [...partners.values()].filter(({ leftToPeople }) => leftToPeople)
  const found = await readShown(runtime, tenantId)
  if (found.shown) return
  const mails = { introduce: true, check: true, checkAfterDays: 4, checkAfterDaysBusiness: 10 }
  await editSettings(runtime, systemActor(tenantId), { customerMails: mails })
  const others = found.open.filter(({ partnerId }) => !cast.some(({ id }) => id === partnerId))
  for (const [index, note] of notes.entries()) {
    const leadId = others[index]?.leadId
    if (leadId) await answerCheck(runtime, customerOf(tenantId, leadId), { answer: 'no', note })
  }
  for (const { id, actor } of cast) {
    const own = found.open.find(({ partnerId }) => partnerId === id)
    const title = actor.locale === 'de' ? 'Nach der Dachzeichnung fragen' : 'Ask for the plan of the roof'
    const dueOn = localDate(new Date(runtime.now().getTime() + DAY), actor.timeZone)
    if (own) await addTaskTo(runtime, actor, own.id, { title, dueOn })
  }
}

const customerOf = (tenantId: string, leadId: string) =>
  ({
    kind: 'mail_link',
    purpose: 'customer',
    subjectId: leadId,
    userId: null,
    tenantId,
    partnerId: null,
    locale: 'de',
    timeZone: 'Europe/Berlin',
  }) as const

interface Open extends Record<string, unknown> {
  id: string
  leadId: string
  partnerId: string
}

/** Open opportunities that are some days old, the newest first, and whether a customer has ever disagreed. */
const readShown = (runtime: Runtime, tenantId: string) =>
  transact(runtime, { tenantId }, async (tx) => {
    const [any] = await tx.execute(sql`select 1 from discrepancies where tenant_id = ${tenantId} limit 1`)
    const open = await tx.execute<Open>(sql`
      select id, lead_id as "leadId", partner_id as "partnerId" from opportunities
      where tenant_id = ${tenantId} and status = 'open'
        and accepted_at < ${runtime.now().toISOString()}::timestamptz - interval '4 days'
      order by accepted_at desc, id`)
    return { shown: any !== undefined, open: [...open] }
  })
