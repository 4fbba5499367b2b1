import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { transact } from '../../server/db/transact.ts'
import type { Link } from '../../server/identity/links.ts'
import { readLink, signLink } from '../../server/identity/links.ts'
import { aPartner } from '../support/network.ts'
import { invariants } from '../support/invariants.ts'
import type { Answer, Client } from '../support/people.ts'
import { aPartnerPerson, clientOf } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, leadNo } from '../support/racers.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let net: Network
let one: Client
let partnerId: string
let offerId: string
beforeEach(async () => {
  world = await aWorld()
  net = await aNetworkOf(world, [{ name: 'One' }, { name: 'Two' }])
  const { body } = await net.admin.post('/api/leads', leadNo(1))
  offerId = body.offer.id
  partnerId = body.offer.partner.id
  one = await aPartnerPerson(world, net.tenantId, partnerId)
})
afterEach(async () => {
  expect(await invariants(world.url)).toEqual([])
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

/** Every deed of the two answer pages. `again`: what the same press a second time is told. */
const deeds = [
  { name: 'accept', purpose: 'offer', path: '/api/answer/accept', again: 200 },
  {
    name: 'decline',
    purpose: 'offer',
    path: '/api/answer/decline',
    body: { reason: 'too_small' },
    again: 200,
  },
  { name: 'ask for time', purpose: 'offer', path: '/api/answer/ask-for-time', again: 409 },
  { name: 'undo', purpose: 'offer', path: '/api/answer/undo-accept', accepted: true, again: 200 },
  ...['called', 'visited', 'quote_sent', 'waiting_for_customer', 'need_help'].map((answer) => ({
    name: answer,
    purpose: 'opportunity' as const,
    path: '/api/answer/opportunity',
    body: { answer },
    again: 200,
  })),
  {
    name: 'lost',
    purpose: 'opportunity',
    path: '/api/answer/opportunity',
    body: { answer: 'lost', reason: 'price' },
    again: 200,
  },
] as const satisfies { purpose: Link['purpose']; [more: string]: unknown }[]
type Deed = (typeof deeds)[number]

async function linkOf({ purpose, ...deed }: Deed, change: Partial<Link> = {}): Promise<string> {
  const accepts = purpose === 'opportunity' || 'accepted' in deed
  const accepted = accepts ? await one.post(`/api/offers/${offerId}/accept`) : null
  return signLink(
    {
      purpose,
      tenantId: net.tenantId,
      partnerId,
      subjectId: purpose === 'offer' ? offerId : accepted!.body.opportunityId,
      userId: one.userId,
      expiresAt: new Date(world.clock.now().getTime() + 86_400_000),
      ...change,
    },
    world.runtime.secret,
  )
}
const press = (deed: Deed, link: string): Promise<Answer> =>
  clientOf(world, { 'x-baton-link': link }).post(deed.path, 'body' in deed ? deed.body : undefined)
const told = ({ status, body }: Answer) => [status, body.code]
const refused = [410, 'link_expired']

/** What a partner and a manufacturer see of it all; ids and order are as they are made. */
const allRows = () =>
  transact(world.runtime, { tenantId: net.tenantId }, async (tx) =>
    Promise.all(
      [
        'offers',
        'opportunities',
        'activities',
        'leads',
        'audit',
        'outbox',
        'partner_counters',
        'partner_days',
      ].map((table) => tx.execute(sql.raw(`select to_jsonb(t) from ${table} t order by to_jsonb(t)::text`))),
    ),
  )

describe.each(deeds.map((deed) => [deed.name, deed] as const))('%s', (_, deed) => {
  test('works in time, and twice is once', async () => {
    const link = await linkOf(deed)
    expect((await press(deed, link)).status).toBe(200)
    const once = await allRows()
    expect((await press(deed, link)).status).toBe(deed.again)
    expect(await allRows()).toEqual(once)
  })

  test('changes nothing by a link that is not for it', async () => {
    const link = await linkOf(deed)
    const rival = await aPartner(world, net.tenantId, { name: 'Rival' })
    const others: Partial<Link> = { purpose: deed.purpose === 'offer' ? 'opportunity' : 'offer' }
    const [body, mac] = link.split('.') as [string, string]
    const forged: [string, string, (number | string)[][]][] = [
      ['altered', `${body.slice(0, 30)}${body[30] === 'A' ? 'B' : 'A'}${body.slice(31)}.${mac}`, [refused]],
      ['without its seal', body, [refused]],
      ['sealed by another', signLink(plain(link, {}), 'another secret, also long enough'), [refused]],
      ['of another purpose', signed(link, others), [refused]],
      ['of another partner', signed(link, { partnerId: rival.id, userId: null }), [[404, 'not_found']]],
      ['for another thing', signed(link, { subjectId: rival.id }), [[404, 'not_found']]],
      ['that is over', signed(link, { expiresAt: world.clock.now() }), [refused]],
    ]
    const before = await allRows()
    for (const [what, forgery, expected] of forged)
      expect([what, told(await press(deed, forgery))]).toEqual([what, expected[0]])
    expect(await allRows()).toEqual(before)
  })

  test('is refused once its reader has left the partner', async () => {
    const link = await linkOf(deed)
    await net.admin.delete(`/api/people/${one.membershipId}`)
    const before = await allRows()
    expect(told(await press(deed, link))).toEqual(refused)
    expect(await allRows()).toEqual(before)
  })

  test('is told the truth when it comes too late', async () => {
    const link = await linkOf(deed, { expiresAt: new Date('2026-04-01T00:00:00.000Z') })
    if (deed.purpose === 'offer') world.clock.forward({ hours: 5 })
    else {
      const { subjectId } = plain(link, {})
      await net.manager.post(`/api/opportunities/${subjectId}/reclaim`, { reason: 'Too quiet' })
    }
    const late: Record<string, (number | string)[]> = {
      undo: [409, 'undo_too_late'],
      ...(deed.purpose === 'opportunity' ? { [deed.name]: [410, 'opportunity_over'] } : {}),
    }
    expect(told(await press(deed, link))).toEqual(late[deed.name] ?? [410, 'offer_expired'])
    if (deed.purpose === 'opportunity') {
      const { status, body } = await clientOf(world, { 'x-baton-link': link }).get('/api/answer/opportunity')
      expect([status, body.code, body.state]).toEqual([410, 'opportunity_over', 'reclaimed'])
    }
    await world.sweep()
  })
})

const plain = (link: string, change: Partial<Link>): Link => ({
  ...readLink(link, world.runtime.secret, world.clock.now())!,
  ...change,
})
const signed = (link: string, change: Partial<Link>) => signLink(plain(link, change), world.runtime.secret)
