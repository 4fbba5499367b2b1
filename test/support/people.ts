import type { Locale } from '../../shared/text.ts'
import { addMember } from '../../server/identity/add-member.ts'
import { createKey } from '../../server/identity/create-key.ts'
import { openSession } from '../../server/identity/open-session.ts'
import { transact } from '../../server/db/transact.ts'
import type { NewManufacturer } from '../../server/manufacturers/create.ts'
import { foundManufacturer } from '../../server/setup/manufacturer.ts'
import { permissions } from '../../shared/roles.ts'
import type { Permission, Role } from '../../shared/roles.ts'
import type { World } from './world.ts'

export interface Answer<T = Body> {
  status: number
  body: T
  headers: Headers
}
/** What came back, as JSON; a story knows what it asked for. Text where the answer is no JSON, null where it is empty. */
export type Body = ReturnType<typeof JSON.parse>

/** Somebody who asks the API: a person with a session, a machine with a key, or nobody. */
export interface Client {
  get<T = Body>(path: string, headers?: Record<string, string>): Promise<Answer<T>>
  post<T = Body>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>
  patch<T = Body>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>
  put<T = Body>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>
  delete<T = Body>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>
  /** Headers that carry who this is. */
  readonly headers: Record<string, string>
  /** Set for people. */
  readonly userId: string
  readonly membershipId: string
}

/** A client that sends these headers with every request; paths are given with `/api`. */
export function clientOf(
  world: World,
  headers: Record<string, string>,
  { userId = '', membershipId = '' } = {},
): Client {
  const ask =
    (method: string) =>
    async (path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer> => {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
      const response = await world.app.request(path, {
        method,
        headers: { ...headers, ...type, ...more },
        ...sent,
      })
      const text = await response.text()
      const json = /json/.test(response.headers.get('content-type') ?? '')
      return {
        status: response.status,
        body: json ? JSON.parse(text) : text || null,
        headers: response.headers,
      }
    }
  return {
    headers,
    userId,
    membershipId,
    get: (path, more) => ask('GET')(path, undefined, more),
    post: ask('POST'),
    patch: ask('PATCH'),
    put: ask('PUT'),
    delete: ask('DELETE'),
  }
}

export const nobody = (world: World) => clientOf(world, {})
export const keyClient = (world: World, apiKey: string) =>
  clientOf(world, { authorization: `Bearer ${apiKey}` })

let people = 0

/** A person with a role and a session that did not cost a password. */
export async function aPerson(
  world: World,
  { tenantId, partnerId = null, role }: { tenantId: string; partnerId?: string | null; role: Role },
  overrides: { name?: string; email?: string; passwordHash?: string; locale?: Locale } = {},
): Promise<Client> {
  const nth = ++people
  const user = {
    name: `${role} ${nth}`,
    email: `${role}.${nth}@example.com`,
    locale: 'en' as Locale,
    timeZone: 'Europe/Berlin',
    passwordHash: null,
    ...overrides,
  }
  const now = world.runtime.now()
  return transact(world.runtime, { tenantId }, async (tx) => {
    const member = await addMember(tx, world.runtime, { tenantId, partnerId, role, user }, now)
    const token = await openSession(tx, member, now)
    return clientOf(world, { cookie: `baton_session=${token}` }, member)
  })
}

export const aPartnerPerson = (
  world: World,
  tenantId: string,
  partnerId: string,
  role: 'partner_admin' | 'partner_user' = 'partner_user',
) => aPerson(world, { tenantId, partnerId, role })

/** An API key of the manufacturer; all scopes unless told otherwise. */
export async function anApiKey(
  world: World,
  tenantId: string,
  scopes: readonly Permission[] = permissions,
): Promise<string> {
  const { key } = await transact(world.runtime, { tenantId }, (tx) =>
    createKey(tx, world.runtime, { tenantId, name: 'test', scopes: [...scopes] }, world.runtime.now()),
  )
  return key
}

export interface TestManufacturer {
  tenantId: string
  admin: Client
  manager: Client
  viewer: Client
  apiKey: string
}

/** A manufacturer in Berlin with an admin, a channel manager, a viewer, and a key that may do everything. */
export async function aManufacturer(
  world: World,
  overrides: Partial<Omit<NewManufacturer, 'id'>> = {},
): Promise<TestManufacturer> {
  const tenantId = world.runtime.newId()
  const manufacturer = {
    id: tenantId,
    name: 'Nordlicht Heizungen',
    locale: 'en' as const,
    timeZone: 'Europe/Berlin',
    country: 'DE',
    currency: 'EUR',
    ...overrides,
  }
  await transact(world.runtime, { tenantId }, (tx) =>
    foundManufacturer(tx, world.runtime, manufacturer, world.runtime.now()),
  )
  return {
    tenantId,
    admin: await aPerson(world, { tenantId, role: 'admin' }),
    manager: await aPerson(world, { tenantId, role: 'channel_manager' }),
    viewer: await aPerson(world, { tenantId, role: 'viewer' }),
    apiKey: await anApiKey(world, tenantId),
  }
}
