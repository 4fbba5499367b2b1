import { z } from 'zod'
import { partnerStatus } from './partners.ts'
import { country, id, line, moment } from './text.ts'

/** A country and the beginning that its codes share: `DE-80`, `GB-SW`. */
export const areaId = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z0-9]{1,8}$/, 'must be a country and the beginning of its codes, like DE-80')

/** One postal area × the product lines asked for. */
export const areaRow = z.object({
  area: areaId,
  code: z.string(),
  town: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  /** How far nine tenths of its codes lie from the centre. */
  radiusKm: z.number(),
  /** Postal codes in it. */
  places: z.int(),
  /** Partners that may get a lead of a product line asked for somewhere in it. */
  partners: z.int(),
  /** Postal codes where a product line asked for has nobody. */
  uncovered: z.int(),
  /** The product lines that have nobody in at least one of its codes. */
  gaps: z.array(z.string()),
  /** The most partners that compete for one product line at one code. */
  most: z.int(),
  /** Leads that came in since `since`. */
  leads: z.int(),
})
export type AreaRow = z.infer<typeof areaRow>

export const territoriesView = z.object({
  country: z.string(),
  product: z.string().nullable(),
  /** Countries whose postal codes are known, the manufacturer's first. */
  countries: z.array(z.string()),
  products: z.array(z.string()),
  since: moment,
  areas: z.array(areaRow),
  /** Leads in the country whose postal code is missing or not known. */
  leadsElsewhere: z.int(),
  /** Active partners in the country, with where they are and their radius. */
  partners: z.array(
    z.object({
      id,
      name: z.string(),
      latitude: z.number(),
      longitude: z.number(),
      radiusKm: z.number().nullable(),
    }),
  ),
})
export type TerritoriesView = z.infer<typeof territoriesView>

export const territoriesQuery = z.object({ country: country.optional(), product: line(80).optional() })
export const territoryQuery = territoriesQuery.pick({ product: true })

/** Who is in one postal area, who is not and why, and where nobody is. */
export const territoryView = areaRow.extend({
  country: z.string(),
  product: z.string().nullable(),
  since: moment,
  here: z.array(
    z.object({
      id,
      name: z.string(),
      tier: z.string().nullable(),
      /** In how many of the area's codes it may get a lead. */
      places: z.int(),
      away: z.boolean(),
    }),
  ),
  /** Partners whose territory reaches into the area, but which get no lead there, with the first test they fail. */
  others: z.array(z.object({ id, name: z.string(), status: partnerStatus, test: z.string() })),
  /** The first hundred codes without anybody, each with the product lines that nobody has. */
  uncoveredPlaces: z.array(z.object({ postalCode: z.string(), town: z.string(), gaps: z.array(z.string()) })),
})
export type TerritoryView = z.infer<typeof territoryView>
