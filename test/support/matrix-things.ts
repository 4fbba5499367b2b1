import { sql } from 'drizzle-orm'
import { transact } from '../../server/db/transact.ts'
import { insertSimulation } from '../../server/simulations/store.ts'
import { takeIn } from '../../server/replies/take-in.ts'
import type { Side } from './matrix.ts'
import { oweIn } from './notifications.ts'
import { anOpportunity } from './opportunities.ts'
import { aPartnerPerson, keyClient, nobody } from './people.ts'

let nth = 0
export const aNewLead = (source?: string) => ({
  person: { lastName: 'Muster', email: `erika@customer-${++nth}.example` },
  address: { country: 'DE', postalCode: '80331', town: 'München' },
  ...(source ? { source } : {}),
})

const postLead = async ({ world, tenant }: Side, source?: string) => {
  const { body } = await keyClient(world, tenant.apiKey).post('/api/leads', aNewLead(source))
  return body
}

/** A lead that is offered to the side's partner. */
export const aLead = async (side: Side): Promise<string> => (await postLead(side, side.partnerId)).lead.id
/** Two leads that were made one. */
export async function aMerge(side: Side): Promise<string> {
  const kept = await aLead(side)
  const body = { otherId: await aLead(side), reason: 'Same customer' }
  const merged = await side.tenant.manager.post(`/api/leads/${kept}/merge`, body)
  return merged.body.merges[0].id
}

/** An open offer of the side's partner. */
export const anOffer = async (side: Side): Promise<string> => (await postLead(side, side.partnerId)).offer.id

export const anOpenOpportunity = async ({ world, tenant, partnerId }: Side): Promise<string> =>
  (await anOpportunity(world, tenant.tenantId, partnerId)).opportunityId

/** A task of the side's partner. */
export async function aTask(side: Side): Promise<string> {
  const partner = await aPartnerPerson(side.world, side.tenant.tenantId, side.partnerId)
  const task = { title: `Task ${++nth}`, dueOn: '2026-03-05' }
  return (await partner.post(`/api/opportunities/${await anOpenOpportunity(side)}/tasks`, task)).body.id
}

/** An opportunity that the side's partner opened by accepting an offer. */
export async function anAcceptedLead(side: Side): Promise<string> {
  const { world, tenant, partnerId } = side
  const partner = await aPartnerPerson(world, tenant.tenantId, partnerId)
  return (await partner.post(`/api/offers/${await anOffer(side)}/accept`)).body.opportunityId
}

export const aMember = async ({ world, tenant, partnerId }: Side): Promise<string> =>
  (await aPartnerPerson(world, tenant.tenantId, partnerId)).membershipId

export async function anInvitation({ tenant, partnerId }: Side): Promise<string> {
  const email = `invited.${++nth}@example.com`
  const { body } = await tenant.admin.post('/api/invitations', {
    email,
    name: 'Ina Vite',
    role: 'partner_user',
    partnerId,
  })
  return body.id
}

export const aKey = async ({ tenant }: Side): Promise<string> =>
  (await tenant.admin.post('/api/api-keys', { name: `Key ${++nth}`, scopes: ['leads:read'] })).body.id

export const aProductLine = async ({ tenant }: Side): Promise<string> =>
  (await tenant.admin.post('/api/product-lines', { name: `Line ${++nth}` })).body.id

/** Its key. */
export const aField = async ({ tenant }: Side): Promise<string> => {
  const field = { key: `field${++nth}`, type: 'text', labels: { en: 'Field', de: 'Feld' } }
  return (await tenant.admin.post('/api/fields', field)).body.key
}

/** The customer of a lead that the side's partner works says that nobody called. */
export async function aDiscrepancy(side: Side): Promise<string> {
  const { world, tenant, partnerId } = side
  const { leadId } = await anOpportunity(world, tenant.tenantId, partnerId)
  const { body } = await tenant.manager.get(`/api/leads/${leadId}/customer`)
  const link = { 'x-baton-link': body.statusUrl.split('#')[1] }
  await nobody(world).post('/api/status/answer', { answer: 'no' }, link)
  return (await tenant.manager.get(`/api/leads/${leadId}/customer`)).body.discrepancies[0].id
}

/** A simulation that waits. */
export async function aSimulation({ world, tenant: { tenantId } }: Side): Promise<string> {
  const id = world.runtime.newId()
  const asked = { from: '2026-01-01', to: '2026-01-31', version: 1 }
  const one = { id, asked, content: { rules: [] }, createdAt: world.clock.now(), createdBy: null }
  await transact(world.runtime, { tenantId }, (tx) => insertSimulation(tx, tenantId, one))
  return id
}

/** A mail to the manufacturer's people that was kept. */
export async function anInboundMail({ world, tenant: { tenantId } }: Side): Promise<string> {
  const raw = `From: somebody${++nth}@example.com\r\nSubject: Hello\r\n\r\nWho are you?`
  const taken = await takeIn(world.runtime, new TextEncoder().encode(raw), tenantId)
  return taken!.id
}

export async function aMail({ world, tenant: { tenantId } }: Side): Promise<string> {
  const data = { title: `Lead ${++nth}`, reason: 'nobody_eligible' }
  await oweIn(world, tenantId, { kind: 'lead_unassigned', audience: 'channel_managers', data })
  await world.sweep()
  const [mail] = await transact(world.runtime, { tenantId }, (tx) =>
    tx.execute<{ id: string }>(sql`
      select id from mails where tenant_id = ${tenantId} and kind = 'lead_unassigned' order by id desc limit 1`),
  )
  return mail!.id
}

/** A webhook that would call this machine, where nobody listens. */
export const aWebhook = async ({ tenant }: Side): Promise<string> => {
  const webhook = { name: `Webhook ${++nth}`, kind: 'json', url: 'http://127.0.0.1:9/', events: [] }
  return (await tenant.admin.post('/api/webhooks', webhook)).body.id
}
