import { leadTitle } from '../../shared/lead-title.ts'
import type { MergeLead } from '../../shared/leads.ts'
import { Refused, orRefuse, refuse } from '../../shared/refusals.ts'
import type { Change } from '../audit/record.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, scopeOf } from '../identity/actor.ts'
import { keysOfRow } from '../leads/keys.ts'
import { owe } from '../notifications/owe.ts'
import { lockDistributor } from '../partners/days-store.ts'
import type { Runtime } from '../runtime.ts'
import { withdraw } from './in-hand.ts'
import type { Mergeable } from './merge.ts'
import { mergedFrom, refuseMerge } from './merge.ts'
import { closeMerged, keepAfter, keepBefore, readMergeable, saveMerged } from './merge-store.ts'
import type { SteeredLead } from './store.ts'
import { lockLeads, lockOpenOffers } from './store.ts'

/**
 * Makes two leads of one customer one: the first is kept with the values chosen, the other is closed and its open offer
 * withdrawn. What both were is kept, so that it can be undone. The partner who works the kept one is told.
 *
 * @throws Refused `not_found`, `invalid` for a lead with itself, `lead_not_open`, `merge_both_accepted`,
 *   `merge_keeps_other`
 */
export async function mergeLeads(
  runtime: Runtime,
  actor: Actor,
  keptId: string,
  { otherId, take, reason }: MergeLead,
): Promise<void> {
  if (keptId === otherId) throw new Refused(itself)
  const { tenantId } = actor
  await transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    await lockDistributor(tx, tenantId)
    await lockOpenOffers(tx, tenantId, [otherId])
    const locked = await lockLeads(tx, tenantId, [keptId, otherId])
    const [kept, other] = [await mergeable(tx, tenantId, keptId), await mergeable(tx, tenantId, otherId)]
    orRefuse(refuseMerge(kept, other) ?? true)
    const merge = { id: runtime.newId(), keptId, otherId, reason, by: actorId(actor) }
    await keepBefore(tx, tenantId, merge, now)
    const going = locked.find(({ id }) => id === otherId)!
    await withdraw(tx, runtime, actor, [going], now)
    const merged = mergedFrom(kept, other, take, now)
    const keys = keysOfRow({ ...kept.lead, ...merged.lead }, { ...kept.contact, ...merged.contact })
    await saveMerged(tx, tenantId, keptId, merged, keys)
    await closeMerged(tx, tenantId, otherId, keptId, now)
    await keepAfter(tx, tenantId, merge)
    await tell(tx, runtime, actor, kept, going, { mergeId: merge.id, reason, take }, now)
  })
  runtime.wake()
}

const itself = refuse('invalid', {}, [
  { pointer: '/otherId', code: 'same_lead', message: 'is the lead itself; name the other one' },
])

async function mergeable(tx: Tx, tenantId: string, id: string): Promise<Mergeable> {
  const found = await readMergeable(tx, tenantId, id)
  if (!found) throw new Refused(refuse('not_found'))
  return found
}

async function tell(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  { lead: { id: keptId, status, partnerId } }: Mergeable,
  going: SteeredLead,
  data: { mergeId: string; reason: string; take: readonly string[] },
  now: Date,
): Promise<void> {
  const works = status === 'accepted' && partnerId ? partnerId : null
  const { mergeId } = data
  const changes: Change[] = [
    { kind: 'lead_merged', leadId: keptId, data: { ...data, leadId: going.id } },
    { kind: 'lead_closed', leadId: going.id, data: { reason: 'merged', leadId: keptId, mergeId } },
  ]
  if (works)
    changes.push({ kind: 'lead_joined', leadId: keptId, partnerId: works, data: { leadId: going.id } })
  await record(tx, runtime, actor, changes, now)
  if (!works) return
  const title = leadTitle(going, going.locale)
  const about = { audience: 'partner', partnerId: works, leadId: keptId } as const
  await owe(
    tx,
    runtime,
    actor.tenantId,
    [{ kind: 'lead_joined', ...about, data: { title, what: title } }],
    now,
  )
}
