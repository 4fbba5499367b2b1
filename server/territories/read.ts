import type { z } from 'zod'
import type { AreaRow, TerritoriesView, TerritoryView } from '../../shared/territories.ts'
import type { areaId, territoriesQuery, territoryQuery } from '../../shared/territories.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { productLineNames } from '../partners/store.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { loadGazetteer } from '../places/gazetteer.ts'
import { placeCode } from '../places/postal-code.ts'
import { attendanceAt } from '../routing/attendance.ts'
import { networkOf } from '../routing/memory.ts'
import { loadNetwork, readSettings } from '../routing/store.ts'
import type { Runtime } from '../runtime.ts'
import { localDate } from '../time/local.ts'
import { areaCode } from './area.ts'
import { leadsByCode } from './store.ts'
import type { Area, Survey } from './survey.ts'
import { countArea, shapeOf } from './survey.ts'
import { surveyOf } from './surveys.ts'
import { whoIsIn } from './who-is-in.ts'

const dayMs = 86_400_000
const days = 90
const mostPlaces = 100

/** The postal areas of a country: who may get leads there, where nobody does, and how many leads came in. */
export async function readTerritories(
  runtime: Runtime,
  actor: Actor,
  { country: asked, product }: z.output<typeof territoriesQuery>,
): Promise<TerritoriesView> {
  const gazetteer = await loadGazetteer(runtime)
  const seen = await look(runtime, actor, gazetteer, asked ?? null, product ?? null)
  const { survey, country, since, lines, counted, settings, network } = seen
  const areas = [...survey.areas.values()]
    .map((area) => rowOf(survey, area, seen))
    .sort((a, b) => (a.area < b.area ? -1 : 1))
  const inAreas = areas.reduce((sum, { leads }) => sum + leads, 0)
  const all = counted.reduce((sum, { leads }) => sum + leads, 0)
  return {
    country,
    product: product ?? null,
    countries: [...gazetteer.countries].sort((a, b) =>
      a === settings.country ? -1 : b === settings.country ? 1 : a < b ? -1 : 1,
    ),
    products: lines,
    since: since.toISOString(),
    areas,
    leadsElsewhere: all - inAreas,
    partners: network.partners.flatMap(({ id, name, status, latitude, longitude, territory, ...partner }) =>
      status === 'active' && partner.country === country && latitude !== null && longitude !== null
        ? [{ id, name, latitude, longitude, radiusKm: territory?.radiusKm ?? null }]
        : [],
    ),
  }
}

/** One postal area: who is there, who is near but gets nothing, and where nobody is. @throws Refused `not_found` */
export async function readTerritory(
  runtime: Runtime,
  actor: Actor,
  area: z.output<typeof areaId>,
  { product }: z.output<typeof territoryQuery>,
): Promise<TerritoryView> {
  const gazetteer = await loadGazetteer(runtime)
  const [country, code] = [area.slice(0, 2), area.slice(3)]
  const seen = await look(runtime, actor, gazetteer, country, product ?? null)
  const { survey, since, products, settings } = seen
  const found = survey.areas.get(code)
  if (!found) throw new Refused(refuse('not_found'))
  const { here, others, uncovered } = whoIsIn(survey, found, products, attendanceAt(settings, runtime.now()))
  return {
    ...rowOf(survey, found, seen),
    country,
    product: product ?? null,
    since: since.toISOString(),
    here,
    others,
    uncoveredPlaces: uncovered.slice(0, mostPlaces),
  }
}

type Seen = Awaited<ReturnType<typeof look>>

/** What both answers are made of. */
async function look(
  runtime: Runtime,
  actor: Actor,
  gazetteer: Gazetteer,
  asked: string | null,
  product: string | null,
) {
  const since = new Date(runtime.now().getTime() - days * dayMs)
  const read = await transact(runtime, scopeOf(actor), async (tx) => {
    const settings = await readSettings(tx, actor.tenantId, runtime.now())
    const country = asked ?? settings.country
    return {
      settings,
      country,
      network: await networkAt(tx, actor.tenantId, settings.networkVersion),
      lines: (await productLineNames(tx, actor.tenantId)).sort((a, b) => a.localeCompare(b)),
      counted: await leadsByCode(tx, actor.tenantId, { country, product, since }),
    }
  })
  const { settings, country, network, lines, counted } = read
  const { networkVersion } = settings
  const day = localDate(runtime.now(), settings.timeZone)
  const survey = await surveyOf(runtime, actor.tenantId, { networkVersion, network, day }, gazetteer, country)
  const products: readonly (string | null)[] = product ? [product] : lines.length ? lines : [null]
  const leads = new Map<string, number>()
  for (const { postalCode, leads: more } of counted) {
    if (!postalCode || !gazetteer.find(country, postalCode)) continue
    const code = areaCode(country, placeCode(country, postalCode))
    leads.set(code, (leads.get(code) ?? 0) + more)
  }
  return { ...read, since, survey, products, leads }
}

const networkAt = async (tx: Tx, tenantId: string, version: number) =>
  networkOf(await loadNetwork(tx, tenantId, version))

const rowOf = (
  survey: Survey,
  area: Area,
  { products, leads }: Pick<Seen, 'products' | 'leads'>,
): AreaRow => ({
  area: `${area.country}-${area.code}`,
  code: area.code,
  ...shapeOf(area),
  places: area.places.length,
  ...countArea(survey, area, products),
  leads: leads.get(area.code) ?? 0,
})
