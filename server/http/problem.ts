import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Refusal, RefusalCode } from '../../shared/refusals.ts'
import { Refused, refusals, refuse } from '../../shared/refusals.ts'
import type { Runtime } from '../runtime.ts'
import type { Env } from './env.ts'

const titles: Partial<Record<RefusalCode, string>> = {
  invalid: 'Some fields are wrong.',
  malformed: 'The request could not be read.',
  unauthenticated: 'Sign in first.',
  forbidden: 'Your role does not allow this.',
  not_found: 'There is no such thing.',
  overloaded: 'The server is busy. Try again shortly.',
}

const titleOf = (code: RefusalCode) =>
  titles[code] ?? `${code.replaceAll('_', ' ')}.`.replace(/^./, (c) => c.toUpperCase())

/** A refusal as RFC 9457 problem+json: stable `type`, JSON pointers to each fault, the trace id. */
export function problem(c: Context<Env>, { code, facts, faults }: Refusal): Response {
  const status = refusals[code]
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json' }
  if (status === 429 || status === 503) headers['Retry-After'] = String(facts.retryAfterSeconds ?? 2)
  // The standard's members come last: no fact may pass for one of them.
  const body = {
    ...facts,
    type: `urn:baton:problem:${code}`,
    title: titleOf(code),
    status,
    code,
    traceId: c.get('traceId'),
    ...(faults.length ? { faults } : {}),
  }
  return c.body(JSON.stringify(body), status as 400, headers)
}

const codeOfStatus: Record<number, RefusalCode> = {
  400: 'malformed',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
}

/** What went wrong, told: a refusal as it is, a fault as an id that is in the log. */
export const onError = (runtime: Runtime) => (error: Error, c: Context<Env>) => {
  if (error instanceof Refused) return problem(c, error.refusal)
  if (error instanceof HTTPException) return problem(c, refuse(codeOfStatus[error.status] ?? 'malformed'))
  runtime.log.error(
    { traceId: c.get('traceId'), method: c.req.method, path: c.req.routePath, error },
    'request failed',
  )
  return c.body(
    JSON.stringify({
      type: 'urn:baton:problem:fault',
      title: 'Something went wrong here. It has been logged under the trace id.',
      status: 500,
      code: 'fault',
      traceId: c.get('traceId'),
    }),
    500,
    { 'Content-Type': 'application/problem+json' },
  )
}
