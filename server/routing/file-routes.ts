import { Hono } from 'hono'
import { exportQuery, importRules as importBody, ruleSetView } from '../../shared/rules.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import type { Runtime } from '../runtime.ts'
import { exportRules, importRules } from './rules-file.ts'
import { showRules } from './rules-view.ts'

const megabyte = 1024 * 1024
const types = { json: 'application/json; charset=utf-8', yaml: 'application/yaml; charset=utf-8' } as const

/** Rules as files, for whoever keeps them with their code. */
export function rulesFileRoutes(runtime: Runtime) {
  return new Hono<Env>()
    .get(
      '/rules/export',
      may(runtime, 'rules:read'),
      does('Gives the rules as a file, JSON or YAML; the same rules give the same bytes.', { 200: null }),
      query(exportQuery),
      async (c) => {
        const { format, version: point } = c.req.valid('query')
        const { version, text } = await exportRules(runtime, c.get('actor'), point, format)
        const name = version === null ? 'rules' : `rules-${version}`
        return c.body(text, 200, {
          'Content-Type': types[format],
          'Content-Disposition': `attachment; filename="${name}.${format}"`,
        })
      },
    )
    .post(
      '/rules/import',
      may(runtime, 'rules:write'),
      does('Makes the text of a file the draft, after checking it.', { 200: ruleSetView }, [
        'rule_set_invalid',
        'version_conflict',
      ]),
      body(importBody, 2 * megabyte),
      async (c) => {
        await importRules(runtime, c.get('actor'), c.req.valid('json'))
        return c.json(await showRules(runtime, c.get('actor')), 200)
      },
    )
}
