import type { EditPartner } from '../../shared/partners.ts'
import { isAway } from './absence.ts'
import type { Located, Partner } from './partner.ts'

type Changes = Omit<EditPartner, 'version'>

/** Whether an edit asks the gazetteer: the partner has moved, or its position was emptied. */
export const asksForPlace = (partner: Partner, changes: Changes): boolean =>
  moves(partner, changes) || changes.latitude === null || changes.longitude === null

/**
 * A partner after an edit: absent fields stay, `null` empties. When it moves to another postal code, position, region
 * and town come from there unless new ones are given. Open again after a pause or an absence, it starts level with
 * the others from now.
 *
 * @param place where the postal code lies that it has afterwards
 * @param today the local day in the partner's zone, `YYYY-MM-DD`
 */
export function edit(
  partner: Partner,
  { version: _version, ...changes }: EditPartner,
  place: Located | null,
  now: Date,
  today: string,
): Partner {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const merged = { ...partner, ...given } as Partner
  const moved = moves(partner, changes)
  const position = asksForPlace(partner, changes) && !differs(partner, changes, ['latitude', 'longitude'])
  const next: Partner = {
    ...merged,
    ...(position ? { latitude: place?.latitude ?? null, longitude: place?.longitude ?? null } : {}),
    ...(moved && !differs(partner, changes, ['region']) ? { region: place?.regions[0] ?? null } : {}),
    ...(moved && changes.town === undefined ? { town: place?.town ?? partner.town } : {}),
  }
  return { ...next, availableSince: levelledFrom(partner, next, now, today) }
}

/** Since when a changed partner takes leads: from now where it did not before. */
export const levelledFrom = (before: Partner, after: Partner, now: Date, today: string): string =>
  takesLeads(after, today) && !takesLeads(before, today) ? now.toISOString() : before.availableSince

const moves = (partner: Partner, changes: Changes) => differs(partner, changes, ['country', 'postalCode'])

/** Whether one of the fields is given, not emptied unless it is the postal code, and other than it was. */
const differs = (
  partner: Partner,
  changes: Changes,
  fields: ('country' | 'postalCode' | 'region' | 'latitude' | 'longitude')[],
) =>
  fields.some((field) => {
    const value = changes[field]
    return value !== undefined && (value !== null || field === 'postalCode') && value !== partner[field]
  })

const takesLeads = (partner: Partner, today: string) => partner.status === 'active' && !isAway(partner, today)
