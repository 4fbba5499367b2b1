import type { PartnerView } from '../../shared/partners.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { findPartner, productLineNames } from './store.ts'
import { viewOf } from './view.ts'

/** One partner as the manufacturer's people see it. @throws Refused `not_found` */
export async function showPartner(tx: Tx, actor: Actor, id: string): Promise<PartnerView> {
  const partner = await findPartner(tx, actor.tenantId, id)
  if (!partner) throw new Refused(refuse('not_found'))
  return viewOf(partner, await productLineNames(tx, actor.tenantId), actor)
}
