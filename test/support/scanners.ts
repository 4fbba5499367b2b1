import type { BrowserContext, Page } from 'playwright-core'

/** What a scanner saw, for the judge: how the pages were protected, and where a token went. */
export interface Seen {
  headers: { url: string; headers: Record<string, string> }[]
  requests: { method: string; url: string; referer: string | null }[]
}

const agents: Record<string, string>[] = [
  {},
  { 'user-agent': 'Mozilla/5.0 (compatible; SafeLinks)', purpose: 'prefetch' },
  { 'sec-purpose': 'prefetch;prerender' },
  { 'x-moz': 'prefetch', 'user-agent': 'BarracudaSentinel/1.0' },
]

/** Asks for a link as gateways do, by every method that is said to be safe, with and without saying that it prefetches. */
export async function fetchLikeAGateway(link: string, seen: Seen): Promise<void> {
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    for (const headers of agents) {
      const answer = await fetch(link, { method, headers, redirect: 'follow' })
      await answer.arrayBuffer()
      seen.headers.push({ url: link, headers: Object.fromEntries(answer.headers) })
    }
}

/** Reads the token out of a link and asks every way behind it, but never posts. */
export async function readLikeASpy(link: string, paths: readonly string[]): Promise<number[]> {
  const { origin, hash } = new URL(link)
  const statuses: number[] = []
  for (const path of paths)
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const answer = await fetch(`${origin}${path}`, { method, headers: { 'x-baton-link': hash.slice(1) } })
      await answer.arrayBuffer()
      statuses.push(answer.status)
    }
  return statuses
}

/** Follows what a page's HTML names, two clicks deep, without running anything. */
export async function crawl(link: string, visited: Set<string>, depth = 2): Promise<void> {
  const { origin } = new URL(link)
  const plain = link.split('#')[0]!
  if (depth < 0 || visited.has(plain) || !plain.startsWith(origin)) return
  visited.add(plain)
  const text = await (await fetch(link)).text()
  for (const [, found] of text.matchAll(/(?:href|src|action)="([^"]+)"/g)) {
    const next = new URL(found!.replaceAll('&amp;', '&'), link)
    if (next.origin === origin) await crawl(next.href, visited, depth - 1)
  }
}

/** Opens the link in a browser that runs the page's script, waits, scrolls, and moves over what there is. @returns what it read */
export async function lookLikeASandbox(context: BrowserContext, link: string, seen: Seen): Promise<string> {
  const page = await context.newPage()
  page.on('request', (request) =>
    seen.requests.push({
      method: request.method(),
      url: request.url(),
      referer: request.headers()['referer'] ?? null,
    }),
  )
  await page.goto(link, { waitUntil: 'networkidle' })
  await page.mouse.wheel(0, 2000)
  const boxes = await page
    .locator('button:visible, a:visible, summary:visible')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ x, y }) => [x + 4, y + 4]))
  for (const [x, y] of boxes) await page.mouse.move(x!, y!)
  for (let tab = 0; tab < 8; tab++) await page.keyboard.press('Tab')
  const shown = await page.locator('body').innerText()
  await page.close()
  return shown
}

/** Presses every button once, filling in nothing: what no person would do. */
export async function pressEverything(page: Page): Promise<string[]> {
  const pressed: string[] = []
  for (let nth = 0; nth < 12; nth++) {
    const names = await page.locator('main button:visible').allInnerTexts()
    const next = names.find((name) => !pressed.includes(name))
    if (!next) break
    pressed.push(next)
    await page.locator('main button:visible', { hasText: next }).first().click({ timeout: 15_000 })
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
    await page.waitForLoadState('networkidle')
  }
  return pressed
}
