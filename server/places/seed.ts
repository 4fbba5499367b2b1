import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import { forgetGazetteer } from './gazetteer.ts'
import type { PlaceRow } from './store.ts'
import { countriesWithoutPlaces, savePlaces } from './store.ts'

/**
 * Puts the shipped postal codes (Germany, Austria, Switzerland) into the database, for each country of which none
 * is there yet. Servers that start together may all do it.
 *
 * @returns how many codes went in
 */
export async function seedPlaces(runtime: Runtime, folder = seedFolder()): Promise<number> {
  const shipped = (await readdir(folder)).flatMap((file) => /^([A-Z]{2})\.csv$/.exec(file)?.[1] ?? []).sort()
  const missing = await transact(runtime, {}, (tx) => countriesWithoutPlaces(tx, shipped))
  if (!missing.length) return 0
  const files = await Promise.all(missing.map((country) => readFile(join(folder, `${country}.csv`), 'utf8')))
  const places = files.flatMap((text, index) => readSeed(missing[index]!, text))
  await transact(runtime, {}, (tx) => savePlaces(tx, places))
  forgetGazetteer(runtime)
  return places.length
}

/** @param text a header and `postal_code,town,regions,latitude,longitude`; regions parted by blanks */
function readSeed(country: string, text: string): PlaceRow[] {
  const rows: string[][] = parse(text, { from_line: 2 })
  return rows.map(([postalCode, town, regions, latitude, longitude]) => ({
    country,
    postalCode: postalCode!,
    town: town!,
    regions: regions!.split(' ').filter(Boolean),
    latitude: Number(latitude),
    longitude: Number(longitude),
  }))
}

/** Beside this file, or where the bundled server finds the sources. */
function seedFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  if (existsSync(join(folder, 'seed'))) return join(folder, 'seed')
  while (!existsSync(join(folder, 'server/places/seed'))) {
    if (folder === dirname(folder)) throw new Error('the folder server/places/seed is missing')
    folder = dirname(folder)
  }
  return join(folder, 'server/places/seed')
}
