import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expandOutbox } from '../../server/notifications/expand.ts'
import { samples } from '../../server/notifications/samples.ts'
import { sweepAll } from '../../server/sweeps/run.ts'
import { notificationKinds } from '../../shared/codes.ts'
import { aChromium, flags } from '../browser/chromium.ts'
import { oweIn } from '../support/notifications.ts'
import { aPartnerPerson } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, ask, leadNo } from '../support/racers.ts'
import type { Seen } from '../support/scanners.ts'
import {
  crawl,
  fetchLikeAGateway,
  lookLikeASandbox,
  pressEverything,
  readLikeASpy,
} from '../support/scanners.ts'
import { served } from '../support/served.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let net: Network
let server: { url: string; close(): Promise<void> }
let browser: Browser
let found: Awaited<ReturnType<typeof aChromium>>
let offerId: string
let opportunityId: string
let links: { kind: string; link: string }[]
let every: typeof links
let kinds: Set<string>
const seen: Seen = { headers: [], requests: [] }

beforeAll(async () => {
  world = await aWorld()
  server = await served(world)
  found = await aChromium()
  browser = await chromium.launch({
    executablePath: found.executablePath,
    args: flags,
    env: { ...process.env, ...found.env } as Record<string, string>,
  })
  net = await aNetworkOf(world, [{ name: 'One' }])
  const partnerId = net.partners[0]!.id
  const one = await aPartnerPerson(world, net.tenantId, partnerId, 'partner_admin')
  const worked = await net.admin.post('/api/leads', leadNo(1))
  opportunityId = (await one.post(`/api/offers/${worked.body.offer.id}/accept`)).body.opportunityId
  const open = await net.admin.post('/api/leads', leadNo(2))
  offerId = open.body.offer.id
  for (const kind of notificationKinds) {
    const isCustomers = kind === 'customer_introduction' || kind === 'customer_check'
    const toAddress = kind === 'invitation' || kind === 'password_reset'
    const audience = toAddress ? 'address' : isCustomers ? 'customer' : 'partner'
    const leadId = kind.startsWith('offer') ? open.body.lead.id : worked.body.lead.id
    const about = { audience, partnerId, leadId, offerId, opportunityId, data: samples[kind] }
    await oweIn(world, net.tenantId, { kind, ...about } as Parameters<typeof oweIn>[2])
    if (kind.startsWith('o') || kind.startsWith('h'))
      await oweIn(world, net.tenantId, { kind, ...about, audience: 'channel_managers' } as Parameters<
        typeof oweIn
      >[2])
  }
  await sweepAll(world.runtime, [expandOutbox])
  const mails = await ask<{ kind: string; html: string }>(world, 'select kind, html from mails')
  const all = mails.flatMap(({ kind, html }) =>
    [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => ({ kind, link: link!.replaceAll('&amp;', '&') })),
  )
  kinds = new Set(all.map(({ kind }) => kind))
  // What samples name elsewhere is looked for here.
  const own = all.map(({ kind, link }) => ({
    kind,
    link: link.replace(/^https?:\/\/(?!127\.0\.0\.1)[^/]+/, server.url),
  }))
  every = own
  links = [...new Map(own.map((one) => [one.link, one])).values()]
})
afterAll(async () => {
  await browser.close()
  found.remove()
  await server.close()
  await world.close()
})

