import type { Context } from 'hono'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { absencesView, setAbsences } from '../../shared/availability.ts'
import {
  acceptInvitation as acceptance,
  changeMe as changes,
  completePasswordReset,
  passwordReset,
  sessionView,
  signIn as credentials,
  switchMembership as choice,
} from '../../shared/people.ts'
import { addressOf } from '../http/address.ts'
import { body } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { anyone, cookieName, person, signedIn } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import { sessionSeconds } from '../identity/open-session.ts'
import type { Runtime } from '../runtime.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { completeReset } from './complete-reset.ts'
import { requestReset } from './request-reset.ts'
import {
  changeMe,
  showSession,
  showSessionOf,
  signOut,
  signOutEverywhere,
  switchMembership,
} from './session.ts'
import { setMyAbsences, showMyAbsences } from './set-absences.ts'
import { signIn } from './sign-in.ts'

/** Signing in and out, and what a person may change of itself. */
export const sessionRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .get('/session', signedIn(runtime), does('Shows who is signed in.', { 200: sessionView }), async (c) =>
      c.json(await showSession(runtime, person(c)), 200),
    )
    .post(
      '/session',
      anyone(),
      does('Signs in with a password and sets the session cookie.', { 200: sessionView }, [
        'wrong_credentials',
        'too_many_requests',
        'forbidden',
        'overloaded',
      ]),
      body(credentials),
      async (c) => {
        const before = getCookie(c, cookieName(runtime)) ?? null
        const token = await signIn(runtime, c.req.valid('json'), addressOf(c), before)
        keep(runtime, c, token)
        return c.json(await showSessionOf(runtime, token), 200)
      },
    )
    .delete('/session', anyone(), does('Signs out here.', { 204: null }), async (c) => {
      const token = getCookie(c, cookieName(runtime))
      if (token) await signOut(runtime, token)
      forget(runtime, c)
      return c.body(null, 204)
    })
    .delete(
      '/sessions',
      signedIn(runtime),
      does('Signs out everywhere, here too.', { 204: null }),
      async (c) => {
        await signOutEverywhere(runtime, person(c))
        forget(runtime, c)
        return c.body(null, 204)
      },
    )
    .post(
      '/session/membership',
      signedIn(runtime),
      does('Goes on as another of one’s own memberships.', { 200: sessionView }, ['not_found']),
      body(choice),
      async (c) => {
        const token = c.get('sessionToken')!
        await switchMembership(runtime, person(c), token, c.req.valid('json').membershipId)
        return c.json(await showSessionOf(runtime, token), 200)
      },
    )
    .patch(
      '/me',
      signedIn(runtime),
      does('Changes one’s own name, language or time zone.', { 200: sessionView }),
      body(changes),
      async (c) => {
        await changeMe(runtime, person(c), c.req.valid('json'))
        return c.json(await showSession(runtime, person(c)), 200)
      },
    )
    .get(
      '/me/absences',
      signedIn(runtime),
      does('Shows when one is away.', { 200: absencesView }),
      async (c) => c.json(await showMyAbsences(runtime, person(c)), 200),
    )
    .put(
      '/me/absences',
      signedIn(runtime),
      does('Sets when one is away: colleagues are told meanwhile.', { 200: absencesView }),
      body(setAbsences),
      async (c) => c.json(await setMyAbsences(runtime, person(c), c.req.valid('json').absences), 200),
    )

/** Ways in by the link of a mail. */
export const linkRoutes = (runtime: Runtime) =>
  new Hono<Env>()
    .post(
      '/password-resets',
      anyone(),
      does(
        'Mails a link to a new password, if somebody has this address; never says whether.',
        { 202: null },
        ['too_many_requests'],
      ),
      body(passwordReset),
      async (c) => {
        await requestReset(runtime, c.req.valid('json').email, addressOf(c))
        return c.body(null, 202)
      },
    )
    .post(
      '/password-resets/complete',
      anyone(),
      does(
        'Sets a new password by the link of a mail, once; closes every session of the person.',
        { 204: null },
        ['link_expired', 'overloaded'],
      ),
      body(completePasswordReset),
      async (c) => {
        await completeReset(runtime, c.req.valid('json'))
        forget(runtime, c)
        return c.body(null, 204)
      },
    )
    .post(
      '/invitations/accept',
      anyone(),
      does('Accepts an invitation by the link of its mail, once, and signs in.', { 200: sessionView }, [
        'link_expired',
        'wrong_credentials',
        'email_taken',
        'too_many_requests',
        'overloaded',
      ]),
      body(acceptance),
      async (c) => {
        const token = await acceptInvitation(runtime, c.req.valid('json'), addressOf(c))
        keep(runtime, c, token)
        return c.json(await showSessionOf(runtime, token), 200)
      },
    )

const cookie = (runtime: Runtime) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: runtime.baseUrl.startsWith('https:'),
})

const keep = (runtime: Runtime, c: Context<Env>, token: string) =>
  setCookie(c, cookieName(runtime), token, { ...cookie(runtime), maxAge: sessionSeconds })

const forget = (runtime: Runtime, c: Context<Env>) => deleteCookie(c, cookieName(runtime), cookie(runtime))
