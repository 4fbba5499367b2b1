import { z } from 'zod'
import { country, postalCode } from './text.ts'

export const placeQuery = z.object({ country, postalCode })

/** Where a postal code lies, in degrees (WGS 84); null where it is not known. */
export const placeView = z.object({
  place: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      town: z.string(),
      regions: z.array(z.string()),
    })
    .nullable(),
})
export type PlaceView = z.infer<typeof placeView>
