import { doublePrecision, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** The centre of a postal code; degrees, WGS 84. `regions` holds every region it lies in, the largest share first. */
export const places = pgTable(
  'places',
  {
    country: text('country').notNull(),
    postalCode: text('postal_code').notNull(),
    town: text('town').notNull(),
    regions: text('regions').array().notNull(),
    latitude: doublePrecision('latitude').notNull(),
    longitude: doublePrecision('longitude').notNull(),
  },
  (t) => [primaryKey({ columns: [t.country, t.postalCode] })],
)
