import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import { hashPassword } from '../../server/identity/passwords.ts'
import type { TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPerson, clientOf, nobody } from '../support/people.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let ours: TestManufacturer
let passwordHash: string
let nth = 0
const password = 'the right password'

beforeAll(async () => {
  world = await aWorld()
  ours = await aManufacturer(world)
  passwordHash = await hashPassword(password)
})
afterAll(async () => {
  expect(world.logged.filter((line) => line.level === 'error')).toEqual([])
  await world.close()
})

const somebody = async () => {
  const email = `somebody.${++nth}@example.com`
  const person = await aPerson(world, { tenantId: ours.tenantId, role: 'viewer' }, { email, passwordHash })
  return { email, person }
}
const signIn = (email: string, given: string, from = '203.0.113.7') =>
  nobody(world).post('/api/session', { email, password: given }, { 'x-forwarded-for': from })
const cookieOf = (headers: Headers) => headers.get('set-cookie')!.split(';')[0]!
const linkOf = async (kind: string, address: string) => {
  const [row] = await transact(world.runtime, { tenantId: ours.tenantId }, (tx) =>
    tx.execute<{ url: string }>(sql`
      select data->>'url' as url from outbox
      where tenant_id = ${ours.tenantId} and kind = ${kind} and data->>'address' = ${address}
      order by id desc limit 1`),
  )
  return row?.url
}

test('the right password opens a session in a cookie that scripts cannot read', async () => {
  const { email } = await somebody()
  const { status, body, headers } = await signIn(email.toUpperCase(), password)
  expect(status).toBe(200)
  expect(body).toMatchObject({ user: { email }, role: 'viewer', memberships: [{ role: 'viewer' }] })
  expect(headers.get('set-cookie')).toMatch(/HttpOnly/)
  expect(headers.get('set-cookie')).toMatch(/SameSite=Lax/)
  expect(headers.get('set-cookie')).toMatch(/Path=\//)
  const mine = clientOf(world, { cookie: cookieOf(headers) })
  expect((await mine.get('/api/session')).body.user.email).toBe(email)
})

test('over https the cookie is bound to the host and to https', async () => {
  const { email } = await somebody()
  const { buildApp } = await import('../../server/app.ts')
  const app = buildApp({ ...world.runtime, baseUrl: 'https://baton.example' })
  const answer = await app.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-baton_session=.*Secure/)
})

test('each sign-in is a new session and ends the one before', async () => {
  const { email } = await somebody()
  const first = cookieOf((await signIn(email, password)).headers)
  const again = await clientOf(world, { cookie: first }).post('/api/session', { email, password })
  expect(cookieOf(again.headers)).not.toBe(first)
  expect((await clientOf(world, { cookie: first }).get('/api/session')).status).toBe(401)
})

test('an unknown person and a wrong password get the same answer', async () => {
  const { email } = await somebody()
  const wrong = await signIn(email, 'not the right one')
  const unknown = await signIn('nobody.at.all@example.com', 'not the right one')
  expect(wrong.status).toBe(401)
  expect({ ...wrong.body, traceId: '' }).toEqual({ ...unknown.body, traceId: '' })
  expect(wrong.body.code).toBe('wrong_credentials')
})

test('after ten wrong passwords from one address, that address waits; the person elsewhere does not', async () => {
  const { email } = await somebody()
  const guesses = await Promise.all(Array.from({ length: 12 }, () => signIn(email, 'a guess at random')))
  expect(guesses.filter((guess) => guess.status === 401)).toHaveLength(10)
  const refused = await signIn(email, password)
  expect(refused.status).toBe(429)
  expect(refused.body).toMatchObject({ code: 'too_many_requests', retryAfterSeconds: 900 })
  expect(refused.headers.get('retry-after')).toBe('900')
  expect((await signIn(email, password, '198.51.100.1')).status).toBe(200)
  world.clock.forward({ minutes: 15 })
  expect((await signIn(email, password)).status).toBe(200)
})

test('signing out ends this session, signing out everywhere ends all', async () => {
  const { email } = await somebody()
  const here = clientOf(world, { cookie: cookieOf((await signIn(email, password)).headers) })
  const there = clientOf(world, { cookie: cookieOf((await signIn(email, password)).headers) })
  const elsewhere = clientOf(world, { cookie: cookieOf((await signIn(email, password)).headers) })
  expect((await here.delete('/api/session')).status).toBe(204)
  expect((await here.get('/api/session')).status).toBe(401)
  expect((await there.delete('/api/sessions')).status).toBe(204)
  expect((await there.get('/api/session')).status).toBe(401)
  expect((await elsewhere.get('/api/session')).status).toBe(401)
})

