import { Hono } from 'hono'
import type { z } from 'zod'
import {
  acceptedView,
  answerView,
  declineOffer as decline,
  inboxPage,
  inboxQuery,
  offerView,
  snoozeOffer as snooze,
} from '../../shared/offers.ts'
import { opportunityView, reclaimOpportunity, returnOpportunity } from '../../shared/opportunities.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { transact } from '../db/transact.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { byLink, may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { idOf } from '../http/path.ts'
import type { Actor, LinkActor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { readOpportunity } from '../opportunities/read.ts'
import type { Runtime } from '../runtime.ts'
import { acceptOffer } from './accept.ts'
import { askForTime } from './ask-for-time.ts'
import { declineOffer } from './decline.ts'
import { takeBack } from './give-back.ts'
import { listInbox, showOffer } from './inbox.ts'
import { readContact, readOffer } from './read.ts'
import { snoozeOffer } from './snooze.ts'
import { undoAccept } from './undo-accept.ts'

export function offerRoutes(runtime: Runtime) {
  const answer = may(runtime, 'offers:answer')
  return new Hono<Env>()
    .get(
      '/offers',
      may(runtime, 'offers:read'),
      does("Lists the partner's offers: open ones by deadline, or answered ones.", { 200: inboxPage }),
      query(inboxQuery),
      async (c) => c.json(await listInbox(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .get(
      '/offers/:id',
      may(runtime, 'offers:read'),
      does('Shows one offer: the need and the place, no contact data.', { 200: offerView }),
      async (c) => c.json(await showOffer(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )
    .post(
      '/offers/:id/accept',
      answer,
      does(
        'Accepts an offer and opens its opportunity. Accepting twice is one acceptance.',
        { 200: acceptedView },
        ['offer_expired', 'offer_closed', 'offer_taken'],
      ),
      async (c) => c.json(await accepted(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )
    .post(
      '/offers/:id/decline',
      answer,
      does('Declines an offer with a reason; the lead is routed to the next partner.', { 200: offerView }, [
        'offer_expired',
        'offer_closed',
        'offer_taken',
      ]),
      body(decline),
      async (c) =>
        c.json(await declined(runtime, c.get('actor'), idOf(c.req.param('id')), c.req.valid('json')), 200),
    )
    .post(
      '/offers/:id/ask-for-time',
      answer,
      does('Moves the deadline of an offer on, once.', { 200: offerView }, timeRefusals),
      async (c) => c.json(await timeAsked(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )
    .post(
      '/offers/:id/undo-accept',
      answer,
      does(
        'Takes an acceptance back within 15 minutes; the offer is open again until its deadline.',
        { 200: offerView },
        undoRefusals,
      ),
      async (c) => c.json(await undone(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )
    .post(
      '/offers/:id/snooze',
      answer,
      does(
        'Hides an open offer in the inbox until a moment before its deadline, or shows it again.',
        { 200: offerView },
        ['offer_expired', 'offer_closed', 'offer_taken'],
      ),
      body(snooze),
      async (c) => {
        const { until } = c.req.valid('json')
        const id = idOf(c.req.param('id'))
        await snoozeOffer(runtime, c.get('actor'), id, until === null ? null : new Date(until))
        return c.json(await showOffer(runtime, c.get('actor'), id), 200)
      },
    )
}

const timeRefusals: RefusalCode[] = [
  'offer_expired',
  'offer_closed',
  'offer_taken',
  'time_already_asked',
  'time_not_given',
]
const undoRefusals: RefusalCode[] = ['offer_not_accepted', 'undo_too_late', 'work_begun']

/** What the link of an offer mail may do, without signing in. Reading changes nothing; only a POST acts. */
export function answerRoutes(runtime: Runtime) {
  const link = byLink(runtime, 'offer')
  return new Hono<Env>()
    .get(
      '/answer',
      link,
      does('Shows the offer that a mail link opens.', { 200: answerView }, ['link_expired']),
      async (c) => c.json(await shown(runtime, linkOf(c.get('actor'))), 200),
    )
    .post(
      '/answer/accept',
      link,
      does('Accepts the offer that a mail link opens.', { 200: acceptedView }, [
        'link_expired',
        'offer_expired',
        'offer_closed',
        'offer_taken',
      ]),
      async (c) => {
        const actor = linkOf(c.get('actor'))
        return c.json(await accepted(runtime, actor, actor.subjectId), 200)
      },
    )
    .post(
      '/answer/decline',
      link,
      does('Declines the offer that a mail link opens.', { 200: offerView }, [
        'link_expired',
        'offer_expired',
        'offer_closed',
        'offer_taken',
      ]),
      body(decline),
      async (c) => {
        const actor = linkOf(c.get('actor'))
        return c.json(await declined(runtime, actor, actor.subjectId, c.req.valid('json')), 200)
      },
    )
    .post(
      '/answer/ask-for-time',
      link,
      does('Asks for more time for the offer that a mail link opens.', { 200: offerView }, [
        'link_expired',
        ...timeRefusals,
      ]),
      async (c) => {
        const actor = linkOf(c.get('actor'))
        return c.json(await timeAsked(runtime, actor, actor.subjectId), 200)
      },
    )
    .post(
      '/answer/undo-accept',
      link,
      does('Takes an acceptance back within 15 minutes, by the mail link.', { 200: offerView }, [
        'link_expired',
        ...undoRefusals,
      ]),
      async (c) => {
        const actor = linkOf(c.get('actor'))
        return c.json(await undone(runtime, actor, actor.subjectId), 200)
      },
    )
}

/** An accepted lead that comes back: given back by its partner, or taken back by the manufacturer. */
export const giveBackRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .post(
      '/opportunities/:id/return',
      may(runtime, 'opportunities:work'),
      does('Gives an accepted lead back; it is routed to somebody else.', { 200: opportunityView }, [
        'opportunity_not_open',
      ]),
      body(returnOpportunity),
      async (c) => {
        const opportunityId = idOf(c.req.param('id'))
        await takeBack(runtime, c.get('actor'), opportunityId, 'returned', c.req.valid('json').reason)
        return c.json(await readOpportunity(runtime, c.get('actor'), opportunityId), 200)
      },
    )
    .post(
      '/opportunities/:id/reclaim',
      may(runtime, 'leads:steer'),
      does(
        'Takes an accepted lead back from a partner; it is routed to somebody else.',
        { 200: opportunityView },
        ['opportunity_not_open'],
      ),
      body(reclaimOpportunity),
      async (c) => {
        const opportunityId = idOf(c.req.param('id'))
        await takeBack(runtime, c.get('actor'), opportunityId, 'reclaimed', c.req.valid('json').reason)
        return c.json(await readOpportunity(runtime, c.get('actor'), opportunityId), 200)
      },
    )

async function accepted(runtime: Runtime, actor: Actor, id: string) {
  const { opportunityId } = await acceptOffer(runtime, actor, id)
  return { offer: await showOffer(runtime, actor, id), opportunityId }
}

async function declined(runtime: Runtime, actor: Actor, id: string, said: z.output<typeof decline>) {
  await declineOffer(runtime, actor, id, said)
  return showOffer(runtime, actor, id)
}

async function timeAsked(runtime: Runtime, actor: Actor, id: string) {
  await askForTime(runtime, actor, id)
  return showOffer(runtime, actor, id)
}

async function undone(runtime: Runtime, actor: Actor, id: string) {
  await undoAccept(runtime, actor, id)
  return showOffer(runtime, actor, id)
}

async function shown(runtime: Runtime, actor: LinkActor) {
  const { tenantId, partnerId, subjectId } = actor
  const offer = await showOffer(runtime, actor, subjectId)
  return transact(runtime, scopeOf(actor), async (tx) => {
    const row = (await readOffer(tx, tenantId, partnerId, subjectId))!
    const { contact, firstContactDue } = await readContact(tx, tenantId, row.partnerId, subjectId)
    return {
      offer,
      partner: { id: row.partnerId, name: row.partnerName },
      recipient: null,
      contact,
      firstContactDue: firstContactDue && new Date(firstContactDue).toISOString(),
    }
  })
}

function linkOf(actor: Actor): LinkActor {
  if (actor.kind !== 'mail_link') throw new Refused(refuse('link_expired'))
  return actor
}
