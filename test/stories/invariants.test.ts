import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { invariants } from '../support/invariants.ts'
import { aPartner } from '../support/network.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson } from '../support/people.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: TestManufacturer
let owner: postgres.Sql
const leads: string[] = []

/** Six leads over three partners: one accepted, one declined, one withdrawn, three open; one more that nobody may have. */
beforeEach(async () => {
  world = await aWorld()
  maker = await aManufacturer(world)
  owner = postgres(world.url, { max: 1, onnotice: () => undefined })
  await owner`select set_config('app.scope', 'backup', false)`
  for (const name of ['A', 'B', 'C'])
    await aPartnerPerson(world, maker.tenantId, (await aPartner(world, maker.tenantId, { name })).id)
  const rules = everyLead('round_robin').rules
  const none = {
    key: 'none',
    name: 'None',
    when: { all: [{ fact: 'country', operator: 'equal', value: 'AT' }] },
  }
  await publishedRules(world, maker.tenantId, {
    rules: [
      { ...none, then: { do: 'distribute', pool: { tags: ['nobody'] }, orders: ['nearest'] } },
      ...rules,
    ],
  })
  leads.length = 0
  for (const n of [1, 2, 3, 4, 5, 6, 7]) {
    const address = { country: n === 7 ? 'AT' : 'DE', postalCode: '80331' }
    const { body } = await maker.admin.post('/api/leads', {
      person: { email: `p${n}@customer${n}.example` },
      address,
    })
    leads.push(body.lead.id)
    const partner = n < 3 && (await aPartnerPerson(world, maker.tenantId, body.offer.partner.id))
    if (partner && n === 1) await partner.post(`/api/offers/${body.offer.id}/accept`, {})
    if (partner && n === 2)
      await partner.post(`/api/offers/${body.offer.id}/decline`, { reason: 'too_small' })
    if (n === 3) await maker.manager.post(`/api/leads/${body.lead.id}/withdraw`, { reason: 'a test' })
  }
  await world.sweep()
})
afterEach(async () => {
  await owner.end()
  await world.close()
})

const violated = () => invariants(owner, { now: world.clock.now(), lateSeconds: 10 })

test('they hold for what the product has done, and again after a day of reminders, expiries and nudges', async () => {
  expect(await violated()).toEqual([])
  for (let hour = 0; hour < 26; hour++) {
    world.clock.forward({ hours: 1 })
    await world.sweep()
  }
  expect(await violated()).toEqual([])
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
})

test('an even round robin passes, an uneven one is told', async () => {
  const [fresh] = [await aManufacturer(world, { name: 'Second' })]
  for (const name of ['A', 'B', 'C']) await aPartner(world, fresh!.tenantId, { name })
  await publishedRules(world, fresh!.tenantId, {
    rules: [{ ...everyLead('round_robin').rules[0], key: 'turns' }],
  })
  for (let n = 0; n < 7; n++)
    await fresh!.admin.post('/api/leads', {
      person: { email: `p${n}@x${n}.example` },
      address: { country: 'DE' },
    })
  expect(await invariants(owner, { roundRobin: ['turns'] })).toEqual([])
  await owner`update routing_decisions set partner_id = (select min(partner_id::text)::uuid from routing_decisions where rule_key = 'turns') where rule_key = 'turns'`
  expect(await invariants(owner, { roundRobin: ['turns'] })).toEqual([
    expect.stringMatching(/round robin of turns is uneven: between 0 and 7/),
  ])
})

const open = `(select id from offers where status = 'open' order by id limit 1)`
const accepted = `(select id from offers where status = 'accepted')`

