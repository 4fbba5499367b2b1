import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Permission } from '../../shared/roles.ts'
import type { Actor, LinkActor, UserActor } from '../identity/actor.ts'
import { allows } from '../identity/actor.ts'
import type { LinkPurpose } from '../identity/links.ts'
import { readLink } from '../identity/links.ts'
import { stillBelongs, whoHasKey, whoHasSession } from '../identity/who.ts'
import type { Runtime } from '../runtime.ts'
import { describes } from './describe.ts'
import type { Env } from './env.ts'

/** `__Host-` wants https; on a plain-http address (a laptop, a test) the cookie goes without the prefix. */
export const cookieName = (runtime: Runtime) =>
  runtime.baseUrl.startsWith('https:') ? '__Host-baton_session' : 'baton_session'

/** Only somebody who holds the permission, by role or by the scope of an API key. */
export const may = (runtime: Runtime, permission: Permission): MiddlewareHandler<Env> =>
  describes({ who: permission }, async (c, next) => {
    const actor = await whoAsks(runtime, c)
    if (!actor) throw new Refused(refuse('unauthenticated'))
    if (!allows(actor, permission)) throw new Refused(refuse('forbidden', { permission }))
    c.set('actor', actor)
    await next()
  })

/** Anybody signed in as a person, whatever the role. */
export const signedIn = (runtime: Runtime): MiddlewareHandler<Env> =>
  describes({ who: 'signed_in' }, async (c, next) => {
    const actor = await whoAsks(runtime, c)
    if (actor?.kind !== 'user') throw new Refused(refuse('unauthenticated'))
    c.set('actor', actor)
    await next()
  })

/** Everybody; the route itself looks at what is brought. */
export const anyone = (): MiddlewareHandler<Env> => describes({ who: 'anyone' }, async (_c, next) => next())

/**
 * Whoever brings the token of a mail link, as `X-Baton-Link`; a link that is over, or whose reader has left the
 * partner, or that is for something else, answers `link_expired`.
 */
export const byLink = (runtime: Runtime, purpose: LinkPurpose): MiddlewareHandler<Env> =>
  describes({ who: 'link' }, async (c, next) => {
    const link = readLink(c.req.header('x-baton-link') ?? '', runtime.secret, runtime.now())
    if (link?.purpose !== purpose || !(await stillBelongs(runtime, link)))
      throw new Refused(refuse('link_expired'))
    const locale = c.req.header('accept-language')?.trim().toLowerCase().startsWith('de') ? 'de' : 'en'
    const actor: LinkActor = { kind: 'mail_link', ...link, locale, timeZone: 'UTC' }
    c.set('actor', actor)
    await next()
  })

/** The signed-in person of a route behind `signedIn`. */
export function person(c: Context<Env>): UserActor {
  const actor = c.get('actor')
  if (actor.kind !== 'user') throw new Refused(refuse('unauthenticated'))
  return actor
}

async function whoAsks(runtime: Runtime, c: Context<Env>): Promise<Actor | null> {
  const bearer = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (bearer) return whoHasKey(runtime, bearer)
  const token = getCookie(c, cookieName(runtime)) ?? null
  c.set('sessionToken', token)
  return token ? whoHasSession(runtime, token) : null
}
