import type { RouterRoute } from 'hono/types'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Description } from './describe.ts'
import { descriptionOf } from './describe.ts'

/** One route of the API with all that its middleware says of it. */
export interface Operation extends Description {
  method: string
  /** As the router has it: `/api/leads/:id`. */
  path: string
  params: string[]
}

/** Every route below `/api`, described or not; what runs for all paths is none. */
export function operationsOf(routes: RouterRoute[]): Operation[] {
  const operations = new Map<string, Operation>()
  for (const { method, path, handler } of routes) {
    if (method === 'ALL' || !path.startsWith('/api/')) continue
    const id = `${method} ${path}`
    const params = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
    operations.set(id, { method, path, params, ...operations.get(id), ...descriptionOf(handler) })
  }
  return [...operations.values()]
}

/** Every refusal that a route may answer with: its own, and those that come with what it asks for. */
export function refusalsOf({ who, method, params, body, query, refuses = [] }: Operation): RefusalCode[] {
  const codes = new Set<RefusalCode>(refuses)
  const add = (...more: RefusalCode[]) => more.forEach((code) => codes.add(code))
  if (body) add('malformed', 'too_large', 'unsupported_media_type', 'invalid')
  if (query) add('invalid')
  if (params.length) add('not_found')
  if (method !== 'GET') add('cross_site')
  if (who === 'link') add('link_expired')
  else if (who !== 'anyone') add('unauthenticated')
  if (who && !['anyone', 'signed_in', 'link'].includes(who)) add('forbidden')
  add('overloaded')
  return [...codes].sort()
}