test.each<[string, string[], RegExp]>([
  [
    'two open exclusive offers',
    [
      'drop index one_open_exclusive_offer_per_lead',
      `insert into offers select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'partner_id',
        (select id from partners where id <> o.partner_id limit 1)))).* from offers o where id = ${open}`,
    ],
    /^a lead has two open exclusive offers: lead \S+ has 2/m,
  ],
  [
    'a lead that only says it is offered',
    [`update leads set status = 'offered', route_at = null where status = 'unassigned'`],
    /^offered is not .* is offered and has 0/m,
  ],
  [
    'an open offer of a lead that waits',
    [
      `update leads set status = 'unassigned', status_reason = 'x' where id = (select lead_id from offers where id = ${open})`,
    ],
    /^offered is not .* is unassigned and has 1/m,
  ],
  [
    'an accepted lead whose offer is not',
    [`update offers set status = 'expired' where id = ${accepted}`],
    /^accepted is not .* is accepted and has 0 accepted offers/m,
  ],
  [
    'an acceptance without its opportunity',
    [`update opportunities set offer_id = null`],
    /^an acceptance has not one opportunity: offer \S+ has 0/m,
  ],
  [
    'an opportunity whose lead went elsewhere',
    [
      `update leads set partner_id = (select id from partners p where p.id <> partner_id limit 1) where status = 'accepted'`,
    ],
    /^an opportunity lives without its lead/m,
  ],
  [
    'an offer without deadline',
    [
      'alter table offers drop constraint offers_check2',
      `update offers set respond_by = null where id = ${open}`,
    ],
    /^an open offer has no deadline/m,
  ],
  [
    'days on which nobody is said to be there',
    [
      `update partners set unstaffed = '[{"from": "2026-03-02", "to": "2026-03-02"}]'
        where id = (select partner_id from memberships where partner_id is not null limit 1)`,
    ],
    /^the days on which nobody is at a partner .* its people \{\}/m,
  ],
  [
    'a lead that waits for nothing',
    [
      'alter table leads drop constraint leads_check',
      `update leads set status = 'waiting' where status = 'unassigned'`,
    ],
    /^an unfinished lead is nowhere: lead \S+ is waiting/m,
  ],
  [
    'an opportunity without follow-up',
    [`update opportunities set nudge_at = null`],
    /^a live opportunity is followed up by nobody/m,
  ],
  [
    'a partner asked twice',
    [
      `insert into offers select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid()))).* from offers o where status = 'declined'`,
    ],
    /^a partner was asked twice: .* 2 times/m,
  ],
  [
    'an offer without mail',
    [
      `delete from mails where outbox_id in (select id from outbox where offer_id = ${open})`,
      `delete from outbox where offer_id = ${open}`,
    ],
    /^an offer has not its one mail: offer \S+ has 0/m,
  ],
  [
    'a mail without cause',
    [
      `insert into outbox select (jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid(), 'kind', 'offer_reminder', 'status', 'failed'))).* from outbox x where offer_id = ${open}`,
    ],
    /^mails owed and their causes differ: lead \S+ should owe 0 offer_reminder and owes 1/m,
  ],
  [
    'a change without mail',
    [`delete from mails where kind = 'lead_unassigned'`, `delete from outbox where kind = 'lead_unassigned'`],
    /should owe 1 lead_unassigned and owes 0/m,
  ],
  [
    'a notification that says it was written',
    [`delete from mails where kind = 'offer_declined'`],
    /^a notification was done without a mail: outbox \S+ \(offer_declined\)/m,
  ],
  [
    'a wrong counter',
    [
      `update partner_counters set open_offers = open_offers + 1 where partner_id = (select partner_id from offers where id = ${open})`,
    ],
    /^a counter is not the recount/m,
  ],
  [
    'a row of another tenant',
    [`update outbox set offer_id = gen_random_uuid() where kind = 'offer_accepted'`],
    /^a row points outside its tenant: outbox.offer_id/m,
  ],
  [
    'a gap in the audit',
    [`delete from audit where seq = 1 and lead_id = (select lead_id from offers where id = ${open})`],
    /^the audit of a lead has gaps: lead \S+ has 2 events and rows 1 to 2, 1 of them/m,
  ],
  [
    'an audit that runs backwards',
    [`update audit set at = at - interval '1 hour' where seq = 2`],
    /^the audit of a lead is out of order/m,
  ],
  [
    'a step that nobody took',
    [`update offers set next_step_at = next_step_at - interval '1 day' where id = ${open}`],
    /^overdue: offer \S+ has a step due/m,
  ],
])('%s is told', async (_, statements, told) => {
  for (const statement of statements) await owner.unsafe(statement)
  expect((await violated()).join('\n')).toMatch(told)
})
