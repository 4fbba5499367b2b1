import { Hono } from 'hono'
import {
  ownScorecardView,
  partnerScorecardView,
  performanceView,
  period,
  scorecardsView,
} from '../../shared/partners.ts'
import { keptAwayView } from '../../shared/kept-away.ts'
import { query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { idOf } from '../http/path.ts'
import type { Runtime } from '../runtime.ts'
import { publishPerformance, showPerformance } from './publish-performance.ts'
import { readOwnScorecard, readPartnerScorecard, readScorecards } from './read.ts'
import { showKeptAway, showOwnKeptAway } from './show-kept-away.ts'

/** Figures of a period, days of the manufacturer's zone and both included; without one, of the whole time. */
export const scorecardRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get(
      '/scorecards',
      may(runtime, 'scorecards:read'),
      does("Shows the network's figures, those of as long a period before, and each partner's.", {
        200: scorecardsView,
      }),
      query(period),
      async (c) => c.json(await readScorecards(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .get(
      '/partners/:id/scorecard',
      may(runtime, 'scorecards:read'),
      does("Shows a partner's figures beside the network's and its own of as long a period before.", {
        200: partnerScorecardView,
      }),
      query(period),
      async (c) => {
        const partnerId = idOf(c.req.param('id'))
        return c.json(
          await readPartnerScorecard(runtime, c.get('actor'), partnerId, c.req.valid('query')),
          200,
        )
      },
    )
    .get(
      '/partners/:id/routing',
      may(runtime, 'scorecards:read'),
      does('Says what kept the leads of a period away from a partner; of the newest 5,000 decisions.', {
        200: keptAwayView,
      }),
      query(period),
      async (c) => {
        const partnerId = idOf(c.req.param('id'))
        return c.json(await showKeptAway(runtime, c.get('actor'), partnerId, c.req.valid('query')), 200)
      },
    )
    .get(
      '/scorecard/routing',
      may(runtime, 'scorecards:read'),
      does('Says what kept the leads of a period away from the signed-in partner, naming nobody else.', {
        200: keptAwayView,
      }),
      query(period),
      async (c) => c.json(await showOwnKeptAway(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .get(
      '/performance',
      may(runtime, 'partners:read'),
      does('Shows the scores by which rules put the best first, published and as they would be now.', {
        200: performanceView,
      }),
      async (c) => c.json(await showPerformance(runtime, c.get('actor')), 200),
    )
    .post(
      '/performance/publish',
      may(runtime, 'rules:write'),
      does('Publishes every partner’s score; leads are routed by them from then on.', {
        200: performanceView,
      }),
      async (c) => c.json(await publishPerformance(runtime, c.get('actor')), 200),
    )
    .get(
      '/scorecard',
      may(runtime, 'scorecards:read'),
      does("Shows the signed-in partner's own figures beside the network's rates and medians.", {
        200: ownScorecardView,
      }),
      query(period),
      async (c) => c.json(await readOwnScorecard(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
