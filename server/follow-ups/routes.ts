import { Hono } from 'hono'
import { z } from 'zod'
import {
  followUpPolicyView,
  followUpPreviewView,
  followUpVersionView,
  previewFollowUpPolicy,
  publishFollowUpPolicy,
} from '../../shared/follow-ups.ts'
import { body } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import type { Runtime } from '../runtime.ts'
import { previewPolicy } from './preview.ts'
import { publishPolicy } from './publish-policy.ts'
import { listPolicies, showPolicy } from './show-policy.ts'

export function followUpRoutes(runtime: Runtime) {
  const read = may(runtime, 'rules:read')
  return new Hono<Env>()
    .get(
      '/follow-up-policy',
      read,
      does('Shows the follow-up policy at work, with a sentence for each rule.', { 200: followUpPolicyView }),
      async (c) => c.json(await showPolicy(runtime, c.get('actor')), 200),
    )
    .put(
      '/follow-up-policy',
      may(runtime, 'rules:write'),
      does('Publishes the next version of the follow-up policy.', { 200: followUpPolicyView }, [
        'version_conflict',
      ]),
      body(publishFollowUpPolicy),
      async (c) => {
        await publishPolicy(runtime, c.get('actor'), c.req.valid('json'))
        return c.json(await showPolicy(runtime, c.get('actor')), 200)
      },
    )
    .get(
      '/follow-up-policy/versions',
      read,
      does('Lists the newest 50 versions of the follow-up policy.', { 200: z.array(followUpVersionView) }),
      async (c) => c.json(await listPolicies(runtime, c.get('actor')), 200),
    )
    .post(
      '/follow-up-policy/preview',
      read,
      does(
        'Shows what a policy would have done in a period, last month unless said otherwise. Writes nothing.',
        {
          200: followUpPreviewView,
        },
      ),
      body(previewFollowUpPolicy),
      async (c) => c.json(await previewPolicy(runtime, c.get('actor'), c.req.valid('json')), 200),
    )
}
