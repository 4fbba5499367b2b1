import type { Role } from '../../shared/roles.ts'
import { operationsOf } from '../../server/http/operations.ts'
import type { Operation } from '../../server/http/operations.ts'
import { aPartner } from './network.ts'
import type { Answer, Client, TestManufacturer } from './people.ts'
import { aManufacturer, anApiKey, aPerson, keyClient, nobody } from './people.ts'
import { publishedRules } from './rules.ts'
import type { World } from './world.ts'

/** Everybody who may ask. `rival` is an admin of another partner, `stranger` an admin of another manufacturer. */
export const askers = [
  'anonymous',
  'viewer',
  'channel_manager',
  'admin',
  'partner_admin',
  'partner_user',
  'rival',
  'stranger',
  'idle_key',
] as const
export type Asker = (typeof askers)[number]

/** Whose the thing is: of the asker's own side (our partner's), our other partner's, another manufacturer's, nobody's. */
export const owners = ['ours', 'rivals', 'strangers', 'absent'] as const
export type Owner = (typeof owners)[number]

/** Where a thing is made: a manufacturer and one of its partners. */
export interface Side {
  world: World
  tenant: TestManufacturer
  partnerId: string
}

/** What the table says of one route. */
export interface Row {
  /**
   * Those who get through to a thing that is theirs; everybody else with a session is refused as `forbidden`.
   * `everybody` is a route that asks for nothing, `link` one for the holder of a mail's link.
   */
  for: readonly Asker[] | 'everybody' | 'link'
  /** Those for whom there is nothing at all behind the route, not even their own. */
  absentFor?: readonly Asker[]
  /** Makes a thing of a side; its id stands in the path, and is given to `body`. */
  thing?: (side: Side) => Promise<string>
  /** Things belong to the manufacturer, not to one of its partners. */
  shared?: true
  body?: (id: string, side: Side) => unknown
  /** Behind the path, with its question mark. */
  query?: string
  /** Statuses of getting through; 200, 201, 202 and 204 unless told. */
  through?: readonly number[]
  /** The asker is signed out by it, so each request has an asker of its own. */
  endsAsker?: true
}

export interface Matrix {
  world: World
  sides: Record<Exclude<Owner, 'absent'>, Side>
  operations: Operation[]
  ask(asker: Asker, row: Row): Promise<Client>
}

/** Two manufacturers, one with two partners, and everybody who may ask. */
export async function aMatrix(world: World): Promise<Matrix> {
  const ours = await aSide(world, 'Nordlicht', 'Huber Haustechnik')
  const strangers = await aSide(world, 'CANARY-STRANGER', 'CANARY-STRANGER Partner')
  const rivalId = (await aPartner(world, ours.tenant.tenantId, { name: 'CANARY-RIVAL' })).id
  const sides = { ours, rivals: { ...ours, partnerId: rivalId }, strangers }
  for (const { tenant, partnerId } of Object.values(sides)) await leadsTo(world, tenant, partnerId)
  const clients = new Map<Asker, Client>()
  return {
    world,
    sides,
    operations: operationsOf(world.app.routes),
    async ask(asker, row) {
      const known = clients.get(asker)
      if (known && !row.endsAsker) return known
      const client = await anAsker(asker, sides)
      if (!row.endsAsker) clients.set(asker, client)
      return client
    },
  }
}

async function aSide(world: World, name: string, partner: string): Promise<Side> {
  const tenant = await aManufacturer(world, { name })
  return { world, tenant, partnerId: (await aPartner(world, tenant.tenantId, { name: partner })).id }
}

/** Leads whose source is a partner's id go to that partner. */
const published = new Map<string, string[]>()
async function leadsTo(world: World, { tenantId }: TestManufacturer, partnerId: string): Promise<void> {
  const partners = [...(published.get(tenantId) ?? []), partnerId]
  published.set(tenantId, partners)
  const rules = partners.map((id, at) => ({
    key: `to-${at}`,
    name: `To ${at}`,
    when: { fact: 'source', operator: 'equal', value: id },
    then: { do: 'distribute', orders: ['round_robin'], pool: { partners: [id] } },
  }))
  await publishedRules(world, tenantId, { rules })
}

function anAsker(asker: Asker, { ours, rivals, strangers }: Matrix['sides']): Promise<Client> {
  const { world } = ours
  const at = (side: Side, role: Role) =>
    aPerson(world, {
      tenantId: side.tenant.tenantId,
      partnerId: role.startsWith('partner') ? side.partnerId : null,
      role,
    })
  switch (asker) {
    case 'anonymous':
      return Promise.resolve(nobody(world))
    case 'idle_key':
      return anApiKey(world, ours.tenant.tenantId, []).then((key) => keyClient(world, key))
    case 'rival':
      return at(rivals, 'partner_admin')
    case 'stranger':
      return at(strangers, 'admin')
    default:
      return at(ours, asker)
  }
}

/** What must come back: through, refused by role or for want of a session, or as if nothing were there. */
export type Verdict = 'through' | 'unauthenticated' | 'forbidden' | 'absent' | 'link_expired'

export function verdictOf(row: Row, who: Operation['who'], asker: Asker, owner: Owner): Verdict {
  if (row.for === 'everybody') return 'through'
  if (row.for === 'link') return 'link_expired'
  if (asker === 'anonymous' || (asker === 'idle_key' && who === 'signed_in')) return 'unauthenticated'
  if (row.absentFor?.includes(asker)) return 'absent'
  if (!row.for.includes(asker)) return 'forbidden'
  if (!row.thing) return 'through'
  return reaches(row, asker, owner) ? 'through' : 'absent'
}

/** Whether a thing is on the asker's side. */
function reaches(row: Row, asker: Asker, owner: Owner): boolean {
  if (owner === 'absent') return false
  if (asker === 'stranger') return owner === 'strangers'
  if (owner === 'strangers') return false
  if (row.shared) return true
  if (asker === 'partner_admin' || asker === 'partner_user') return owner === 'ours'
  return asker !== 'rival' || owner === 'rivals'
}

/** Asks a route, with the id in its path. */
export function askFor(
  client: Client,
  { method, path }: Operation,
  id: string,
  row: Row,
  body: unknown,
): Promise<Answer> {
  const filled = path.replace(/:\w+/, id) + (row.query ?? '')
  if (method === 'GET') return client.get(filled)
  const verb = method.toLowerCase() as 'post' | 'patch' | 'put' | 'delete'
  return client[verb](filled, body)
}

/** An answer as far as it may not tell a foreign thing from an absent one. */
export const withoutTrace = ({ status, body, headers }: Answer) => ({
  status,
  body: body && typeof body === 'object' ? { ...body, traceId: '' } : body,
  headers: [...headers].filter(([name]) => name !== 'x-trace-id'),
})
