import type { NewPartner } from '../../shared/partners.ts'
import type { Fault } from '../../shared/refusals.ts'
import { Refused, orRefuse, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { findPlaces } from '../places/store.ts'
import type { Runtime } from '../runtime.ts'
import { refuseWrongAccounts } from './accounts.ts'
import { readHours } from './hours.ts'
import { begin, wholePosition } from './partner.ts'
import { insertPartners, insertRevisions, nextNetworkVersion, takenExternalIds } from './store.ts'

/**
 * Adds one partner to the network and answers with its id.
 *
 * @throws Refused `invalid` when the external id is another partner's or the hours are wrong, `not_found` without a manufacturer
 */
export async function createPartner(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  input: NewPartner,
  now: Date,
): Promise<string> {
  const [id] = await createPartners(tx, runtime, actor, [input], now)
  return id!
}

/**
 * Adds many partners under one network version, in a fixed number of statements, and answers with their ids in the
 * order of the inputs. Either all go in or none.
 *
 * @throws Refused `invalid` with a fault for each external id or named account that is taken or given twice, for wrong
 *   hours and half a position: at `/externalId`, or at `/<index>/externalId` when several come; `not_found` without a manufacturer
 */
export async function createPartners(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  given: NewPartner[],
  now: Date,
): Promise<string[]> {
  if (!given.length) return []
  const inputs = given.map((input, index) => read(input, given.length === 1 ? '' : `/${index}`))
  const networkVersion = await nextNetworkVersion(tx, actor.tenantId)
  if (networkVersion === null) throw new Refused(refuse('not_found'))
  await refuseTakenIds(tx, actor.tenantId, inputs)
  const places = await findPlaces(
    tx,
    inputs.map(({ country, postalCode }) => ({ country, postalCode: postalCode ?? null })),
  )
  const partners = inputs.map((input, index) => begin(input, runtime.newId(), places[index] ?? null, now))
  const at = (index: number) => (partners.length === 1 ? '' : `/${index}`)
  const holders = partners.map((partner, index) => ({ partner, at: at(index) }))
  await refuseWrongAccounts(tx, actor.tenantId, holders)
  await insertPartners(tx, actor.tenantId, partners, now)
  await insertRevisions(tx, actor.tenantId, networkVersion, partners)
  const changes = partners.map(({ id }) => ({
    kind: 'partner_created',
    partnerId: id,
    data: { networkVersion },
  }))
  await record(tx, runtime, actor, changes, now)
  return partners.map(({ id }) => id)
}

/** Hours and position as they are kept. @throws Refused `invalid` */
function read(input: NewPartner, at: string): NewPartner {
  const hours = orRefuse(readHours(input.hours, at))
  orRefuse(wholePosition(input, at))
  return { ...input, hours }
}

async function refuseTakenIds(tx: Tx, tenantId: string, inputs: NewPartner[]): Promise<void> {
  const given = inputs.flatMap(({ externalId }) => externalId ?? [])
  if (!given.length) return
  const taken = await takenExternalIds(tx, tenantId, given)
  const faults = inputs.flatMap(({ externalId }, index): Fault[] => {
    if (externalId == null) return []
    if (!taken.has(externalId)) {
      taken.add(externalId)
      return []
    }
    const pointer = inputs.length === 1 ? '/externalId' : `/${index}/externalId`
    return [
      { pointer, code: 'taken', message: 'is the external id of another partner; give each partner its own' },
    ]
  })
  if (faults.length) throw new Refused(refuse('invalid', {}, faults))
}
