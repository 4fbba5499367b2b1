import { Hono } from 'hono'
import {
  canaryView,
  diffQuery,
  publishDraft as publishBody,
  rollBack as rollBackBody,
  ruleSetView,
  rulesDiff,
  versionView,
  whichCanary,
} from '../../shared/rules.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import type { Runtime } from '../runtime.ts'
import { endCanaryByHand, promoteCanary } from './end-canary.ts'
import { publishDraft } from './publish.ts'
import { cancelScheduled, rollBack } from './roll-back.ts'
import { diffRules } from './rules-diff.ts'
import { showRules } from './rules-view.ts'
import { showCanary, showVersion } from './show-version.ts'

const view = { 200: ruleSetView }

/** Versions of the rule set, and which of them routes when: publishing, rolling back, canaries. */
export function releaseRoutes(runtime: Runtime) {
  const read = may(runtime, 'rules:read')
  const write = may(runtime, 'rules:write')
  return new Hono<Env>()
    .post(
      '/rules/publish',
      write,
      does('Publishes the draft: now, at a moment, or to a share of the leads as a canary.', view, [
        'nothing_to_publish',
        'rule_set_invalid',
        'version_conflict',
        'findings_unconfirmed',
        'release_scheduled',
        'canary_running',
      ]),
      body(publishBody),
      async (c) => {
        const { revision, note, ...plan } = c.req.valid('json')
        await publishDraft(runtime, c.get('actor'), revision, note ?? null, plan)
        return c.json(await showRules(runtime, c.get('actor')), 200)
      },
    )
    .delete(
      '/rules/scheduled',
      write,
      does('Cancels what was to begin at a moment; its version stays in the history.', view, [
        'nothing_scheduled',
      ]),
      async (c) => {
        await cancelScheduled(runtime, c.get('actor'))
        return c.json(await showRules(runtime, c.get('actor')), 200)
      },
    )
    .post(
      '/rules/rollback',
      write,
      does(
        'Publishes an earlier version as the newest, at once; cancels what is scheduled and ends a canary.',
        view,
      ),
      body(rollBackBody),
      async (c) => {
        const { version, note } = c.req.valid('json')
        await rollBack(runtime, c.get('actor'), version, note ?? null)
        return c.json(await showRules(runtime, c.get('actor')), 200)
      },
    )
    .get(
      '/rules/versions/:version',
      read,
      does('Shows one version: its rules in words, and when it routed.', { 200: versionView }),
      async (c) => c.json(await showVersion(runtime, c.get('actor'), numberOf(c.req.param('version'))), 200),
    )
    .get(
      '/rules/diff',
      read,
      does('Tells what changes from one state of the rules to another, in words.', { 200: rulesDiff }),
      query(diffQuery),
      async (c) => {
        const { from, to } = c.req.valid('query')
        return c.json(await diffRules(runtime, c.get('actor'), from, to), 200)
      },
    )
    .get(
      '/rules/canary',
      read,
      does('Compares the canary with the live version; null where none runs.', { 200: canaryView }),
      async (c) => c.json(await showCanary(runtime, c.get('actor')), 200),
    )
    .post(
      '/rules/canary/promote',
      write,
      does('Makes the canary the live version.', view, ['canary_not_running']),
      body(whichCanary),
      async (c) => {
        await promoteCanary(runtime, c.get('actor'), c.req.valid('json').version)
        return c.json(await showRules(runtime, c.get('actor')), 200)
      },
    )
    .post(
      '/rules/canary/end',
      write,
      does('Ends the canary; its leads go on by the live version.', view, ['canary_not_running']),
      body(whichCanary),
      async (c) => {
        await endCanaryByHand(runtime, c.get('actor'), c.req.valid('json').version)
        return c.json(await showRules(runtime, c.get('actor')), 200)
      },
    )
}

/** @throws Refused `not_found` for what is no version's number */
function numberOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refused(refuse('not_found'))
  return Number(text)
}
