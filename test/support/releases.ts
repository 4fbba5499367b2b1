import type { BatchReceipt } from '../../shared/leads.ts'
import { aPartner } from './network.ts'
import type { Answer, Client, TestManufacturer } from './people.ts'
import { aManufacturer, aPartnerPerson, keyClient } from './people.ts'
import { leadNo } from './racers.ts'
import { publishedRules } from './rules.ts'
import type { World } from './world.ts'

/** A manufacturer with two partners, each with somebody who answers. Version 1 gives every lead to `One`. */
export interface Rivals extends TestManufacturer {
  one: Client
  two: Client
  /** Who answers, by the partner's name. */
  people: Record<string, Client>
  /** Rules by which every lead goes to one of the two, or to who is left. */
  rulesFor(name: 'One' | 'Two'): object
}

export async function twoRivals(world: World): Promise<Rivals> {
  const maker = await aManufacturer(world)
  const { tenantId } = maker
  const ids = new Map<string, string>()
  for (const name of ['One', 'Two']) ids.set(name, (await aPartner(world, tenantId, { name })).id)
  const one = await aPartnerPerson(world, tenantId, ids.get('One')!)
  const two = await aPartnerPerson(world, tenantId, ids.get('Two')!)
  const distribute = (partners?: string[]) => ({
    do: 'distribute',
    orders: ['round_robin'],
    ...(partners && { pool: { partners } }),
  })
  const rulesFor = (name: 'One' | 'Two') => ({
    rules: [{ key: 'all', name: `All to ${name}`, then: distribute([ids.get(name)!]) }],
    fallback: distribute(),
  })
  await publishedRules(world, tenantId, rulesFor('One'))
  return { ...maker, one, two, people: { One: one, Two: two }, rulesFor }
}

/** Saves the rules as the draft and publishes it by a plan. */
export async function publish(by: Client, content: object, plan: object = {}): Promise<Answer> {
  const { body } = await by.get('/api/rules')
  const saved = await by.put('/api/rules/draft', { revision: body.draft?.revision ?? 0, content })
  return by.post('/api/rules/publish', { revision: saved.body.draft?.revision, ...plan })
}

export interface Sent {
  id: string
  offer: string
  partner: string
}

/** Posts so many leads, counted on from `from`; each with its offer and the partner that has it. */
export async function send(world: World, { apiKey }: Rivals, count: number, from = 0): Promise<Sent[]> {
  const key = keyClient(world, apiKey)
  const leads = Array.from({ length: count }, (_, nth) => leadNo(from + nth))
  const { body } = await key.post('/api/leads/batch', { leads })
  return (body as BatchReceipt).taken.map(({ lead, offer }) => ({
    id: lead.id,
    offer: offer!.id,
    partner: offer!.partner.name,
  }))
}
