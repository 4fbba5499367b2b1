import { Hono } from 'hono'
import { z } from 'zod'
import { checkRules as checkBody, findingsView } from '../../shared/findings.ts'
import { ruleSetView, ruleUseView, saveDraft as saveBody } from '../../shared/rules.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import type { Runtime } from '../runtime.ts'
import { checkRules } from './check.ts'
import { discardDraft, saveDraft } from './draft.ts'
import { showRuleUse } from './rule-use.ts'
import { showRules } from './rules-view.ts'

const megabyte = 1024 * 1024
const view = { 200: ruleSetView }
const whichDraft = z.object({ revision: z.coerce.number().int().min(0) })

/** The rule set that is live, and the draft of the next. */
export function rulesRoutes(runtime: Runtime) {
  const write = may(runtime, 'rules:write')
  return new Hono<Env>()
    .get(
      '/rules',
      may(runtime, 'rules:read'),
      does('Shows the live rule set, the draft and all versions.', view),
      async (c) => c.json(await showRules(runtime, c.get('actor')), 200),
    )
    .get(
      '/rules/use',
      may(runtime, 'rules:read'),
      does('Counts the leads that each rule has decided in the last 30 days.', { 200: ruleUseView }),
      async (c) => c.json(await showRuleUse(runtime, c.get('actor')), 200),
    )
    .put(
      '/rules/draft',
      write,
      does('Saves the draft after checking it.', view, ['rule_set_invalid', 'version_conflict']),
      body(saveBody, megabyte),
      async (c) => {
        const { revision, content } = c.req.valid('json')
        await saveDraft(runtime, c.get('actor'), revision, content)
        return c.json(await showRules(runtime, c.get('actor')), 200)
      },
    )
    .post(
      '/rules/check',
      may(runtime, 'rules:read'),
      does(
        'Checks a rule set, the draft unless one is given: what it finds is proven, mostly by a lead.',
        { 200: findingsView },
        ['rule_set_invalid'],
      ),
      body(checkBody, megabyte),
      async (c) => {
        const { content } = c.req.valid('json')
        return c.json({ findings: await checkRules(runtime, c.get('actor'), content) }, 200)
      },
    )
    .delete(
      '/rules/draft',
      write,
      does('Throws the draft away.', view, ['version_conflict']),
      query(whichDraft),
      async (c) => {
        await discardDraft(runtime, c.get('actor'), c.req.valid('query').revision)
        return c.json(await showRules(runtime, c.get('actor')), 200)
      },
    )
}
