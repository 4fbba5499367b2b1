import { Hono } from 'hono'
import { Refused, refuse } from '../../shared/refusals.ts'
import {
  askedView,
  confirmReply as confirmation,
  inboundPage,
  inboundQuery,
  inboundView,
  takenView,
} from '../../shared/replies.ts'
import { body, query } from '../http/body.ts'
import { rawMessage } from '../http/raw-body.ts'
import { does } from '../http/describe.ts'
import { byLink, may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { idOf } from '../http/path.ts'
import type { Actor, LinkActor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { confirmReply, dismissReply, showAsked } from './answer-asked.ts'
import { listReceived, showReceived } from './list.ts'
import { Unreadable } from './parse-mail.ts'
import { takeIn } from './take-in.ts'

/** Larger messages are refused: nobody's answer is. */
export const largestMessage = 10 * 1024 * 1024

export const replyRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .post(
      '/inbound',
      may(runtime, 'mails:receive'),
      does(
        'Takes in a mail as it came, `message/rfc822` of at most 10 MB: an answer, an automatic reply or a bounce. The same message twice is one.',
        { 200: takenView },
        ['too_large', 'unsupported_media_type', 'malformed'],
      ),
      async (c) => {
        const raw = await rawMessage(c.req.raw, largestMessage)
        return c.json(await posted(runtime, c.get('actor'), raw), 200)
      },
    )
    .get(
      '/inbound',
      may(runtime, 'mails:read'),
      does('Lists mails that came in, newest first.', { 200: inboundPage }),
      query(inboundQuery),
      async (c) => c.json(await listReceived(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .get(
      '/inbound/:id',
      may(runtime, 'mails:read'),
      does('Shows one mail that came in, what was read in it and what became of it.', { 200: inboundView }),
      async (c) => c.json(await showReceived(runtime, c.get('actor'), idOf(c.req.param('id'))), 200),
    )

async function posted(runtime: Runtime, actor: Actor, raw: Uint8Array) {
  try {
    const taken = await takeIn(runtime, raw, actor.tenantId)
    if (!taken) throw new Refused(refuse('not_found'))
    const { id, kind, status, again } = taken
    return { id, kind, status, again }
  } catch (error) {
    if (error instanceof Unreadable) throw new Refused(refuse('malformed', { detail: error.message }))
    throw error
  }
}

/** What the link of «Is this what you meant?» may do, without signing in. Only a POST acts. */
export function askedRoutes(runtime: Runtime) {
  const link = byLink(runtime, 'reply')
  return new Hono<Env>()
    .get(
      '/answer/reply',
      link,
      does('Shows what was read in a reply.', { 200: askedView }, ['link_expired']),
      async (c) => c.json(await showAsked(runtime, linkOf(c.get('actor'))), 200),
    )
    .post(
      '/answer/reply/confirm',
      link,
      does('Says what a reply meant; that is done.', { 200: askedView }, [
        'link_expired',
        'reply_settled',
        'offer_expired',
        'offer_closed',
        'offer_taken',
        'time_already_asked',
        'time_not_given',
        'opportunity_closed',
        'reason_unknown',
      ]),
      body(confirmation),
      async (c) => c.json(await confirmReply(runtime, linkOf(c.get('actor')), c.req.valid('json')), 200),
    )
    .post(
      '/answer/reply/dismiss',
      link,
      does('Says that nothing is to be done about a reply.', { 200: askedView }, [
        'link_expired',
        'reply_settled',
      ]),
      async (c) => c.json(await dismissReply(runtime, linkOf(c.get('actor'))), 200),
    )
}

function linkOf(actor: Actor): LinkActor {
  if (actor.kind !== 'mail_link') throw new Refused(refuse('link_expired'))
  return actor
}
