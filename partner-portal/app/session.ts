import { queryOptions, useQuery } from '@tanstack/solid-query'
import type { SessionView } from '../../shared/people.ts'
import { isPartnerRole } from '../../shared/roles.ts'
import { api, setSessionOver } from '../api/client.ts'
import { Problem } from '../api/problem.ts'
import { setTimeZone, speak } from '../i18n/language.ts'
import { queryClient } from './queries.ts'
import { sendUnsent } from './unsent.ts'

export type Session = SessionView
export type Desk = 'partner' | 'manufacturer'

/** Who is asking, or null; also turns language and zone to theirs. */
async function readSession(): Promise<Session | null> {
  const session = await api.get<Session>('/session', { anonymous: true }).catch((thrown: unknown) => {
    if (thrown instanceof Problem && thrown.status === 401) return null
    throw thrown
  })
  if (session) await follow(session)
  return session
}

// Awaited before anybody is known to be signed in, so no screen draws before its texts are here.
async function follow(session: Session): Promise<void> {
  setTimeZone(session.user.timeZone)
  await speak(session.user.locale, deskOf(session) === 'partner' ? 'inbox' : 'manufacturer')
}

const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: readSession, staleTime: 60_000 })

/** The session as a query: undefined while it is asked for, null when nobody is signed in. */
export const useSession = () => useQuery(() => sessionQuery)

/** Asks for the session before the first screen needs it. */
export const prefetchSession = () => queryClient.prefetchQuery(sessionQuery)

/** The session inside the frame, where somebody is always signed in. */
export function currentSession(): Session {
  const session = queryClient.getQueryData(sessionQuery.queryKey)
  if (!session) throw new Error('There is no session outside of the frame')
  return session
}

/** Which of the two desks a session works at. */
export const deskOf = (session: Session): Desk => (isPartnerRole(session.role) ? 'partner' : 'manufacturer')

const accept = async (session: Session | undefined): Promise<void> => {
  const before = queryClient.getQueryData(sessionQuery.queryKey)
  const next = session ?? (await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 }))
  if (!next) throw new Problem(401, { code: 'unauthenticated' })
  // Another person must not see what the one before had loaded or typed.
  if (before && before.user.id !== next.user.id) return location.assign('/')
  await follow(next)
  queryClient.setQueryData(sessionQuery.queryKey, next)
  setSessionOver(false)
  void queryClient.invalidateQueries()
}

/** Signs in; throws `wrong_credentials`. */
export async function signIn(email: string, password: string): Promise<void> {
  await accept(await api.post<Session | undefined>('/session', { email, password }, { anonymous: true }))
}

/** Accepts an invitation, which signs in. */
export async function acceptInvitation(token: string, name: string, password: string): Promise<void> {
  const body = { token, name, password }
  await accept(await api.post<Session | undefined>('/invitations/accept', body, { anonymous: true }))
}

/** Works for another of one's tenants or partners; everything that was loaded is another's. */
export async function switchMembership(membershipId: string): Promise<void> {
  await sendUnsent()
  await api.post('/session/membership', { membershipId })
  location.assign('/')
}

/** Signs out here, or with `everywhere` on every device. */
export async function signOut(everywhere = false): Promise<void> {
  await sendUnsent()
  await api.delete(everywhere ? '/sessions' : '/session', { anonymous: true })
  location.assign('/sign-in')
}

/** Changes name, locale or time zone of the signed-in user. */
export async function changeMe(changes: Partial<Pick<Session['user'], 'name' | 'locale' | 'timeZone'>>) {
  await api.patch('/me', changes)
  const session = currentSession()
  const next = { ...session, user: { ...session.user, ...changes } }
  queryClient.setQueryData(sessionQuery.queryKey, next)
  await follow(next)
}