/** Every row of every table but those that note who is signed in or tried to. */
async function everything(): Promise<Record<string, unknown>> {
  const tables = await ask<{ name: string }>(
    world,
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
     and table_name not in ('sessions', 'attempts', 'sign_in_attempts') order by 1`,
  )
  const dump: Record<string, unknown> = {}
  for (const { name } of tables)
    dump[name] = (await ask<{ row: string }>(world, `select to_jsonb(t)::text as row from ${name} t`))
      .map(({ row }) => row)
      .sort()
  return dump
}

const linkOf = (kind: string) => every.find((one) => one.kind === kind && one.link.includes('#'))!.link

/** Ids apart, what page a link opens; answer pages with each answer and token. */
const pageOf = (link: string) => link.replace(/[0-9a-f-]{36}/g, ':id')

const spied = ['', '/accept', '/decline', '/ask-for-time', '/undo-accept', '/opportunity'].map(
  (path) => `/api/answer${path}`,
)

describe('a fleet of mail scanners', () => {
  test('finds links in mails of every kind', () => {
    expect(kinds).toEqual(new Set(notificationKinds))
    expect(links.filter(({ link }) => link.includes('/answer?say=')).length).toBeGreaterThanOrEqual(3)
    expect(
      links.filter(({ link }) => link.includes('/answer/opportunity?say=')).length,
    ).toBeGreaterThanOrEqual(6)
  })

  test('changes nothing, whatever it asks for and follows', async () => {
    const before = await everything()
    const visited = new Set<string>()
    for (const { link } of links) {
      await fetchLikeAGateway(link, seen)
      await crawl(link, visited)
      if (link.includes('#')) {
        const statuses = await readLikeASpy(link, spied)
        expect(statuses.filter((status) => status >= 500)).toEqual([])
      }
    }
    expect(await everything()).toEqual(before)
  })

  test('changes nothing in a browser that runs the pages, waits, scrolls and points', async () => {
    const before = await everything()
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const shown = new Map<string, string>()
    const looked = [...new Map(links.map(({ link }) => [pageOf(link), link])).values()]
    for (const link of looked) shown.set(pageOf(link), await lookLikeASandbox(context, link, seen))
    await context.close()
    expect(await everything()).toEqual(before)
    expect(shown.get(pageOf(linkOf('offer_reminder'))), 'the pages stood').toContain('Accept')
    expect(shown.get(pageOf(linkOf('first_contact_due'))), 'with their buttons').toContain('Called')
    expect(seen.requests.filter(({ method }) => method !== 'GET')).toEqual([])
  }, 300_000)

  test('and no token is left in an address, a referrer or the log; no page is kept or framed', () => {
    const tokens = links.flatMap(({ link }) => new URL(link).hash.slice(1) || [])
    expect(tokens.length).toBeGreaterThan(10)
    const told = JSON.stringify([
      seen.requests.map(({ url, referer }) => [url.split('#')[0], referer]),
      world.logged,
    ])
    expect(tokens.filter((token) => told.includes(token))).toEqual([])
    const answers = seen.headers.filter(({ url }) => new URL(url).pathname.startsWith('/answer'))
    expect(answers.length).toBeGreaterThan(20)
    for (const { headers } of answers) {
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['x-frame-options']).toBe('DENY')
      if (headers['content-type']?.includes('html')) {
        expect(headers['cache-control']).toBe('no-store')
        expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      }
    }
  })
})

describe('whoever presses every button blindly', () => {
  const opened = async (kind: string) => {
    const page = await browser.newPage()
    await page.goto(linkOf(kind), { waitUntil: 'networkidle' })
    return page
  }

  test('accepts, and takes it back with the next press; what wants a reason does not happen', async () => {
    const page = await opened('offer_reminder')
    const pressed = await pressEverything(page)
    expect(pressed.length).toBeGreaterThan(1)
    await page.close()
    const offers = await ask<{ status: string; undone: boolean }>(
      world,
      `select status, accept_undone_at is not null as undone from offers where id = '${offerId}'`,
    )
    expect(pressed[0]).toBe('Accept')
    expect(offers).toEqual([{ status: 'open', undone: true }])
  })

  test('may note what was not done, but does not close an opportunity', async () => {
    const page = await opened('first_contact_due')
    expect((await pressEverything(page)).length).toBeGreaterThan(1)
    await page.close()
    const rows = await ask<{ status: string }>(
      world,
      `select status from opportunities where id = '${opportunityId}'`,
    )
    expect(rows).toEqual([{ status: 'open' }])
  })
})
