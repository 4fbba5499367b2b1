import { sayByRule } from '../../shared/follow-up-words.ts'
import { leadTitle } from '../../shared/lead-title.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import { systemActor } from '../identity/actor.ts'
import { owe } from '../notifications/owe.ts'
import { takeBackIn } from '../offers/give-back.ts'
import { closeByRule } from '../opportunities/close-silent.ts'
import type { Runtime } from '../runtime.ts'
import type { Taken } from './policy.ts'
import { endOf } from './policy.ts'
import type { Followed } from './tell.ts'

/**
 * Takes back and closes what the rules have come to the end with. Answers how many were taken back.
 */
export async function endings(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  followed: readonly Followed[],
  locale: Locale,
  now: Date,
): Promise<number> {
  let reclaimed = 0
  for (const one of followed) {
    const end = endOf(one.taken)
    if (end?.step.do.includes('reclaim')) {
      const { key: rule, name } = end.rule
      const why = { outcome: 'reclaimed', reason: sayByRule(name, locale), rule } as const
      const taken = { opportunityId: one.opportunity.id, ...why }
      await takeBackIn(tx, runtime, systemActor(tenantId), taken, now)
      reclaimed += 1
    } else if (end) await close(tx, runtime, tenantId, one, end, locale, now)
  }
  return reclaimed
}

async function close(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  { opportunity, partner }: Followed,
  { rule, step }: Taken,
  locale: Locale,
  now: Date,
): Promise<void> {
  const { id: opportunityId, leadId, partnerId, need } = opportunity
  const by = { rule: rule.key, reason: step.reason, note: sayByRule(rule.name, locale) }
  await closeByRule(tx, runtime, tenantId, opportunityId, by, now)
  const data = { title: leadTitle(need, locale), partnerName: partner.name, rule: rule.name }
  const about = { kind: 'opportunity_closed', leadId, opportunityId, partnerId, data } as const
  await owe(
    tx,
    runtime,
    tenantId,
    [
      { ...about, audience: 'partner' },
      { ...about, audience: 'channel_managers' },
    ],
    now,
  )
}
