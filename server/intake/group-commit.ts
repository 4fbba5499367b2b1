import type { Receipt } from '../../shared/leads.ts'
import type { Fault } from '../../shared/refusals.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { customFaults } from '../manufacturers/lead-field.ts'
import { loadGazetteer } from '../places/gazetteer.ts'
import type { Memory } from '../routing/memory.ts'
import { asDistributor } from '../routing/memory.ts'
import type { Tx } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import type { Incoming } from './receive.ts'
import { receiveLeads } from './receive.ts'

/** What became of a lead: its receipt, or what is wrong with its own fields. */
export type Taken = Receipt | Faulty
export interface Faulty {
  faults: Fault[]
}
export const isFaulty = (taken: Taken): taken is Faulty => 'faults' in taken

/** What one request brings; `before` may answer it without taking anything in, `after` keeps the answer. */
export interface Request {
  /** Two requests with one key never share a transaction: the second is answered from the first's. */
  key: string | null
  leads: readonly Incoming[]
  before?(tx: Tx): Promise<Taken[] | null>
  after?(tx: Tx, taken: Taken[]): Promise<void>
}

interface Waiting {
  request: Request
  resolve(taken: Taken[]): void
  reject(reason: unknown): void
}

const mostLeads = 500
const mostWaiting = 5000
// Whoever was answered just now may send the next lead at once: a short wait makes one group of two halves.
const worthGathering = 8
const gather = () => new Promise((resolve) => setTimeout(resolve, 4))

const queues = new WeakMap<Runtime, Map<string, Waiting[]>>()
const running = new WeakMap<Runtime, Set<string>>()

/**
 * Group commit: requests that arrive while a transaction of their tenant is under way wait for the next one and go in
 * together, so one commit carries many leads. Each is answered after that commit.
 *
 * @throws Refused `overloaded` when too many wait already
 */
export function takeIn(runtime: Runtime, tenantId: string, request: Request): Promise<Taken[]> {
  const queue = queueOf(runtime, tenantId)
  if (queue.length >= mostWaiting)
    return Promise.reject(new Refused(refuse('overloaded', { retryAfterSeconds: 1 })))
  return new Promise((resolve, reject) => {
    queue.push({ request, resolve, reject })
    void drain(runtime, tenantId, queue)
  })
}

async function drain(runtime: Runtime, tenantId: string, queue: Waiting[]): Promise<void> {
  const busy = running.get(runtime) ?? new Set<string>()
  running.set(runtime, busy)
  if (busy.has(tenantId)) return
  busy.add(tenantId)
  try {
    while (queue.length) {
      const group = nextGroup(queue)
      await commitTogether(runtime, tenantId, group)
      if (group.length >= worthGathering) await gather()
    }
  } finally {
    busy.delete(tenantId)
  }
}

function nextGroup(queue: Waiting[]): Waiting[] {
  const keys = new Set<string>()
  let leads = 0
  let count = 0
  for (const { request } of queue) {
    leads += request.leads.length
    if (count > 0 && (leads > mostLeads || (request.key && keys.has(request.key)))) break
    if (request.key) keys.add(request.key)
    count += 1
  }
  return queue.splice(0, count)
}

/** One transaction for the group; when it fails the halves are tried apart, so that one request spoils no other. */
async function commitTogether(runtime: Runtime, tenantId: string, group: Waiting[]): Promise<void> {
  try {
    const gazetteer = await loadGazetteer(runtime)
    const answers = await asDistributor(runtime, tenantId, (tx, memory) =>
      receiveGroup(tx, runtime, tenantId, memory, gazetteer, group),
    )
    group.forEach(({ resolve }, index) => resolve(answers[index]!))
  } catch (error) {
    const shared = error instanceof Refused && error.refusal.code === 'overloaded'
    if (group.length === 1 || shared) for (const { reject } of group) reject(error)
    else {
      const middle = Math.ceil(group.length / 2)
      await commitTogether(runtime, tenantId, group.slice(0, middle))
      await commitTogether(runtime, tenantId, group.slice(middle))
    }
  }
}

async function receiveGroup(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  memory: Memory,
  gazetteer: Parameters<typeof receiveLeads>[4],
  group: Waiting[],
): Promise<Taken[][]> {
  const answers: (Taken[] | null)[] = []
  for (const { request } of group) answers.push((await request.before?.(tx)) ?? null)
  const open = group.filter((_, index) => !answers[index])
  const incoming = open.flatMap(({ request }) => request.leads)
  // Held against the fields as they are declared now, in the distributor's turn.
  const faults = incoming.map(({ input }) => customFaults(input.custom ?? {}, memory.settings.declared))
  const good = incoming.filter((_, index) => !faults[index]!.length)
  const received = await receiveLeads(tx, runtime, tenantId, memory, gazetteer, good)
  let next = 0
  const receipts = faults.map((found): Taken => (found.length ? { faults: found } : received[next++]!))
  let at = 0
  for (const [index, { request }] of group.entries()) {
    if (answers[index]) continue
    answers[index] = receipts.slice(at, (at += request.leads.length))
    await request.after?.(tx, answers[index]!)
  }
  return answers as Taken[][]
}

function queueOf(runtime: Runtime, tenantId: string): Waiting[] {
  const tenants = queues.get(runtime) ?? new Map<string, Waiting[]>()
  queues.set(runtime, tenants)
  const queue = tenants.get(tenantId) ?? []
  tenants.set(tenantId, queue)
  return queue
}
