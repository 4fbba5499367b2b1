import { Hono } from 'hono'
import {
  availabilityView,
  holidaysQuery,
  holidaysView,
  openingsView,
  setAvailability,
  tryAvailability,
} from '../../shared/availability.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may, signedIn } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import type { Runtime } from '../runtime.ts'
import { comingHolidays } from './coming-holidays.ts'
import { saveAvailability } from './set-availability.ts'
import { showAvailability, whatWouldHold } from './show-availability.ts'

/** A partner's own time. */
export const availabilityRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get(
      '/availability',
      may(runtime, 'offers:read'),
      does('Shows a partner when it works, who of its people is away, and when it is open next.', {
        200: availabilityView,
      }),
      async (c) => c.json(await showAvailability(runtime, c.get('actor')), 200),
    )
    .put(
      '/availability',
      may(runtime, 'availability:manage'),
      does(
        'Sets a partner’s hours and absences, if it is still at the version named; deadlines of open offers stay.',
        { 200: availabilityView },
        ['version_conflict'],
      ),
      body(setAvailability),
      async (c) => c.json(await saveAvailability(runtime, c.get('actor'), c.req.valid('json')), 200),
    )
    .post(
      '/availability/preview',
      may(runtime, 'offers:read'),
      does('Tells what hours and absences would mean now; changes nothing.', { 200: openingsView }),
      body(tryAvailability),
      async (c) => c.json(await whatWouldHold(runtime, c.get('actor'), c.req.valid('json')), 200),
    )
    .get(
      '/holidays',
      signedIn(runtime),
      does('Lists a country’s public holidays of the next twelve months, and its regions.', {
        200: holidaysView,
      }),
      query(holidaysQuery),
      (c) => c.json(comingHolidays(c.req.valid('query'), runtime.now()), 200),
    )