test('a forgotten password is reset by a link that works once, and ends all sessions', async () => {
  const { email, person } = await somebody()
  expect((await nobody(world).post('/api/password-resets', { email })).status).toBe(202)
  const url = await linkOf('password_reset', email)
  expect(url).toMatch(/^http:\/\/localhost:3000\/reset#token=[\w-]{43}$/)
  const reset = { token: url!.split('=')[1], password: 'another password' }
  const done = await Promise.all(
    [1, 2, 3].map(() => nobody(world).post('/api/password-resets/complete', reset)),
  )
  expect(done.map((answer) => answer.status).sort()).toEqual([204, 410, 410])
  expect((await person.get('/api/session')).status).toBe(401)
  expect((await signIn(email, password)).status).toBe(401)
  expect((await signIn(email, 'another password')).status).toBe(200)
})

test('a reset link is over after an hour', async () => {
  const { email } = await somebody()
  await nobody(world).post('/api/password-resets', { email })
  const token = (await linkOf('password_reset', email))!.split('=')[1]
  world.clock.forward({ hours: 1 })
  const late = await nobody(world).post('/api/password-resets/complete', {
    token,
    password: 'another password',
  })
  expect(late).toMatchObject({ status: 410, body: { code: 'link_expired' } })
})

test('asking for a reset says nothing about who is known, and three an hour are enough', async () => {
  const { email } = await somebody()
  const ask = (address: string) => nobody(world).post('/api/password-resets', { email: address })
  for (const address of [email, 'stranger@example.com']) {
    const answers = [await ask(address), await ask(address), await ask(address), await ask(address)]
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202, 429])
    expect(answers[0]!.body).toBeNull()
  }
  expect(await linkOf('password_reset', 'stranger@example.com')).toBeUndefined()
})

test('a person with two memberships goes on as the other, and never as another’s', async () => {
  const { email } = await somebody()
  const theirs = await aManufacturer(world, { name: 'Isar Solar', currency: 'CHF' })
  const other = await aPerson(world, { tenantId: theirs.tenantId, role: 'channel_manager' }, { email })
  const me = clientOf(world, { cookie: cookieOf((await signIn(email, password)).headers) })
  expect((await me.get('/api/session')).body.memberships).toHaveLength(2)
  const moved = await me.post('/api/session/membership', { membershipId: other.membershipId })
  expect(moved.body).toMatchObject({ current: other.membershipId, role: 'channel_manager', currency: 'CHF' })
  expect((await me.get('/api/settings')).body.name).toBe('Isar Solar')
  const foreign = await me.post('/api/session/membership', { membershipId: theirs.admin.membershipId })
  expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } })
})

test('when a membership ends, its sessions end with it rather than going on elsewhere', async () => {
  const { email } = await somebody()
  const theirs = await aManufacturer(world)
  const other = await aPerson(world, { tenantId: theirs.tenantId, role: 'viewer' }, { email })
  expect((await theirs.admin.delete(`/api/people/${other.membershipId}`)).status).toBe(204)
  expect((await other.get('/api/session')).status).toBe(401)
  expect((await signIn(email, password)).body.memberships).toHaveLength(1)
})

test('one changes one’s own name, language and zone', async () => {
  const { person } = await somebody()
  const changed = await person.patch('/api/me', { name: 'Ada Lund', locale: 'de', timeZone: 'Europe/Vienna' })
  expect(changed.body.user).toMatchObject({ name: 'Ada Lund', locale: 'de', timeZone: 'Europe/Vienna' })
  const wrong = await person.patch('/api/me', { timeZone: 'Mars/Olympus' })
  expect(wrong).toMatchObject({ status: 422, body: { faults: [{ pointer: '/timeZone' }] } })
})

test('being seen is written at most once a minute', async () => {
  const { person } = await somebody()
  const seen = async () =>
    (await ours.admin.get(`/api/people?search=${encodeURIComponent(`somebody.${nth}@`)}`)).body.rows[0]
      .lastSeenAt
  await person.get('/api/session')
  const first = await seen()
  expect(first).toBe(world.clock.now().toISOString())
  world.clock.set(new Date(world.clock.now().getTime() + 59_000).toISOString())
  await person.get('/api/session')
  expect(await seen()).toBe(first)
  world.clock.forward({ minutes: 1 })
  await person.get('/api/session')
  expect(await seen()).toBe(world.clock.now().toISOString())
})
