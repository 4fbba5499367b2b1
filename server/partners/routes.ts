import { Hono } from 'hono'
import { editPartner, newPartner, partnerPage, partnerQuery, partnerView } from '../../shared/partners.ts'
import { transact } from '../db/transact.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { idOf } from '../http/path.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { changePartner } from './change.ts'
import { createPartner } from './create.ts'
import { listPartners } from './list.ts'
import { showPartner } from './show.ts'

export const partnerRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get(
      '/partners',
      may(runtime, 'partners:read'),
      does('Lists partners by name.', { 200: partnerPage }),
      query(partnerQuery),
      async (c) => {
        const actor = c.get('actor')
        const page = await transact(runtime, scopeOf(actor), (tx) =>
          listPartners(tx, actor, c.req.valid('query')),
        )
        return c.json(page, 200)
      },
    )
    .post(
      '/partners',
      may(runtime, 'partners:write'),
      does('Adds a partner; without a position it takes that of its postal code.', { 201: partnerView }),
      body(newPartner, largest),
      async (c) => {
        const actor = c.get('actor')
        const view = await transact(runtime, scopeOf(actor), async (tx) => {
          const made = await createPartner(tx, runtime, actor, c.req.valid('json'), runtime.now())
          return showPartner(tx, actor, made)
        })
        return c.json(view, 201)
      },
    )
    .get(
      '/partners/:id',
      may(runtime, 'partners:read'),
      does('Shows a partner.', { 200: partnerView }),
      async (c) => {
        const actor = c.get('actor')
        const partnerId = idOf(c.req.param('id'))
        return c.json(await transact(runtime, scopeOf(actor), (tx) => showPartner(tx, actor, partnerId)), 200)
      },
    )
    .patch(
      '/partners/:id',
      may(runtime, 'partners:write'),
      does('Changes a partner, if it is still at the version named.', { 200: partnerView }, [
        'version_conflict',
      ]),
      body(editPartner, largest),
      async (c) =>
        c.json(
          await changePartner(runtime, c.get('actor'), idOf(c.req.param('id')), c.req.valid('json')),
          200,
        ),
    )

/** A territory of ten thousand postal codes fits in. */
const largest = 1024 * 1024
