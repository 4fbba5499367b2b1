import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import { lookupCodes } from './postal-code.ts'

/** The centre of a postal code in degrees (WGS 84), its main town, and its regions, the largest share first. */
export interface Place {
  latitude: number
  longitude: number
  town: string
  regions: string[]
}

interface Found extends Place, Record<string, unknown> {
  position: number
}

/** For each country and postal code the place, or null where it is not known; one statement. */
export async function findPlaces(
  tx: Tx,
  wanted: { country: string; postalCode: string | null }[],
): Promise<(Place | null)[]> {
  const codes = wanted.flatMap(({ country, postalCode }, position) =>
    lookupCodes(country, postalCode ?? '').map((code, choice) => ({ position, choice, country, code })),
  )
  const places: (Place | null)[] = wanted.map(() => null)
  if (!codes.length) return places
  const found = await tx.execute<Found>(sql`
    select distinct on (w.position) w.position, p.latitude, p.longitude, p.town, to_jsonb(p.regions) as regions
    from jsonb_to_recordset(${JSON.stringify(codes)}::text::jsonb)
      as w(position int, choice int, country text, code text)
    join places p on p.country = w.country and p.postal_code = w.code
    order by w.position, w.choice`)
  for (const { position, ...place } of found) places[position] = place
  return places
}
