import { Hono } from 'hono'
import { Refused, refuse } from '../../shared/refusals.ts'
import {
  areaId,
  territoriesQuery,
  territoriesView,
  territoryQuery,
  territoryView,
} from '../../shared/territories.ts'
import { query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import type { Runtime } from '../runtime.ts'
import { readTerritories, readTerritory } from './read.ts'

/** Where partners sell, where nobody does, and where leads come from; by postal areas. */
export const territoryRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get(
      '/territories',
      may(runtime, 'partners:read'),
      does("Shows a country's postal areas with partners, gaps, overlap and leads of 90 days.", {
        200: territoriesView,
      }),
      query(territoriesQuery),
      async (c) => c.json(await readTerritories(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .get(
      '/territories/:area',
      may(runtime, 'partners:read'),
      does('Shows one postal area: who gets leads there, who does not and why, and where nobody does.', {
        200: territoryView,
      }),
      query(territoryQuery),
      async (c) => {
        const area = areaId.safeParse(c.req.param('area'))
        if (!area.success) throw new Refused(refuse('not_found'))
        return c.json(await readTerritory(runtime, c.get('actor'), area.data, c.req.valid('query')), 200)
      },
    )
