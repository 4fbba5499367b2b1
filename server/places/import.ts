import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import { placeOf } from './gather.ts'
import { forgetGazetteer } from './gazetteer.ts'
import type { RefusedRow } from './geonames.ts'
import { readGeoNames } from './geonames.ts'
import type { PlaceRow } from './store.ts'
import { savePlaces } from './store.ts'

const chunk = 20_000

/**
 * Takes the postal codes of further countries from a file of GeoNames (geonames.org, CC BY 4.0), as its own
 * tab-separated text or as CSV with a header. Codes already known are replaced, others stay.
 *
 * @returns for each country how many codes its rows made, and the rows refused with line and reason
 * @throws Refused `invalid` at `/file` when the file is not of that kind
 */
export async function importPlaces(
  runtime: Runtime,
  file: string,
): Promise<{ country: string; codes: number; rows: number; refused: RefusedRow[] }[]> {
  const countries = await readGeoNames(file)
  const places = countries.flatMap(placesOf)
  await transact(runtime, {}, async (tx) => {
    for (let at = 0; at < places.length; at += chunk) await savePlaces(tx, places.slice(at, at + chunk))
  })
  forgetGazetteer(runtime)
  return countries.map(({ country, rows, sums, refused }) => ({ country, codes: sums.size, rows, refused }))
}

/** In order of the code, so that the same rows in another order make the same places. */
export const placesOf = ({ country, sums }: Awaited<ReturnType<typeof readGeoNames>>[number]): PlaceRow[] =>
  [...sums]
    .map(([postalCode, sum]) => ({ country, postalCode, ...placeOf(sum) }))
    .sort((a, b) => (a.postalCode < b.postalCode ? -1 : 1))
