import { Hono } from 'hono'
import { refuse } from '../shared/refusals.ts'
import { customerMailPages, customerRoutes, statusRoutes } from './customers/routes.ts'
import type { Env } from './http/env.ts'
import { headers, noStore, sameSite, trace } from './http/guard.ts'
import { onError, problem } from './http/problem.ts'
import { preferenceRoutes, webhookRoutes } from './channels/routes.ts'
import { docsRoutes } from './http/docs.ts'
import { healthRoutes } from './http/health.ts'
import { openApiRoutes } from './http/openapi.ts'
import { intakeRoutes } from './intake/routes.ts'
import { manufacturerRoutes } from './manufacturers/routes.ts'
import { mailRoutes } from './notifications/routes.ts'
import { mailTemplateRoutes } from './notifications/template-routes.ts'
import { answerRoutes, giveBackRoutes, offerRoutes } from './offers/routes.ts'
import { opportunityAnswerRoutes } from './opportunities/answer-routes.ts'
import { followUpRoutes } from './follow-ups/routes.ts'
import { opportunityRoutes } from './opportunities/routes.ts'
import { taskRoutes } from './opportunities/task-routes.ts'
import { availabilityRoutes } from './partners/availability-routes.ts'
import { partnerRoutes } from './partners/routes.ts'
import { keyRoutes, peopleRoutes } from './people/routes.ts'
import { linkRoutes, sessionRoutes } from './people/session-routes.ts'
import { rulesFileRoutes } from './routing/file-routes.ts'
import { releaseRoutes } from './routing/release-routes.ts'
import { placeRoutes } from './places/routes.ts'
import { rulesRoutes } from './routing/routes.ts'
import { leadRoutes } from './steering/routes.ts'
import { askedRoutes, replyRoutes } from './replies/routes.ts'
import type { Runtime } from './runtime.ts'
import { scorecardRoutes } from './scorecards/routes.ts'
import { simulationRoutes } from './simulations/routes.ts'
import { territoryRoutes } from './territories/routes.ts'
import { todayRoutes } from './today/routes.ts'

/** The whole API under `/api`: rooms mounted, refusals translated. */
export function buildApp(runtime: Runtime) {
  const app = new Hono<Env>()
  app.use(trace(runtime), headers())
  app.use('/api/*', noStore, sameSite(runtime))
  app.onError(onError(runtime))
  app.notFound((c) => problem(c, refuse('not_found')))
  const routes = () => app.routes
  return app.route(
    '/api',
    new Hono<Env>()
      .route('/', healthRoutes(runtime))
      .route('/', openApiRoutes(routes))
      .route('/', docsRoutes(routes))
      .route('/', sessionRoutes(runtime))
      .route('/', linkRoutes(runtime))
      .route('/', peopleRoutes(runtime))
      .route('/', keyRoutes(runtime))
      .route('/', manufacturerRoutes(runtime))
      .route('/', preferenceRoutes(runtime))
      .route('/', webhookRoutes(runtime))
      .route('/', mailRoutes(runtime))
      .route('/', mailTemplateRoutes(runtime))
      .route('/', replyRoutes(runtime))
      .route('/', askedRoutes(runtime))
      .route('/', placeRoutes(runtime))
      .route('/', partnerRoutes(runtime))
      .route('/', availabilityRoutes(runtime))
      .route('/', opportunityRoutes(runtime))
      .route('/', opportunityAnswerRoutes(runtime))
      .route('/', taskRoutes(runtime))
      .route('/', followUpRoutes(runtime))
      .route('/', offerRoutes(runtime))
      .route('/', answerRoutes(runtime))
      .route('/', giveBackRoutes(runtime))
      .route('/', rulesRoutes(runtime))
      .route('/', releaseRoutes(runtime))
      .route('/', rulesFileRoutes(runtime))
      .route('/', leadRoutes(runtime))
      .route('/', statusRoutes(runtime))
      .route('/', customerRoutes(runtime))
      .route('/', customerMailPages(runtime))
      .route('/', intakeRoutes(runtime))
      .route('/', territoryRoutes(runtime))
      .route('/', scorecardRoutes(runtime))
      .route('/', simulationRoutes(runtime))
      .route('/', todayRoutes(runtime)),
  )
}

export type Api = ReturnType<typeof buildApp>
