import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import { placeCode } from './postal-code.ts'

/** The centre of a postal code in degrees (WGS 84), its main town, and its regions, the largest share first. */
export interface Place {
  latitude: number
  longitude: number
  town: string
  regions: string[]
}

export interface PlaceRow extends Place {
  country: string
  postalCode: string
}

interface Found extends Place, Record<string, unknown> {
  position: number
}

/** For each country and postal code the place, or null where it is not known; one statement. */
export async function findPlaces(
  tx: Tx,
  wanted: { country: string; postalCode: string | null }[],
): Promise<(Place | null)[]> {
  const codes = wanted.flatMap(({ country, postalCode }, position) => {
    const code = placeCode(country, postalCode ?? '')
    return code ? [{ position, country, code }] : []
  })
  const places: (Place | null)[] = wanted.map(() => null)
  if (!codes.length) return places
  const found = await tx.execute<Found>(sql`
    select w.position, p.latitude, p.longitude, p.town, to_jsonb(p.regions) as regions
    from jsonb_to_recordset(${JSON.stringify(codes)}::text::jsonb) as w(position int, country text, code text)
    join places p on p.country = w.country and p.postal_code = w.code`)
  for (const { position, ...place } of found) places[position] = place
  return places
}

/** Changes whenever a row was written: their number, and the last transaction that wrote one. */
export async function placesVersion(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ version: string }>(sql`
    select count(*) || ':' || coalesce(max(xmin::text::bigint), 0) as version from places`)
  return row!.version
}

/** A place with its regions joined by blanks, so that equal lists are equal texts. */
export interface LeanPlace extends Record<string, unknown> {
  country: string
  postalCode: string
  town: string
  regions: string
  latitude: number
  longitude: number
}

export const allPlaces = (tx: Tx): Promise<LeanPlace[]> =>
  tx.execute<LeanPlace>(sql`
    select country, postal_code as "postalCode", town, array_to_string(regions, ' ') as regions, latitude, longitude
    from places order by country, postal_code`)

/** The countries of which no place is known yet. */
export async function countriesWithoutPlaces(tx: Tx, countries: string[]): Promise<string[]> {
  const rows = await tx.execute<{ country: string }>(sql`
    select w.country from jsonb_array_elements_text(${JSON.stringify(countries)}::text::jsonb) as w(country)
    where not exists (select from places p where p.country = w.country)`)
  return rows.map(({ country }) => country)
}

/** Writes places; what is known of a code is replaced. Rows go in by country and code, so two writers never lock in a ring. */
export async function savePlaces(tx: Tx, places: PlaceRow[]): Promise<void> {
  await tx.execute(sql`
    insert into places (country, postal_code, town, regions, latitude, longitude)
    select country, "postalCode", town, array(select jsonb_array_elements_text(regions)), latitude, longitude
    from jsonb_to_recordset(${JSON.stringify(places)}::text::jsonb)
      as p(country text, "postalCode" text, town text, regions jsonb, latitude float8, longitude float8)
    order by country, "postalCode"
    on conflict (country, postal_code) do update
    set town = excluded.town, regions = excluded.regions, latitude = excluded.latitude, longitude = excluded.longitude`)
}
