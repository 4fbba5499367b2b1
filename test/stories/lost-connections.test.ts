import postgres from 'postgres'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { invariants } from '../support/invariants.ts'
import type { Answer, Client } from '../support/people.ts'
import { aPartnerPerson, keyClient } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, anotherServer, ask, leadNo } from '../support/racers.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

vi.setConfig({ testTimeout: 300_000 })

const kills = 200

let world: World
let second: World
beforeEach(async () => {
  world = await aWorld()
  second = anotherServer(world)
})
afterEach(async () => {
  await second.close()
  await world.close()
})

/** What clients were told: the only thing that counts afterwards. */
interface Log {
  answers: Record<string, number>
  leads: { id: string; source: string }[]
  accepted: { offerId: string; opportunityId: string }[]
  declined: string[]
  foreign: unknown[]
}

test(`${kills} connections cut at random under load: no foreign row, no half commit, nothing answered is missing`, async () => {
  const log: Log = { answers: {}, leads: [], accepted: [], declined: [], foreign: [] }
  const tenants = []
  for (const source of ['north', 'south'])
    tenants.push({
      source,
      network: await aNetworkOf(world, [{ name: `${source} one` }, { name: `${source} two` }]),
    })
  const load = { over: false }
  const forever = async (act: (nth: number) => Promise<unknown>) => {
    for (let nth = 0; !load.over; nth++) await act(nth)
  }
  const work = []
  for (const { source, network } of tenants)
    for (const [place, server] of [world, second].entries()) {
      const key = keyClient(server, network.apiKey)
      const own = await peopleOf(server, network)
      work.push(forever((nth) => post(log, key, source, place * 1e6 + nth)))
      work.push(forever(() => readLeads(log, key, source)))
      for (const person of own) work.push(forever((nth) => answerOne(log, person, source, nth)))
    }
  work.push(forever(() => world.sweep().catch(() => undefined)))
  const cut = await cutConnections(world.url, kills, () => done(log)).finally(() => (load.over = true))
  await Promise.all(work)

  expect(cut).toBe(kills)
  // The product says 503 and means it: nothing else than the answers that a client can act on.
  expect(
    Object.keys(log.answers).filter((told) => !/^(20[01]|503 overloaded|409 offer_closed)$/.test(told)),
  ).toEqual([])
  expect(world.logged.filter(({ message }) => message === 'request failed')).toEqual([])
  expect(log.foreign).toEqual([])
  expect(log.leads.length).toBeGreaterThan(40)
  expect(log.accepted.length).toBeGreaterThan(20)
  await expectKept(log)
  await world.sweep()
  expect(await invariants(world.url, { now: world.clock.now() })).toEqual([])
  for (const { source, network } of tenants) {
    const after = await keyClient(world, network.apiKey).post('/api/leads', leadNo(9e6, { source }))
    expect(after.status).toBe(201)
  }
})

async function peopleOf(server: World, { tenantId, partners }: Network): Promise<Client[]> {
  return Promise.all(partners.map(({ id }) => aPartnerPerson(server, tenantId, id)))
}

function note(log: Log, answer: Answer): Answer {
  const told = `${answer.status} ${answer.status < 400 ? '' : answer.body.code}`.trim()
  log.answers[told] = (log.answers[told] ?? 0) + 1
  return answer
}

async function post(log: Log, key: Client, source: string, nth: number): Promise<void> {
  const { status, body } = note(log, await key.post('/api/leads', leadNo(nth, { source })))
  if (status === 201 || status === 200) log.leads.push({ id: body.lead.id, source })
}

async function readLeads(log: Log, key: Client, source: string): Promise<void> {
  const { status, body } = note(log, await key.get('/api/leads?limit=100'))
  if (status === 200)
    log.foreign.push(...body.rows.filter((row: { source: string }) => row.source !== source))
}

async function answerOne(log: Log, person: Client, source: string, nth: number): Promise<void> {
  const inbox = note(log, await person.get('/api/offers?limit=5'))
  if (inbox.status !== 200) return
  log.foreign.push(...inbox.body.rows.filter((row: { source: string }) => row.source !== source))
  const offer = inbox.body.rows[nth % 5]
  if (!offer) return
  const path = `/api/offers/${offer.id}`
  if (nth % 4 === 3) {
    const { status } = note(log, await person.post(`${path}/decline`, { reason: 'too_small' }))
    if (status === 200) log.declined.push(offer.id)
  } else {
    const { status, body } = note(log, await person.post(`${path}/accept`))
    if (status === 200) log.accepted.push({ offerId: offer.id, opportunityId: body.opportunityId })
  }
}

const done = ({ answers }: Log) => (answers['200'] ?? 0) + (answers['201'] ?? 0)

/** Terminates backends of the product, mostly in a transaction; `progress` counts up between two cuts. */
async function cutConnections(url: string, times: number, progress: () => number): Promise<number> {
  const admin = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'the knife' },
  })
  let cut = 0
  try {
    while (cut < times) {
      const [hit] = await admin`
        select pg_terminate_backend(pid) as done from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
        order by (xact_start is null), random() limit 1`
      if (hit?.done) cut++
      const enough = progress() + 1 + Math.random() * 10
      while (progress() < enough) await new Promise((resolve) => setTimeout(resolve, Math.random() * 10))
    }
    return cut
  } finally {
    await admin.end()
  }
}

async function expectKept(log: Log): Promise<void> {
  const leads = new Map(
    (await ask<{ id: string; source: string }>(world, 'select id, source from leads')).map((lead) => [
      lead.id,
      lead.source,
    ]),
  )
  expect(log.leads.filter(({ id, source }) => leads.get(id) !== source)).toEqual([])
  const opened = new Map(
    (await ask<{ id: string; offer: string }>(world, 'select id, offer_id as offer from opportunities')).map(
      ({ id, offer }) => [offer, id],
    ),
  )
  expect(log.accepted.filter(({ offerId, opportunityId }) => opened.get(offerId) !== opportunityId)).toEqual(
    [],
  )
  const declined = await ask<{ id: string }>(world, `select id from offers where status = 'declined'`)
  const all = new Set(declined.map(({ id }) => id))
  expect(log.declined.filter((id) => !all.has(id))).toEqual([])
}
