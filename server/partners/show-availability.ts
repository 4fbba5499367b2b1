import type { AvailabilityView, OpeningsView, TryAvailability } from '../../shared/availability.ts'
import { Refused, orRefuse, refuse } from '../../shared/refusals.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { openingsAt } from './availability.ts'
import { usualHoursOf } from './hours.ts'
import type { Partner } from './partner.ts'
import type { Colleague } from './staff-store.ts'
import { colleaguesAt, hoursOfManufacturer } from './staff-store.ts'
import { findPartner } from './store.ts'

/** When the actor's partner works, and who is away. @throws Refused `forbidden` for whoever is no partner */
export const showAvailability = (runtime: Runtime, actor: Actor): Promise<AvailabilityView> =>
  transact(runtime, scopeOf(actor), (tx) => availabilityNow(tx, runtime, actor))

/** What hours and absences would mean if they were saved now. Writes nothing. */
export const whatWouldHold = (
  runtime: Runtime,
  actor: Actor,
  tried: TryAvailability,
): Promise<OpeningsView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const partner = await partnerNow(tx, actor)
    const manufacturer = await hoursOfManufacturer(tx, actor.tenantId)
    return openingsAt({ ...partner, ...tried }, manufacturer, runtime.now())
  })

/** The partner for whom somebody acts. @throws Refused `forbidden` for whoever acts for none */
export function partnerOf(actor: Actor): string {
  if (!actor.partnerId) throw new Refused(refuse('forbidden', { permission: 'availability:manage' }))
  return actor.partnerId
}

const partnerNow = async (tx: Tx, actor: Actor): Promise<Partner> =>
  orRefuse((await findPartner(tx, actor.tenantId, partnerOf(actor))) ?? refuse('not_found'))

/** The availability as this transaction sees it. */
export async function availabilityNow(tx: Tx, runtime: Runtime, actor: Actor): Promise<AvailabilityView> {
  const partner = await partnerNow(tx, actor)
  const manufacturer = await hoursOfManufacturer(tx, actor.tenantId)
  const people = await colleaguesAt(tx, actor.tenantId, partner.id)
  const { id, name, country, region, version, absences, unstaffed } = partner
  return {
    partner: { id, name, country, region },
    version,
    hours: partner.hours as AvailabilityView['hours'],
    usual: usualHoursOf(partner, manufacturer),
    absences,
    unstaffed,
    people: people.map((colleague) => viewOfColleague(actor, colleague)),
    now: openingsAt(partner, manufacturer, runtime.now()),
    can: [
      ...(allows(actor, 'availability:manage') ? (['edit'] as const) : []),
      ...(allows(actor, 'people:manage') ? (['invite'] as const) : []),
    ],
  }
}

function viewOfColleague(
  actor: Actor,
  { userId, ...colleague }: Colleague,
): AvailabilityView['people'][number] {
  const you = actor.kind === 'user' && actor.userId === userId
  return { ...colleague, you, can: you || allows(actor, 'people:manage') ? ['edit'] : [] }
}
