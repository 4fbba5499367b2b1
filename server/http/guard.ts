import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Runtime } from '../runtime.ts'
import type { Env } from './env.ts'

/** A trace id for every request, its time, and the server's clock for countdowns. The log knows patterns, not paths. */
export const trace =
  (runtime: Runtime): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.set('traceId', runtime.newId())
    const end = runtime.meter.request()
    await next()
    // Set on the answer itself: `c.header` would make it anew, as a stream, at the cost of all the rest of a request.
    c.res.headers.set('X-Baton-Now', runtime.now().toISOString())
    c.res.headers.set('X-Trace-Id', c.get('traceId'))
    // A connection that is kept alive would keep a server from stopping for as long as somebody asks.
    if (runtime.pulse.stopping) c.res.headers.set('Connection', 'close')
    const { method } = c.req
    const { status } = c.res
    const route = routePath(c, -1)
    end(method, route, status)
    runtime.log.debug({ traceId: c.get('traceId'), method, route, status }, 'answered')
  }

/**
 * Refuses unsafe requests that another site's page sent with our cookie: by Sec-Fetch-Site, and by Origin where a
 * browser does not send it. Programs send neither and carry a key.
 */
export const sameSite =
  (runtime: Runtime): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) {
      const site = c.req.header('sec-fetch-site')
      const origin = c.req.header('origin')
      const foreign = site
        ? site !== 'same-origin' && site !== 'none'
        : origin !== undefined && !isOwn(origin)
      if (foreign) throw new Refused(refuse('cross_site'))
    }
    await next()
    function isOwn(origin: string) {
      return origin === new URL(runtime.baseUrl).origin || origin === `http://${c.req.header('host')}`
    }
  }

/** A route that brings its own policy keeps it, and may then be framed by our own pages if the policy says so. */
export const headers = (): MiddlewareHandler<Env> => async (c, next) => {
  let own: string | null = null
  await secure(c, async () => {
    await next()
    own = c.res.headers.get('Content-Security-Policy')
  })
  if (!own) return
  c.res.headers.set('Content-Security-Policy', own)
  c.res.headers.set('X-Frame-Options', 'SAMEORIGIN')
}

const secure = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  crossOriginOpenerPolicy: 'same-origin',
})

/** Answers of the API are for whoever asked, now. */
export const noStore: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  c.res.headers.set('Cache-Control', 'no-store')
}
