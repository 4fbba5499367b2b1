import { manufacturers } from '../../server/manufacturers/tables.ts'
import { leadContacts, leads } from '../../server/leads/tables.ts'
import { partnerCounters, partners } from '../../server/partners/tables.ts'
import { transact } from '../../server/db/transact.ts'
import { systemActor } from '../../server/identity/actor.ts'
import type { Opening } from '../../server/opportunities/open.ts'
import { openOpportunities } from '../../server/opportunities/open.ts'
import { createDefaultPipelines } from '../../server/opportunities/pipelines.ts'
import type { World } from './world.ts'

/** A manufacturer in Berlin with its two pipelines, and nothing else. */
export async function aTenant(world: World, locale: 'en' | 'de' = 'en'): Promise<string> {
  const id = world.runtime.newId()
  const now = world.clock.now()
  await transact(world.runtime, { tenantId: id }, async (tx) => {
    await tx.insert(manufacturers).values({
      id,
      name: 'Nordwind Heating',
      locale,
      timeZone: 'Europe/Berlin',
      country: 'DE',
      currency: 'EUR',
      duplicatePolicy: 'hold',
      demo: false,
      networkVersion: 1,
      turn: 0,
      createdAt: now,
    })
    await createDefaultPipelines(tx, world.runtime, id, now)
  })
  return id
}

/** A partner in Munich that keeps the manufacturer's hours. */
export async function aReseller(world: World, tenantId: string, name = 'Huber Haustechnik'): Promise<string> {
  const id = world.runtime.newId()
  const now = world.clock.now()
  await transact(world.runtime, { tenantId }, async (tx) => {
    await tx.insert(partners).values({
      tenantId,
      id,
      name,
      status: 'active',
      tags: [],
      weight: 1,
      country: 'DE',
      languages: ['de'],
      absences: [],
      availableSince: now,
      version: 1,
      createdAt: now,
      updatedAt: now,
    })
    await tx.insert(partnerCounters).values({ tenantId, partnerId: id, openOffers: 0, openOpportunities: 1 })
  })
  return id
}

/** A lead that the partner has accepted, and the opportunity it opened. */
export async function anOpportunity(
  world: World,
  tenantId: string,
  partnerId: string,
  opening: Partial<Opening> & { grade?: string; company?: string } = {},
): Promise<{ leadId: string; opportunityId: string }> {
  const leadId = world.runtime.newId()
  const now = world.clock.now()
  const { grade = 'B', company = 'Bäckerei Keller', ...rest } = opening
  const opportunityId = await transact(world.runtime, { tenantId }, async (tx) => {
    await tx.insert(leads).values({
      tenantId,
      id: leadId,
      receivedAt: now,
      status: 'accepted',
      statusAt: now,
      partnerId,
      events: 0,
      productLine: 'Heat pump',
      grade,
      country: 'DE',
      postalCode: '80331',
      town: 'München',
      consents: [],
      custom: {},
    })
    await tx
      .insert(leadContacts)
      .values({
        tenantId,
        leadId,
        firstName: 'Eva',
        lastName: 'Keller',
        company,
        email: 'eva@keller.example',
      })
    const [opened] = await openOpportunities(
      tx,
      world.runtime,
      systemActor(tenantId),
      [
        {
          leadId,
          partnerId,
          offerId: null,
          pipelineKey: null,
          productLine: 'Heat pump',
          amount: null,
          currency: null,
          firstContactDue: new Date(now.getTime() + 86_400_000),
          ...rest,
        },
      ],
      now,
    )
    return opened!
  })
  return { leadId, opportunityId }
}
