import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runSetup } from '../../server/cli/setup.ts'
import { nobody } from '../support/people.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
beforeAll(async () => void (world = await aWorld()))
afterAll(async () => {
  expect(world.logged.filter((line) => line.level === 'error')).toEqual([])
  await world.close()
})

async function setUp(argv: string[], typed: string[] = [], env: Record<string, string> = {}) {
  let printed = ''
  const output = new Writable({ write: (chunk, _, done) => ((printed += String(chunk)), done()) })
  const input = Readable.from(typed.map((line) => `${line}\n`))
  const code = await runSetup(world.runtime, argv, { input, output, env })
  return { code, printed }
}

const signIn = (email: string, password: string) => nobody(world).post('/api/session', { email, password })

test('one’s own manufacturer is set up by flags, and its admin signs in', async () => {
  const { code } = await setUp(
    ['--name', 'Isar Solar', '--country', 'de', '--currency', 'eur', '--zone', 'Europe/Berlin'].concat([
      '--language',
      'de',
      '--admin-name',
      'Ada Berg',
      '--admin-email',
      'Ada@Example.com',
    ]),
    [],
    { SETUP_ADMIN_PASSWORD: 'a long password' },
  )
  expect(code).toBe(0)
  const { status, body } = await signIn('ada@example.com', 'a long password')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    role: 'admin',
    currency: 'EUR',
    user: { locale: 'de', timeZone: 'Europe/Berlin' },
  })
})

test('what no flag says is asked, again until it is right, and Enter takes the usual', async () => {
  const typed = [
    'Rhein Wärme',
    'Germany',
    '',
    '',
    '',
    'en',
    'Bea Kurz',
    'bea@example.com',
    'short',
    'long enough now',
  ]
  const { code, printed } = await setUp([], typed)
  expect(printed).toContain('must be a two-letter country code like DE')
  expect(printed).toContain('must be at least 10 characters')
  expect(code).toBe(0)
  expect((await signIn('bea@example.com', 'long enough now')).status).toBe(200)
})

test('where nobody can answer, the fault names the flag', async () => {
  const missing = await setUp(['--name', 'Nobody Ltd'])
  expect(missing).toMatchObject({ code: 1 })
  expect(missing.printed).toContain('--country is missing')
  const wrong = await setUp(['--country', 'Germany', '--name', 'x'])
  expect(wrong).toMatchObject({ code: 1 })
  expect(wrong.printed).toContain('--country must be a two-letter country code like DE')
  const unknown = await setUp(['--colour', 'red'])
  expect(unknown).toMatchObject({ code: 1 })
  expect(unknown.printed).toContain('--colour')
})
