import type { NewPartner } from '../../shared/partners.ts'
import { newPartner } from '../../shared/partners.ts'
import { transact } from '../db/transact.ts'
import { faultsOf } from '../http/body.ts'
import type { Actor } from '../identity/actor.ts'
import { createPartners } from '../partners/create.ts'
import { wholePosition } from '../partners/partner.ts'
import { takenExternalIds } from '../partners/store.ts'
import type { Runtime } from '../runtime.ts'
import { faultsByField } from './faults-of.ts'
import type { Entry, Kind, Outcome } from './import-file.ts'
import type { Row } from './read-row.ts'
import { asKey } from './read-row.ts'
import { countryOf } from './store.ts'

/** Partners with their contact data, place, territory and portfolio. A country left out is the manufacturer's. */
export const partnerImport: Kind = {
  fields: {
    externalId: 'text',
    name: 'text',
    status: 'key',
    tier: 'key',
    tags: 'list',
    weight: 'number',
    email: 'text',
    phone: 'text',
    street: 'text',
    postalCode: 'text',
    town: 'text',
    region: 'text',
    country: 'text',
    latitude: 'coordinate',
    longitude: 'coordinate',
    languages: 'list',
    portfolio: 'list',
    capacity: 'number',
    territoryCountries: 'list',
    territoryRegions: 'list',
    territoryPostalPrefixes: 'list',
    territoryPostalRanges: 'list',
    territoryRadiusKm: 'number',
  },
  required: ['externalId', 'name'],
  async open(runtime, actor) {
    const country = await transact(runtime, { tenantId: actor.tenantId }, (tx) =>
      countryOf(tx, actor.tenantId),
    )
    return (batch) => takePartners(runtime, actor, batch, country)
  },
}

const takePartners = (runtime: Runtime, actor: Actor, batch: Entry[], country: string): Promise<Outcome[]> =>
  transact(runtime, { tenantId: actor.tenantId }, async (tx) => {
    const known = await takenExternalIds(
      tx,
      actor.tenantId,
      batch.map(({ row }) => String(row.externalId)),
    )
    const fresh: NewPartner[] = []
    const outcomes = batch.map(({ row }): Outcome => {
      if (known.has(String(row.externalId))) return 'unchanged'
      const partner = partnerOf(row, country)
      if (Array.isArray(partner)) return partner
      fresh.push(partner)
      return 'taken'
    })
    await createPartners(tx, runtime, actor, fresh, runtime.now())
    return outcomes
  })

function partnerOf(row: Row, home: string): NewPartner | Exclude<Outcome, string> {
  const { tags, ...rest } = row
  const own = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('territory')))
  const country = own.country ?? home
  const parsed = newPartner.safeParse({
    ...own,
    country,
    ...(Array.isArray(tags) ? { tags: tags.map(asKey) } : {}),
    ...territoryOf(row, String(country)),
  })
  if (!parsed.success) return faultsByField(faultsOf(parsed.error), fieldAt)
  const half = wholePosition(parsed.data)
  return half ? faultsByField(half.faults, fieldAt) : parsed.data
}

/** `80`, `DE:80`, `80000-85999` and `AT:5000-5999`; without a country it is the partner's own. */
function territoryOf(row: Row, country: string) {
  const parts = (name: string) =>
    (Array.isArray(row[name]) ? row[name] : []).map((text) => {
      const [, of = country, rest = text] = /^([A-Za-z]{2}):(.+)$/.exec(text) ?? []
      return { country: of, rest: rest.trim() }
    })
  const named = Object.keys(row).some((name) => name.startsWith('territory'))
  if (!named) return {}
  const territory = {
    countries: row.territoryCountries,
    regions: parts('territoryRegions').map(({ country, rest }) => ({ country, region: rest })),
    postalPrefixes: parts('territoryPostalPrefixes').map(({ country, rest }) => ({ country, prefix: rest })),
    postalRanges: parts('territoryPostalRanges').map(({ country, rest }) => {
      const [from, to = from] = rest.split(/\s*[-–]\s*/)
      return { country, from, to }
    }),
    radiusKm: row.territoryRadiusKm,
  }
  return { territory }
}

function fieldAt(pointer: string): string | null {
  const [, first = '', second = ''] = pointer.split('/')
  return first === 'territory' && second ? `territory${second[0]!.toUpperCase()}${second.slice(1)}` : first
}
