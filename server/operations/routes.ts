import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { Refused, refuse } from '../../shared/refusals.ts'
import { isHere } from '../http/address.ts'
import type { Env } from '../http/env.ts'
import type { Runtime } from '../runtime.ts'
import { showBacklog } from './show-backlog.ts'

/**
 * `GET /metrics` for Prometheus: with the token, or without one set, from this machine alone.
 *
 * @throws Refused `not_found` for everybody else: that there are metrics is nobody's business
 */
export const metricsRoutes = (runtime: Runtime, token: string | null) =>
  new Hono<Env>().get('/metrics', async (c) => {
    if (!mayRead(c, token)) throw new Refused(refuse('not_found'))
    await showBacklog(runtime)
    return c.body(await runtime.meter.text(), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    })
  })

function mayRead(c: Context<Env>, token: string | null): boolean {
  if (token === null) return isHere(c)
  const given = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  return timingSafeEqual(digest(given), digest(token))
}

const digest = (text: string) => createHash('sha256').update(text).digest()
