import type { PartnerView } from '../../shared/partners.ts'
import { nearestName } from '../../rules/nearest-name.ts'
import type { Actor } from '../identity/actor.ts'
import { allows } from '../identity/actor.ts'
import type { Partner } from './partner.ts'

export interface KnownPartner extends Partner {
  openOffers: number
  openOpportunities: number
  lastSeenAt: string | null
}

/** What the manufacturer's people see of a partner. */
export function viewOf(partner: KnownPartner, productLines: string[], actor: Actor): PartnerView {
  const { availableSince: _availableSince, ...shown } = partner
  return {
    ...shown,
    position: positionOf(partner),
    unknownProducts: unknownProducts(partner.portfolio ?? [], productLines),
    can: [
      ...(allows(actor, 'partners:write') ? (['edit'] as const) : []),
      ...(allows(actor, 'people:manage') ? (['invite'] as const) : []),
    ],
  }
}

function positionOf({ latitude, longitude, postalCode }: Partner): PartnerView['position'] {
  if (latitude !== null && longitude !== null) return 'known'
  return postalCode === null ? 'no_postal_code' : 'postal_code_unknown'
}

/** Names of the portfolio that no product line bears, each with the one that was probably meant. */
function unknownProducts(portfolio: string[], productLines: string[]): PartnerView['unknownProducts'] {
  const known = new Set(productLines.map((name) => name.toLowerCase()))
  return portfolio
    .filter((name) => !known.has(name.toLowerCase()))
    .map((name) => ({ name, near: nearestName(name, productLines) }))
}
