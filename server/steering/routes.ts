import { Hono } from 'hono'
import { z } from 'zod'
import {
  assignLead as assignBody,
  closeLead,
  holdLead,
  leadPage,
  leadQuery,
  leadView,
  releaseLead,
  reofferLead as reofferBody,
  timelineEntry,
  withdrawOffer,
} from '../../shared/leads.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { idOf } from '../http/path.ts'
import { listLeads } from '../leads/list.ts'
import type { Runtime } from '../runtime.ts'
import { assignLead, reofferLead } from './assign.ts'
import { moveLead } from './move.ts'
import { showLead, showTimeline } from './page.ts'

const view = { 200: leadView }

/** The channel manager's leads: the list, the page with its decisions, and what can be done by hand. */
export function leadRoutes(runtime: Runtime) {
  const read = may(runtime, 'leads:read')
  const steer = may(runtime, 'leads:steer')
  return new Hono<Env>()
    .get(
      '/leads',
      read,
      does('Lists leads, with counts by status.', { 200: leadPage }),
      query(leadQuery),
      async (c) => c.json(await listLeads(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .get('/leads/:id', read, does('Shows one lead with its offers and routing decisions.', view), async (c) =>
      c.json(await showLead(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )
    .get(
      '/leads/:id/timeline',
      read,
      does('Shows everything that happened since the lead came in.', { 200: z.array(timelineEntry) }),
      async (c) => c.json(await showTimeline(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )
    .post(
      '/leads/:id/assign',
      steer,
      does('Gives a lead to a partner by hand, without asking.', view, [
        'lead_not_open',
        'partner_not_eligible',
        'already_asked',
      ]),
      body(assignBody),
      async (c) => {
        const id = idOf(c.req.param('id'))
        await assignLead(runtime, c.get('actor'), id, c.req.valid('json'))
        return c.json(await showLead(runtime, c.get('actor'), id), 200)
      },
    )
    .post(
      '/leads/:id/reoffer',
      steer,
      does('Routes a lead again, now.', view, ['lead_not_open']),
      body(reofferBody),
      async (c) => {
        const id = idOf(c.req.param('id'))
        await reofferLead(runtime, c.get('actor'), id, c.req.valid('json'))
        return c.json(await showLead(runtime, c.get('actor'), id), 200)
      },
    )
    .post(
      '/leads/:id/withdraw',
      steer,
      does('Takes the open offer of a lead back and holds the lead.', view, ['lead_not_open']),
      body(withdrawOffer),
      async (c) => {
        const id = idOf(c.req.param('id'))
        await moveLead(runtime, c.get('actor'), id, 'withdraw', c.req.valid('json').reason)
        return c.json(await showLead(runtime, c.get('actor'), id), 200)
      },
    )
    .post(
      '/leads/:id/hold',
      steer,
      does('Holds a lead; its open offer is withdrawn.', view, ['lead_not_open']),
      body(holdLead),
      async (c) => {
        const id = idOf(c.req.param('id'))
        await moveLead(runtime, c.get('actor'), id, 'hold', c.req.valid('json').reason)
        return c.json(await showLead(runtime, c.get('actor'), id), 200)
      },
    )
    .post(
      '/leads/:id/release',
      steer,
      does('Lets a held lead be routed.', view, ['lead_not_open']),
      body(releaseLead),
      async (c) => {
        const id = idOf(c.req.param('id'))
        await moveLead(runtime, c.get('actor'), id, 'release', c.req.valid('json').reason)
        return c.json(await showLead(runtime, c.get('actor'), id), 200)
      },
    )
    .post(
      '/leads/:id/close',
      steer,
      does('Closes a lead; its open offer is withdrawn.', view, ['lead_not_open']),
      body(closeLead),
      async (c) => {
        const id = idOf(c.req.param('id'))
        await moveLead(runtime, c.get('actor'), id, 'close', c.req.valid('json').reason)
        return c.json(await showLead(runtime, c.get('actor'), id), 200)
      },
    )
}
