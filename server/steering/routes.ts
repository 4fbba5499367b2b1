import { Hono } from 'hono'
import { z } from 'zod'
import {
  leadActions,
  leadChoices,
  leadIds,
  leadIdsQuery,
  leadPage,
  leadQuery,
  leadView,
  mergeLead as mergeBody,
  offerLead as offerBody,
  steerLeads as steerBody,
  steeredLeads,
  steerings,
  timelineEntry,
} from '../../shared/leads.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { idOf } from '../http/path.ts'
import { listLeadIds, listLeads } from '../leads/list.ts'
import type { Runtime } from '../runtime.ts'
import { offerLead } from './assign.ts'
import { mergeLeads } from './merge-leads.ts'
import { showLead, showTimeline } from './page.ts'
import { showChoices } from './show-choices.ts'
import type { Steer } from './steer.ts'
import { steerLead, steerLeads } from './steer-leads.ts'
import { undoMerge } from './undo-merge.ts'
import { steeredOf } from './view.ts'

const view = { 200: leadView }

const says: Record<Steer, string> = {
  assign: 'Gives a lead to a partner by hand, without asking.',
  reoffer: 'Routes a lead again, now.',
  withdraw: 'Takes the open offer of a lead back and holds the lead.',
  hold: 'Holds a lead; its open offer is withdrawn.',
  release: 'Lets a held lead be routed.',
  close: 'Closes a lead; its open offer is withdrawn.',
}
const refuses = (action: Steer): RefusalCode[] =>
  action === 'assign' ? ['lead_not_open', 'partner_not_eligible', 'already_asked'] : ['lead_not_open']

/** The channel manager's leads: the list, the page with its decisions, and what can be done by hand. */
export function leadRoutes(runtime: Runtime) {
  const read = may(runtime, 'leads:read')
  const steer = may(runtime, 'leads:steer')
  const app = new Hono<Env>()
    .get(
      '/leads/ids',
      read,
      does('Lists the ids of the leads under the filters, at most 1,000.', { 200: leadIds }),
      query(leadIdsQuery),
      async (c) => c.json(await listLeadIds(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .post(
      '/leads/steer',
      steer,
      does(
        'Does the same by hand to up to 1,000 leads, and says of each what became of it.',
        {
          200: steeredLeads,
        },
        ['partner_not_eligible'],
      ),
      body(steerBody),
      async (c) => {
        const { ids, ...steering } = c.req.valid('json')
        return c.json(steeredOf(await steerLeads(runtime, c.get('actor'), ids, steering)), 200)
      },
    )
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
  app
    .get(
      '/leads/:id/choices',
      read,
      does('Shows who could take a lead that nobody has, and what stands in the way.', { 200: leadChoices }),
      async (c) => c.json(await showChoices(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )
    .post(
      '/leads/:id/offer',
      steer,
      does('Offers a lead by hand to a partner, or to several at once.', view, [
        'lead_not_open',
        'partner_not_eligible',
      ]),
      body(offerBody),
      async (c) => {
        const id = idOf(c.req.param('id'))
        await offerLead(runtime, c.get('actor'), id, c.req.valid('json'))
        return c.json(await showLead(runtime, c.get('actor'), id), 200)
      },
    )
    .post(
      '/leads/:id/merge',
      steer,
      does('Makes another lead of the same customer one with this, which is kept.', view, [
        'lead_not_open',
        'merge_both_accepted',
        'merge_keeps_other',
      ]),
      body(mergeBody),
      async (c) => {
        const id = idOf(c.req.param('id'))
        await mergeLeads(runtime, c.get('actor'), id, c.req.valid('json'))
        return c.json(await showLead(runtime, c.get('actor'), id), 200)
      },
    )
    .post(
      '/merges/:id/undo',
      steer,
      does('Makes two merged leads again what they were; shows the one that was kept.', view, [
        'merge_superseded',
      ]),
      async (c) => {
        const kept = await undoMerge(runtime, c.get('actor'), idOf(c.req.param('id')))
        return c.json(await showLead(runtime, c.get('actor'), kept), 200)
      },
    )
  for (const action of leadActions)
    app.post(
      `/leads/:id/${action}`,
      steer,
      does(says[action], view, refuses(action)),
      body(steerings[action]),
      async (c) => {
        const id = idOf(c.req.param('id'))
        await steerLead(runtime, c.get('actor'), id, { ...unsaid, ...c.req.valid('json'), action })
        return c.json(await showLead(runtime, c.get('actor'), id), 200)
      },
    )
  return app
}

const unsaid = { evenIfAsked: false, askAgain: false }
