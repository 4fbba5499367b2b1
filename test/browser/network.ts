import { execFile } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { request } from '@playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const password = 'a-password-for-stories'

/** What came back, as JSON; a story knows what it asked for. */
type Body = ReturnType<typeof JSON.parse>

/** Somebody with a session of their own, asking the API as a program does. */
export interface Person {
  readonly email: string
  get(path: string): Promise<Body>
  post(path: string, body?: unknown): Promise<Body>
  put(path: string, body: unknown): Promise<Body>
  /** the session, for a browser that need not sign in */
  cookies(): ReturnType<APIRequestContext['storageState']>
  leave(): Promise<void>
}

export interface Network {
  readonly admin: Person
  readonly manager: Person
  /** Nearest to Munich, which is where the leads are from; Petra Lindner is its admin. */
  readonly alpen: { id: string; admin: Person }
  readonly isar: { id: string }
  readonly nord: { id: string }
  /** Takes in a lead from Munich; it goes to Alpen Solar. */
  lead(of: LeadOf): Promise<Body>
  /** The link of the newest mail of this kind to this address. */
  mailedLink(kind: string, to: string): Promise<string>
  leave(): Promise<void>
}

interface LeadOf {
  firstName?: string
  lastName: string
  budget?: number
}

/**
 * A manufacturer with three partners in Germany and one published rule, made as a customer makes it: by the setup
 * command, the API, and the links of mails.
 */
export async function aNetwork(baseUrl: string): Promise<Network> {
  const mark = randomBytes(5).toString('hex')
  const admin = await setUp(baseUrl, `admin.${mark}@nordlicht.example.com`)
  for (const name of ['Heat pump', 'Photovoltaics']) await admin.post('/product-lines', { name })
  const partner = async (name: string, postalCode: string, more: object = {}) =>
    (await admin.post('/partners', { name, country: 'DE', postalCode, ...more })).id as string
  const alpen = await partner('Alpen Solar', '80331')
  const isar = await partner('Isar Klima', '85221', { capacity: 0 })
  const nord = await partner('Nord Wärme', '20095')
  await publish(admin)
  const petra = `petra.${mark}@alpen.example.com`
  const jonas = `jonas.${mark}@nordlicht.example.com`
  await admin.post('/invitations', {
    email: petra,
    name: 'Petra Lindner',
    role: 'partner_admin',
    partnerId: alpen,
  })
  await admin.post('/invitations', { email: jonas, name: 'Jonas Brandt', role: 'channel_manager' })
  const people = await Promise.all(
    [petra, jonas].map(async (email) => join(await mailedLink(admin, 'invitation', email), email)),
  )
  return {
    admin,
    manager: people[1]!,
    alpen: { id: alpen, admin: people[0]! },
    isar: { id: isar },
    nord: { id: nord },
    lead: ({ firstName = 'Erika', lastName, budget = 18_000 }) =>
      admin.post('/leads', {
        person: {
          firstName,
          lastName,
          email: `post@${lastName.toLowerCase()}.example`,
          phone: aNumber(),
        },
        address: { country: 'DE', postalCode: '80333', town: 'München' },
        need: { productLine: 'Heat pump', budget, currency: 'EUR', message: 'Please call in the evening.' },
        source: 'website',
      }),
    mailedLink: (kind, to) => mailedLink(admin, kind, to),
    leave: async () => void (await Promise.all([admin, ...people].map((one) => one.leave()))),
  }
}

/** No two leads share one, or the second would be held as a duplicate. */
const aNumber = () => `+49 89 ${randomInt(1_000_000, 9_999_999)}`

async function setUp(baseUrl: string, email: string): Promise<Person> {
  await promisify(execFile)(process.execPath, ['dist/server/baton.js', 'setup'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: process.env.BATON_BROWSER_DATABASE,
      BASE_URL: baseUrl,
      SETUP_NAME: 'Nordlicht Heizungen',
      SETUP_COUNTRY: 'DE',
      SETUP_CURRENCY: 'EUR',
      SETUP_ZONE: 'Europe/Berlin',
      SETUP_LANGUAGE: 'en',
      SETUP_ADMIN_NAME: 'Sabine Kessler',
      SETUP_ADMIN_EMAIL: email,
      SETUP_ADMIN_PASSWORD: password,
    },
  })
  const context = await request.newContext({ baseURL: baseUrl })
  await answer(await context.post('/api/session', { data: { email, password } }))
  return person(context, email)
}

/** Accepts an invitation by its link, which signs in. */
async function join(link: string, email: string): Promise<Person> {
  const context = await request.newContext({ baseURL: new URL(link).origin })
  const token = new URLSearchParams(new URL(link).hash.slice(1)).get('token')
  const data = { token, name: email.startsWith('petra') ? 'Petra Lindner' : 'Jonas Brandt', password }
  await answer(await context.post('/api/invitations/accept', { data }))
  return person(context, email)
}

const person = (context: APIRequestContext, email: string): Person => ({
  email,
  get: async (path) => answer(await context.get(`/api${path}`)),
  post: async (path, data) => answer(await context.post(`/api${path}`, { data })),
  put: async (path, data) => answer(await context.put(`/api${path}`, { data })),
  cookies: () => context.storageState(),
  leave: () => context.dispose(),
})

async function answer(response: APIResponse): Promise<Body> {
  const text = await response.text()
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${text}`)
  return text ? JSON.parse(text) : null
}

export const oneRule = {
  rules: [
    {
      key: 'heat-pumps',
      name: 'Heat pumps go to the nearest',
      when: { fact: 'productLine', operator: 'equal', value: 'Heat pump' },
      then: {
        do: 'distribute',
        pool: { withinKm: 300 },
        orders: ['nearest'],
        window: { minutes: 240, clock: 'wall' },
      },
    },
  ],
}

async function publish(admin: Person): Promise<void> {
  await admin.put('/rules/draft', { revision: 0, content: oneRule })
  const { draft } = await admin.get('/rules')
  await admin.post('/rules/publish', { revision: draft.revision, note: 'The first', despite: true })
}

/** Mails are written by a sweep right after what causes them, so the newest one may be a moment away. */
async function mailedLink(admin: Person, kind: string, to: string): Promise<string> {
  for (let attempt = 1; attempt <= 150; attempt++) {
    const { rows } = await admin.get(`/mails?kind=${kind}&search=${encodeURIComponent(to)}`)
    if (rows.length) {
      const { text } = await admin.get(`/mails/${rows[0].id}`)
      const link = /https?:\/\/\S+#\S+/.exec(text)?.[0]
      if (!link) throw new Error(`The mail ${kind} to ${to} has no link:\n${text}`)
      return link
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`No mail ${kind} to ${to} was written`)
}
