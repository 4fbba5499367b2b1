import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import { placeCode } from './postal-code.ts'
import type { LeanPlace, Place } from './store.ts'
import { allPlaces, placesVersion } from './store.ts'

/** All known postal codes in memory. */
export interface Gazetteer {
  /** Where a postal code lies, however it is written; null when it is not known. */
  find(country: string, postalCode: string | null | undefined): Place | null
  readonly size: number
  /** Countries of which codes are known. */
  readonly countries: readonly string[]
  /** Every known code of a country, in order; empty when none is known. */
  of(country: string): readonly KnownPlace[]
}

/** A place with its code, as `placeCode` writes it. */
export interface KnownPlace extends Place {
  postalCode: string
}

interface Held {
  gazetteer: Gazetteer
  version: string
  checkedAt: number
}

const held = new WeakMap<Runtime, Promise<Held>>()
const checkEveryMs = 60_000

/** The gazetteer as the database has it, at most a minute ago; an import by this process is seen at once. */
export async function loadGazetteer(runtime: Runtime): Promise<Gazetteer> {
  const now = runtime.now().getTime()
  const before = held.get(runtime)
  const known = await before
  if (known && Math.abs(now - known.checkedAt) < checkEveryMs) return known.gazetteer
  // Whoever waited beside us may have begun to look already.
  const current = held.get(runtime)
  if (current && current !== before) return (await current).gazetteer
  const looking = read(runtime, now, known)
  held.set(runtime, looking)
  looking.catch(() => held.get(runtime) === looking && held.delete(runtime))
  return (await looking).gazetteer
}

/** Makes the next `loadGazetteer` read the table again. */
export const forgetGazetteer = (runtime: Runtime) => void held.delete(runtime)

const read = (runtime: Runtime, checkedAt: number, known: Held | undefined): Promise<Held> =>
  transact(runtime, {}, async (tx) => {
    const version = await placesVersion(tx)
    if (known?.version === version) return { ...known, checkedAt }
    return { gazetteer: gazetteerOf(await allPlaces(tx)), version, checkedAt }
  })

/** Columns instead of objects: a million codes take a hundred megabytes instead of half a gigabyte. */
function gazetteerOf(rows: LeanPlace[]): Gazetteer {
  const positions = new Float64Array(rows.length * 2)
  const towns: string[] = []
  const regions: string[][] = []
  const countries = new Map<string, Map<string, number>>()
  const shared = new Map<string, string[]>()
  rows.forEach((row, index) => {
    let codes = countries.get(row.country)
    if (!codes) countries.set(row.country, (codes = new Map()))
    codes.set(row.postalCode, index)
    positions.set([row.latitude, row.longitude], index * 2)
    towns.push(row.town)
    const list = shared.get(row.regions) ?? row.regions.split(' ').filter(Boolean)
    shared.set(row.regions, list)
    regions.push(list)
  })
  const at = (index: number): Place => {
    const [latitude, longitude] = positions.subarray(index * 2, index * 2 + 2) as unknown as [number, number]
    return { latitude, longitude, town: towns[index]!, regions: regions[index]! }
  }
  return {
    size: rows.length,
    countries: [...countries.keys()],
    of: (country) =>
      [...(countries.get(country) ?? [])].map(([postalCode, index]) => ({ postalCode, ...at(index) })),
    find(country, postalCode) {
      const index = postalCode ? countries.get(country)?.get(placeCode(country, postalCode)) : undefined
      return index === undefined ? null : at(index)
    },
  }
}
