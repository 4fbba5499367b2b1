import { Hono } from 'hono'
import { z } from 'zod'
import {
  answerCheck as answerBody,
  customerMailPreview,
  customerOfLead,
  customerWish,
  discrepancyPage,
  discrepancyQuery,
  discrepancyRow,
  requestView,
  resolveDiscrepancy as resolveBody,
} from '../../shared/customers.ts'
import { reclaimOpportunity } from '../../shared/opportunities.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { locale } from '../../shared/text.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { byLink, may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { idOf } from '../http/path.ts'
import type { Actor, LinkActor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { answerCheck } from './answer-check.ts'
import { changePartner } from './change-partner.ts'
import { showRequest } from './deed.ts'
import { listDiscrepancies, showCustomer } from './list.ts'
import { previewMails, previewOf } from './preview.ts'
import { askPartner, reclaimFor, resolveDiscrepancy } from './settle.ts'
import { stopCustomerMails } from './stop-mails.ts'
import { withdrawRequest } from './withdraw.ts'

/** What the customer may do with the link of a mail. Reading changes nothing; only a POST acts. */
export function statusRoutes(runtime: Runtime) {
  const link = byLink(runtime, 'customer')
  const view = { 200: requestView }
  return new Hono<Env>()
    .get(
      '/status',
      link,
      does("Shows a customer's own request: where it stands, and who has it.", view, ['link_expired']),
      async (c) => c.json(await showRequest(runtime, linkOf(c.get('actor'))), 200),
    )
    .post(
      '/status/answer',
      link,
      does('Says whether somebody has been in touch.', view, [
        'link_expired',
        'lead_not_open',
        'too_many_requests',
      ]),
      body(answerBody),
      async (c) => c.json(await answerCheck(runtime, linkOf(c.get('actor')), c.req.valid('json')), 200),
    )
    .post(
      '/status/another-partner',
      link,
      does('Asks for somebody else: the lead is taken back and routed again.', view, [
        'link_expired',
        'lead_not_open',
        'too_many_requests',
      ]),
      body(customerWish),
      async (c) =>
        c.json(await changePartner(runtime, linkOf(c.get('actor')), c.req.valid('json').note ?? null), 200),
    )
    .post(
      '/status/withdraw',
      link,
      does('Withdraws the request: the lead is closed, and every clock stops.', view, [
        'link_expired',
        'lead_not_open',
        'too_many_requests',
      ]),
      body(customerWish),
      async (c) =>
        c.json(await withdrawRequest(runtime, linkOf(c.get('actor')), c.req.valid('json').note ?? null), 200),
    )
    .post(
      '/status/stop-mails',
      link,
      does('Wants no more mails about the request.', view, [
        'link_expired',
        'lead_not_open',
        'too_many_requests',
      ]),
      async (c) => c.json(await stopCustomerMails(runtime, linkOf(c.get('actor'))), 200),
    )
}

// A mail is shown as its reader sees it and can do nothing.
const inert =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox"

const wanted = z.object({ locale: locale.default('en') })

/** What customers say, for the manufacturer. */
export const customerRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get(
      '/leads/:id/customer',
      may(runtime, 'leads:read'),
      does("Shows what a lead's customer was written and has said, and the customer's page.", {
        200: customerOfLead,
      }),
      async (c) => c.json(await showCustomer(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )
    .get(
      '/discrepancies',
      may(runtime, 'leads:read'),
      does('Lists where customers say otherwise than partners, the oldest first.', { 200: discrepancyPage }),
      query(discrepancyQuery),
      async (c) => c.json(await listDiscrepancies(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .post(
      '/discrepancies/:id/ask',
      may(runtime, 'leads:steer'),
      does('Asks the partner what it has to say.', { 200: discrepancyRow }, ['discrepancy_settled']),
      async (c) => c.json(await askPartner(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )
    .post(
      '/discrepancies/:id/resolve',
      may(runtime, 'leads:steer'),
      does('Settles who was right.', { 200: discrepancyRow }, ['discrepancy_settled']),
      body(resolveBody),
      async (c) => {
        const id = idOf(c.req.param('id'))
        return c.json(await resolveDiscrepancy(runtime, c.get('actor'), id, c.req.valid('json')), 200)
      },
    )
    .post(
      '/discrepancies/:id/reclaim',
      may(runtime, 'leads:steer'),
      does(
        'Believes the customer: the lead is taken back and routed to somebody else.',
        { 200: discrepancyRow },
        ['discrepancy_settled', 'opportunity_not_open'],
      ),
      body(reclaimOpportunity),
      async (c) => {
        const id = idOf(c.req.param('id'))
        return c.json(await reclaimFor(runtime, c.get('actor'), id, c.req.valid('json').reason), 200)
      },
    )
    .get(
      '/customer-mails/preview',
      may(runtime, 'settings:manage'),
      does('Shows both mails to customers as they would be sent.', { 200: customerMailPreview }),
      query(wanted),
      async (c) =>
        c.json(previewOf(await previewMails(runtime, c.get('actor'), c.req.valid('query').locale)), 200),
    )

/** The same as pages, one a mail. */
export function customerMailPages(runtime: Runtime) {
  const app = new Hono<Env>()
  for (const kind of ['introduction', 'check'] as const)
    app.get(
      `/customer-mails/${kind}/html`,
      may(runtime, 'settings:manage'),
      does(`Shows the ${kind} as a page that can do nothing, to be framed by the portal.`, { 200: null }),
      query(wanted),
      async (c) => {
        const mails = await previewMails(runtime, c.get('actor'), c.req.valid('query').locale)
        return c.body(mails[kind].html, 200, {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': inert,
        })
      },
    )
  return app
}

function linkOf(actor: Actor): LinkActor {
  if (actor.kind !== 'mail_link') throw new Refused(refuse('link_expired'))
  return actor
}
