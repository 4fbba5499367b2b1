import { leadContacts, leads } from '../../server/leads/tables.ts'
import { transact } from '../../server/db/transact.ts'
import { systemActor } from '../../server/identity/actor.ts'
import { firstContactDue } from '../../server/opportunities/first-contact.ts'
import type { Opening } from '../../server/opportunities/open.ts'
import { openOpportunities } from '../../server/opportunities/open.ts'
import { createDefaultPipelines } from '../../server/opportunities/pipelines.ts'
import { pipelinesOf } from '../../server/opportunities/store.ts'
import { countWork } from '../../server/partners/counters.ts'
import { workingCalendar } from '../../server/time/calendar.ts'
import { defaultWorkingHours } from '../../shared/working-hours.ts'
import type { Locale } from '../../shared/text.ts'
import { aPartner } from './network.ts'
import type { TestManufacturer } from './people.ts'
import { aManufacturer } from './people.ts'
import type { World } from './world.ts'

/** Nine to five in Berlin, as a partner without hours of its own works. */
export const berlin = workingCalendar(defaultWorkingHours('Europe/Berlin', 'DE'))

/** A manufacturer with its pipelines and one partner, Huber Haustechnik. */
export async function aNetwork(
  world: World,
  locale: Locale = 'en',
): Promise<TestManufacturer & { partnerId: string }> {
  const manufacturer = await aManufacturer(world, { locale })
  const { tenantId } = manufacturer
  await transact(world.runtime, { tenantId }, async (tx) => {
    if (!(await pipelinesOf(tx, tenantId)).length)
      await createDefaultPipelines(tx, world.runtime, tenantId, world.clock.now())
  })
  const partner = await aPartner(world, tenantId, { name: 'Huber Haustechnik' })
  return { ...manufacturer, partnerId: partner.id }
}

export type AcceptedLead = Partial<Opening> & { grade?: string; company?: string; lastName?: string }

/** A lead that the partner has accepted just now, and the opportunity it opened, counted as the partner's work. */
export async function anOpportunity(
  world: World,
  tenantId: string,
  partnerId: string,
  { grade = 'B', company = 'Bäckerei Keller', lastName = 'Keller', ...opening }: AcceptedLead = {},
): Promise<{ leadId: string; opportunityId: string }> {
  const leadId = world.runtime.newId()
  const now = world.clock.now()
  const opened: Opening = {
    leadId,
    partnerId,
    offerId: null,
    pipelineKey: null,
    productLine: 'Heat pump',
    amount: null,
    currency: null,
    firstContactDue: firstContactDue(berlin, grade, now),
    ...opening,
  }
  return transact(world.runtime, { tenantId }, async (tx) => {
    await tx.insert(leads).values({
      tenantId,
      id: leadId,
      receivedAt: now,
      status: 'accepted',
      statusAt: now,
      partnerId,
      events: 0,
      productLine: opened.productLine,
      grade,
      country: 'DE',
      postalCode: '80331',
      town: 'München',
      consents: [],
      custom: {},
    })
    await tx
      .insert(leadContacts)
      .values({ tenantId, leadId, firstName: 'Eva', lastName, company, email: 'eva@keller.example' })
    const [opportunityId] = await openOpportunities(tx, world.runtime, systemActor(tenantId), [opened], now)
    await countWork(tx, tenantId, [{ partnerId, offers: 0, opportunities: 1 }])
    return { leadId, opportunityId: opportunityId! }
  })
}
