import type { SimulationAsked } from '../../shared/simulations.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import { Refused, orRefuse, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, scopeOf } from '../identity/actor.ts'
import { readDraft, readVersion } from '../routing/rules-store.ts'
import type { Runtime } from '../runtime.ts'
import { periodOf } from '../scorecards/period.ts'
import { countUnfinished, deleteOld, insertSimulation } from './store.ts'

/** Simulations that are kept, the newest ones, and that may wait or run at once for one manufacturer. */
const kept = 50
const unfinishedAtMost = 3

/**
 * Begins a backtest: the period's leads on the draft as it stands now, or on a published version. It is worked by the
 * sweeps; what is saved of the draft later does not change it.
 *
 * @returns its id
 * @throws Refused `invalid` for a period that ends before it begins, a version that is not there, and no draft;
 *   `too_many_requests` while three others are not finished
 */
export async function startSimulation(
  runtime: Runtime,
  actor: Actor,
  asked: SimulationAsked,
): Promise<{ id: string }> {
  orRefuse(periodOf(asked))
  const id = runtime.newId()
  await transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const content = await contentOf(tx, actor.tenantId, asked.version)
    if ((await countUnfinished(tx, actor.tenantId)) >= unfinishedAtMost)
      throw new Refused(refuse('too_many_requests', { retryAfterSeconds: 10 }))
    await insertSimulation(tx, actor.tenantId, {
      id,
      asked,
      content,
      createdAt: now,
      createdBy: actorId(actor),
    })
    await deleteOld(tx, actor.tenantId, kept)
    await record(tx, runtime, actor, [{ kind: 'simulation_started', data: { id, ...asked } }], now)
  })
  runtime.wake()
  return { id }
}

async function contentOf(tx: Tx, tenantId: string, version: number | undefined): Promise<RuleSet> {
  const content =
    version === undefined
      ? (await readDraft(tx, tenantId))?.content
      : await readVersion(tx, tenantId, version)
  if (content) return content
  const [code, message] =
    version === undefined
      ? ['no_draft', 'is missing and there is no draft; name a published version, or save a draft first']
      : ['unknown_version', 'is not a published version; GET /api/rules lists them']
  throw new Refused(refuse('invalid', {}, [{ pointer: '/version', code, message }]))
}
