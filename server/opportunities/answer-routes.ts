import { Hono } from 'hono'
import { followUpAnswer, opportunityAnswerView } from '../../shared/opportunities.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { body } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { byLink } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import type { Actor, LinkActor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { answerByLink, showForAnswer } from './answer-page.ts'

/** What the link of a follow-up mail may do, without signing in. Reading changes nothing; only a POST acts. */
export function opportunityAnswerRoutes(runtime: Runtime) {
  const link = byLink(runtime, 'opportunity')
  return new Hono<Env>()
    .get(
      '/answer/opportunity',
      link,
      does('Shows the opportunity that a mail link opens.', { 200: opportunityAnswerView }, [
        'link_expired',
        'opportunity_over',
      ]),
      async (c) => c.json(await showForAnswer(runtime, linkOf(c.get('actor'))), 200),
    )
    .post(
      '/answer/opportunity',
      link,
      does('Answers a follow-up by its mail link.', { 200: opportunityAnswerView }, [
        'link_expired',
        'opportunity_over',
        'reason_unknown',
        'next_step_missing',
      ]),
      body(followUpAnswer),
      async (c) => c.json(await answerByLink(runtime, linkOf(c.get('actor')), c.req.valid('json')), 200),
    )
}

function linkOf(actor: Actor): LinkActor {
  if (actor.kind !== 'mail_link') throw new Refused(refuse('link_expired'))
  return actor
}
