import type { z } from 'zod'
import type { mailsState as mailsStateView } from '../../shared/mails.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, allows, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import type { MailsState } from './state-store.ts'
import { keepOld, mailsState, writePause } from './state-store.ts'

type StateView = z.infer<typeof mailsStateView>

/** How the manufacturer's mails stand: whether any may leave, what waits and for how long, and what was given up. */
export const readMailsState = (runtime: Runtime, actor: Actor): Promise<StateView> =>
  transact(runtime, scopeOf(actor), async (tx) =>
    viewOf(runtime, actor, await mailsState(tx, actor.tenantId, runtime.now())),
  )

/** Lets nothing leave for this manufacturer until somebody resumes; what comes up meanwhile waits. */
export const pauseMails = (runtime: Runtime, actor: Actor): Promise<StateView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const before = await mailsState(tx, actor.tenantId, now)
    if (!before.pausedAt) {
      await writePause(tx, actor.tenantId, now, actor.kind === 'user' ? actorId(actor) : null)
      await record(tx, runtime, actor, [{ kind: 'mails_paused', data: { waiting: before.waiting } }], now)
    }
    return viewOf(runtime, actor, await mailsState(tx, actor.tenantId, now))
  })

/** Lets mails leave again; those written more than a day ago may be kept in the portal instead. */
export async function resumeMails(runtime: Runtime, actor: Actor, old: 'send' | 'keep'): Promise<StateView> {
  const state = await transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const before = await mailsState(tx, actor.tenantId, now)
    if (before.pausedAt) {
      const kept = old === 'keep' ? await keepOld(tx, actor.tenantId, now) : 0
      await writePause(tx, actor.tenantId, null, null)
      const data = { waiting: before.waiting - kept, kept }
      await record(tx, runtime, actor, [{ kind: 'mails_resumed', data }], now)
    }
    return viewOf(runtime, actor, await mailsState(tx, actor.tenantId, now))
  })
  runtime.wake()
  return state
}

const reasons: Record<string, 'restored' | 'operator'> = { restored: 'restored', operator: 'operator' }

const viewOf = (runtime: Runtime, actor: Actor, state: MailsState): StateView => ({
  paused: state.pausedAt ? { at: state.pausedAt, by: state.pausedBy } : null,
  installation: runtime.outgoingPaused
    ? { at: null, reason: 'environment' }
    : state.switchedAt
      ? { at: state.switchedAt, reason: reasons[state.switchedFor ?? ''] ?? 'operator' }
      : null,
  mailServer: runtime.mailer !== null,
  waiting: state.waiting,
  oldest: state.oldest,
  old: state.old,
  held: state.held,
  nextAttemptAt: state.nextAttemptAt,
  dead: state.dead,
  can: allows(actor, 'settings:manage') ? [state.pausedAt ? 'resume' : 'pause'] : [],
})
