import type { Worker } from 'node:worker_threads'
import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import type { Claim, Ending } from './store.ts'
import { endSimulation, giveBack, noteProgress } from './store.ts'
import type { Told } from './thread.ts'
import { openThread } from './thread.ts'

/** How long a server may be silent before another takes its simulation; it speaks twice a second. */
export const leaseMs = 60_000
const noteEveryMs = 500

const underWay = new WeakMap<Runtime, Set<() => Promise<void>>>()

/** Works a claimed simulation to its end. What happens to the thread is told by the row: done, cancelled or failed. */
export async function work(runtime: Runtime, tenantId: string, claimed: Claim): Promise<void> {
  const thread = openThread(runtime, tenantId, claimed.id)
  const claim = { ...claimed }
  const outcome = endOf(thread)
  let progress = 0
  let verdict: 'cancelled' | 'lost' | 'stopped' | null = null
  thread.on('message', (told: Told) => {
    if ('progress' in told) progress = told.progress
  })
  const stop = async () => {
    verdict = 'stopped'
    await thread.terminate()
  }
  const others = underWay.get(runtime) ?? new Set()
  underWay.set(runtime, others.add(stop))
  const notes = takingNotes(async () => {
    const said = await note(runtime, tenantId, claim, progress)
    if (said === 'on' || verdict) return
    verdict = said ?? 'lost'
    await thread.terminate()
  })
  try {
    const ending = await outcome
    await notes.end()
    await settle(runtime, tenantId, claim, verdict ?? ending)
  } finally {
    await notes.end()
    others.delete(stop)
  }
}

/** Ends the threads of this server at once, and gives their simulations back for any server to begin again. */
export const stopSimulations = async (runtime: Runtime): Promise<void> => {
  await Promise.all([...(underWay.get(runtime) ?? [])].map((stop) => stop()))
}

function endOf(thread: Worker): Promise<Ending | { crashed: unknown }> {
  return new Promise((resolve) => {
    thread.on('message', (told: Told) => {
      if ('result' in told) resolve({ status: 'done', result: told.result })
    })
    thread.once('error', (crashed) => resolve({ crashed }))
    thread.once('exit', (code) => resolve({ crashed: new Error(`the thread ended with ${code}`) }))
  })
}

async function note(runtime: Runtime, tenantId: string, claim: Claim, progress: number) {
  const until = new Date(runtime.now().getTime() + leaseMs)
  const said = await transact(runtime, { tenantId }, (tx) =>
    noteProgress(tx, tenantId, claim, progress, until),
  )
  if (said) claim.leaseUntil = until
  return said
}

/** Takes notes at intervals until it is told to end; one that fails is taken again, as long as the lease lasts. */
function takingNotes(take: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined
  let taking: Promise<void> = Promise.resolve()
  let over = false
  const again = () => {
    timer = setTimeout(() => {
      taking = take()
        .catch(() => undefined)
        .then(() => (over ? undefined : again()))
    }, noteEveryMs)
  }
  again()
  return {
    async end() {
      over = true
      clearTimeout(timer)
      await taking
    },
  }
}

async function settle(
  runtime: Runtime,
  tenantId: string,
  claim: Claim,
  end: Ending | { crashed: unknown } | 'cancelled' | 'lost' | 'stopped',
): Promise<void> {
  if (end === 'lost') return
  await transact(runtime, { tenantId }, async (tx) => {
    if (end === 'stopped') return giveBack(tx, tenantId, claim)
    return endSimulation(tx, tenantId, claim, endingOf(end), runtime.now())
  })
  if (typeof end === 'object' && 'crashed' in end)
    runtime.log.error({ tenantId, simulation: claim.id, error: end.crashed }, 'a simulation failed')
}

const endingOf = (end: Ending | { crashed: unknown } | 'cancelled'): Ending => {
  if (end === 'cancelled') return { status: 'cancelled' }
  return 'crashed' in end ? { status: 'failed', error: 'crashed' } : end
}
