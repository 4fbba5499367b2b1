import postgres from 'postgres'
import { buildApp } from '../../server/app.ts'
import { openPool } from '../../server/db/pool.ts'
import type { Link } from '../../server/identity/links.ts'
import { signLink } from '../../server/identity/links.ts'
import { deliveries, sweeps } from '../../server/sweeps.ts'
import { sweepAll } from '../../server/sweeps/run.ts'
import type { NewPartner } from '../../shared/partners.ts'
import { aPartner } from './network.ts'
import type { Answer, Client, TestManufacturer } from './people.ts'
import { aManufacturer, clientOf } from './people.ts'
import { everyLead, publishedRules } from './rules.ts'
import type { World } from './world.ts'

/** One more server on the world's database: an app, a pool and a memory of its own, and its own clock if it is given one. */
export function anotherServer(world: World, now = () => world.clock.now()): World {
  const pool = openPool(world.url, { size: 6 })
  const runtime = { ...world.runtime, pool, now }
  return {
    ...world,
    runtime,
    app: buildApp(runtime),
    sweep: () => sweepAll(runtime, [...sweeps, ...deliveries]),
    close: () => pool.close(),
  }
}

export interface Network extends TestManufacturer {
  partners: { id: string; name: string }[]
}

/** A manufacturer with partners and one rule for every lead. */
export async function aNetworkOf(
  world: World,
  partners: Partial<NewPartner>[],
  orders: string[] = ['round_robin'],
): Promise<Network> {
  const maker = await aManufacturer(world)
  const made: Network['partners'] = []
  for (const [nth, partner] of partners.entries())
    made.push(await aPartner(world, maker.tenantId, { name: `Partner ${nth + 1}`, ...partner }))
  await publishedRules(world, maker.tenantId, everyLead(...orders))
  return { ...maker, partners: made }
}

/** A lead like no other: each has its own person, company domain and external id. */
export const leadNo = (nth: number, more: object = {}) => ({
  externalId: `lead-${nth}`,
  person: { lastName: `Person ${nth}`, email: `person@firm-${nth}.example` },
  address: { country: 'DE', postalCode: '80331', town: 'München' },
  need: { productLine: 'Heat pump' },
  ...more,
})

/** So many workers take numbers 0 to `count` − 1 until none is left; `act` gets the number and the worker's place. */
export async function together(
  workers: number,
  count: number,
  act: (nth: number, worker: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const run = async (worker: number) => {
    while (next < count) await act(next++, worker)
  }
  await Promise.all(Array.from({ length: workers }, (_, worker) => run(worker)))
}

/** How many of the answers' offers went to each partner, by name. */
export function sharesIn(answers: Pick<Answer, 'body'>[]): Record<string, number> {
  const shares: Record<string, number> = {}
  for (const { body } of answers) {
    const name: string = body.offer?.partner.name ?? body.lead.status
    shares[name] = (shares[name] ?? 0) + 1
  }
  return shares
}

/** Whoever holds the mail link of an offer. */
export const linkHolder = (world: World, tenantId: string, partnerId: string, offerId: string): Client =>
  holderOfLink(world, { purpose: 'offer', tenantId, partnerId, subjectId: offerId })

/** Whoever holds a mail's link; it is nobody's in particular and good for a day. */
export function holderOfLink(
  world: World,
  about: Pick<Link, 'purpose' | 'tenantId' | 'partnerId' | 'subjectId'>,
): Client {
  const expiresAt = new Date(world.clock.now().getTime() + 86_400_000)
  const link = signLink({ ...about, userId: null, expiresAt }, world.runtime.secret)
  return clientOf(world, { 'x-baton-link': link })
}

/** Looks at the tables behind the product's back. */
export async function ask<T>(world: { url: string }, statement: string): Promise<T[]> {
  const client = postgres(world.url, { max: 1, onnotice: () => undefined })
  try {
    return [...(await client.unsafe(`set app.scope = 'backup'; ${statement}`)).at(-1)!] as T[]
  } finally {
    await client.end()
  }
}
