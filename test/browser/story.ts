import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test as base } from '@playwright/test'
import type { Network, Person } from './network.ts'
import { aNetwork } from './network.ts'

interface Stage {
  /** A manufacturer of this story's own. */
  network: Network
  /** Opens the portal as this person, who need not sign in. */
  as(person: Person, path: string): Promise<Page>
}

/** A story told in the built portal; one that broke in the page or was refused by its policy has failed. */
export const test = base.extend<Stage>({
  network: async ({ baseURL }, use) => {
    const network = await aNetwork(baseURL!)
    await use(network)
    await network.leave()
  },
  page: async ({ page }, use) => {
    const faults = watch(page)
    await use(page)
    expect(faults, 'nothing breaks in the page').toEqual([])
  },
  as: async ({ page, context }, use) => {
    await use(async (person, path) => {
      await context.clearCookies()
      await context.addCookies((await person.cookies()).cookies)
      await page.goto(path)
      return page
    })
  },
})

function watch(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error.stack ?? error)))
  page.on('console', (message) => {
    // An answer that the story asks for, such as a refusal, is written to the console by the browser itself.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text())
  })
  return faults
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/**
 * Waits until the screen stands, and looks at it as axe does: no violation, and nothing sideways of a phone's edge.
 *
 * @param standing what must be visible first
 */
export async function looksRight(page: Page, standing: Locator): Promise<void> {
  await expect(standing).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await still(page)
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
  )
  expect(found, `axe on ${page.url()}`).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

/** Half-faded text has half its contrast: waits for what moves to come to rest. */
async function still(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity,
      ),
  )
}

export { expect } from '@playwright/test'
