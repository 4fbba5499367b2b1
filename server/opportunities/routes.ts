import { Hono } from 'hono'
import { z } from 'zod'
import {
  editOpportunity,
  followUpAnswer,
  logActivity,
  loseOpportunity,
  loggedActivityView,
  moveOpportunity,
  opportunityPage,
  opportunityQuery,
  opportunityView,
  pipelineView,
  postponeOpportunity,
  winOpportunity,
} from '../../shared/opportunities.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { id } from '../../shared/text.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import type { Runtime } from '../runtime.ts'
import { answerFollowUp } from './answer-follow-up.ts'
import { editOpportunityFields, logWork, moveToStage } from './change.ts'
import { markHelped } from './help.ts'
import { keepWithPartner } from './keep.ts'
import { listOpportunities, listPipelines, readOpportunity } from './read.ts'
import { loseIt, postponeIt, resumeIt, winIt } from './settle.ts'

const view = { 200: opportunityView }

/** What can be read by both desks and worked by the partner's. Return and reclaim are answers to the offer. */
export function opportunityRoutes(runtime: Runtime) {
  const read = may(runtime, 'opportunities:read')
  const work = may(runtime, 'opportunities:work')
  return new Hono<Env>()
    .get(
      '/opportunities',
      read,
      does('Lists opportunities, with sums by stage and currency.', { 200: opportunityPage }),
      query(opportunityQuery),
      async (c) => c.json(await listOpportunities(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .get(
      '/pipelines',
      read,
      does('Lists the pipelines with stages, exit criteria and close reasons.', {
        200: z.array(pipelineView),
      }),
      async (c) => c.json(await listPipelines(runtime, c.get('actor')), 200),
    )
    .get('/opportunities/:id', read, does('Shows one opportunity with its timeline.', view), async (c) =>
      c.json(await readOpportunity(runtime, c.get('actor'), known(c.req.param('id'))), 200),
    )
    .patch(
      '/opportunities/:id',
      work,
      does('Changes fields of an opportunity.', view, [
        'version_conflict',
        'next_step_missing',
        'opportunity_closed',
      ]),
      body(editOpportunity),
      async (c) =>
        c.json(
          await editOpportunityFields(runtime, c.get('actor'), known(c.req.param('id')), c.req.valid('json')),
          200,
        ),
    )
    .post(
      '/opportunities/:id/move',
      work,
      does('Moves an opportunity to another stage, forwards once its exit criteria are met.', view, [
        'exit_criteria_unmet',
        'stage_unknown',
        'version_conflict',
        'next_step_missing',
        'opportunity_closed',
        'opportunity_not_open',
      ]),
      body(moveOpportunity),
      async (c) =>
        c.json(
          await moveToStage(runtime, c.get('actor'), known(c.req.param('id')), c.req.valid('json')),
          200,
        ),
    )
    .post(
      '/opportunities/:id/activities',
      work,
      does(
        'Logs what was done, and asks for the next step unless it comes along.',
        { 200: loggedActivityView },
        ['next_step_missing', 'opportunity_closed'],
      ),
      body(logActivity),
      async (c) => {
        const activity = c.req.valid('json')
        const logged = await logWork(runtime, c.get('actor'), known(c.req.param('id')), activity)
        return c.json({ ...logged, askNextStep: activity.nextStep === undefined }, 200)
      },
    )
    .post(
      '/opportunities/:id/answer',
      work,
      does(
        'Answers a follow-up in one step: called, visited, quote sent, waiting, lost, or help needed.',
        view,
        ['reason_unknown', 'next_step_missing', 'opportunity_closed'],
      ),
      body(followUpAnswer),
      async (c) =>
        c.json(
          await answerFollowUp(runtime, c.get('actor'), known(c.req.param('id')), c.req.valid('json')),
          200,
        ),
    )
    .post(
      '/opportunities/:id/helped',
      may(runtime, 'leads:steer'),
      does("Notes that a partner's call for help has been dealt with.", view, ['opportunity_closed']),
      async (c) => c.json(await markHelped(runtime, c.get('actor'), known(c.req.param('id'))), 200),
    )
    .post(
      '/opportunities/:id/keep',
      may(runtime, 'leads:steer'),
      does('Leaves a silent opportunity with its partner, although reclaiming it was proposed.', view, [
        'opportunity_closed',
      ]),
      async (c) => c.json(await keepWithPartner(runtime, c.get('actor'), known(c.req.param('id'))), 200),
    )
    .post(
      '/opportunities/:id/win',
      work,
      does('Closes an opportunity as won.', view, ['reason_unknown', 'opportunity_closed']),
      body(winOpportunity),
      async (c) =>
        c.json(await winIt(runtime, c.get('actor'), known(c.req.param('id')), c.req.valid('json')), 200),
    )
    .post(
      '/opportunities/:id/lose',
      work,
      does('Closes an opportunity as lost.', view, ['reason_unknown', 'opportunity_closed']),
      body(loseOpportunity),
      async (c) =>
        c.json(await loseIt(runtime, c.get('actor'), known(c.req.param('id')), c.req.valid('json')), 200),
    )
    .post(
      '/opportunities/:id/postpone',
      work,
      does('Lets an opportunity sleep until a day.', view, ['opportunity_closed']),
      body(postponeOpportunity),
      async (c) =>
        c.json(await postponeIt(runtime, c.get('actor'), known(c.req.param('id')), c.req.valid('json')), 200),
    )
    .post(
      '/opportunities/:id/resume',
      work,
      does('Wakes a postponed opportunity.', view, ['opportunity_not_open', 'opportunity_closed']),
      async (c) => c.json(await resumeIt(runtime, c.get('actor'), known(c.req.param('id'))), 200),
    )
}

function known(text: string): string {
  if (!id.safeParse(text).success) throw new Refused(refuse('not_found'))
  return text
}
