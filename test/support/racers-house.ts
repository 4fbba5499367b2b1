import type { Link } from '../../server/identity/links.ts'
import type { Operation } from '../../server/http/operations.ts'
import { operationsOf } from '../../server/http/operations.ts'
import type { Permission } from '../../shared/roles.ts'
import { permissionsOf } from '../../shared/roles.ts'
import type { Client } from './people.ts'
import { aPartnerPerson, keyClient, nobody } from './people.ts'
import { aNetworkOf, ask, holderOfLink, leadNo } from './racers.ts'
import type { World } from './world.ts'

/** A manufacturer at work: whoever may ask each route, and things for them to ask about. */
export interface House {
  operations: Operation[]
  clientFor(operation: Operation): Client
  /** The path with its id filled in: the thing that the route is about, or nobody's. */
  pathOf(operation: Operation, id?: string): string
  ids: string[]
  /** Rows by table. */
  rows(): Promise<Record<string, number>>
}

export async function aHouse(world: World): Promise<House> {
  const network = await aNetworkOf(world, [{}, {}])
  const { tenantId, admin, apiKey } = network
  const leads = Array.from({ length: 6 }, (_, nth) => leadNo(nth))
  const { body } = await keyClient(world, apiKey).post('/api/leads/batch', { leads })
  const partnerId: string = body.taken[0].offer.partner.id
  const [first, second] = body.taken.filter(
    (one: { offer: { partner: { id: string } } }) => one.offer.partner.id === partnerId,
  )
  const partner = await aPartnerPerson(world, tenantId, partnerId, 'partner_admin')
  const leadId: string = first.lead.id
  const accepted = await partner.post(`/api/offers/${first.offer.id}/accept`)
  const things: Record<string, string> = {
    leads: body.taken[1].lead.id,
    offers: second.offer.id,
    opportunities: accepted.body.opportunityId,
    partners: partnerId,
  }
  const links: [path: string, holder: Client][] = [
    ['/api/answer/opportunity', by('opportunity', things.opportunities!)],
    ['/api/answer/reply', by('reply', absent)],
    [
      '/api/status',
      holderOfLink(world, { purpose: 'customer', tenantId, partnerId: null, subjectId: leadId }),
    ],
    ['/api/answer', by('offer', things.offers!)],
  ]
  function by(purpose: Link['purpose'], subjectId: string): Client {
    return holderOfLink(world, { purpose, tenantId, partnerId, subjectId })
  }
  // Offers are a partner's; the manufacturer sees them with their lead.
  const byPermission = (who: Permission) =>
    permissionsOf.admin.includes(who) && !who.startsWith('offers:') ? admin : partner
  return {
    operations: operationsOf(world.app.routes),
    clientFor({ who, path }) {
      if (who === 'anyone' || !who) return nobody(world)
      if (who === 'link') return links.find(([of]) => path.startsWith(of))![1]
      return who === 'signed_in' ? admin : byPermission(who)
    },
    pathOf: ({ path }, id) =>
      path.replace(/:\w+/g, id ?? things[path.split('/')[2]!] ?? absent) +
      (path.startsWith('/api/mail-templates/') ? '?kind=offer_made&locale=en' : ''),
    ids: [...Object.values(things), absent],
    rows: () => rowsOf(world),
  }
}

const absent = '01890000-0000-7000-8000-000000000000'

async function rowsOf(world: World): Promise<Record<string, number>> {
  const tables = await ask<{ name: string }>(
    world,
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  )
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${name}`)
  const rows = await ask<{ name: string; rows: number }>(world, counts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]))
}
