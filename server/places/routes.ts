import { Hono } from 'hono'
import { placeQuery, placeView } from '../../shared/places.ts'
import { query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import type { Runtime } from '../runtime.ts'
import { loadGazetteer } from './gazetteer.ts'

/** Postal codes, which are the same for every manufacturer. */
export const placeRoutes = (runtime: Runtime) =>
  new Hono<Env>().get(
    '/places',
    may(runtime, 'rules:read'),
    does('Says where a postal code lies.', { 200: placeView }),
    query(placeQuery),
    async (c) => {
      const { country, postalCode } = c.req.valid('query')
      return c.json({ place: (await loadGazetteer(runtime)).find(country, postalCode) }, 200)
    },
  )
