import type { Page } from '@playwright/test'
import type { Network } from './network.ts'
import { expect, looksRight, test } from './story.ts'

/** A lead that is won, one that is worked, one that is offered, and one that nobody takes. */
async function aBusyDay(network: Network): Promise<{ opportunity: string; lead: string }> {
  const partner = network.alpen.admin
  for (const lastName of ['Gewinn', 'Arbeit']) {
    await network.lead({ lastName })
    const { rows } = await partner.get('/offers')
    await partner.post(`/offers/${rows[0].id}/accept`, {})
  }
  const { rows } = await partner.get('/opportunities')
  await partner.post(`/opportunities/${rows[0].id}/win`, { orderValue: 17_500, reason: 'price' })
  const { lead } = await network.lead({ lastName: 'Offen' })
  await network.admin.post('/leads', {
    company: { name: 'Nirgends AG' },
    address: { country: 'DE', postalCode: '10115' },
    need: { productLine: 'Photovoltaics' },
  })
  return { opportunity: rows[1].id, lead: lead.id }
}

/** Goes to each page and looks at it; nothing of it may be a fault page. */
async function walk(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: 'There is nothing here' })).toHaveCount(0)
    await looksRight(page, page.getByRole('heading', { level: 1 }))
  }
}

const ofPartner = (opportunity: string) => [
  '/inbox',
  '/inbox?tab=snoozed',
  '/inbox?tab=answered',
  '/opportunities',
  '/opportunities?view=board',
  `/opportunities/${opportunity}`,
  '/tasks',
  '/results',
  '/team',
  '/account',
]

/** What a mail's link leads to; without a valid one each says so. */
const inTheOpen = [
  '/answer#none',
  '/answer/opportunity#none',
  '/answer/reply#none',
  '/status#none',
  '/sign-in',
]

const ofManufacturer = (lead: string, network: Network, opportunity: string) => [
  '/today',
  '/leads',
  '/leads?status=unassigned',
  `/leads?open=${lead}`,
  '/leads/new',
  `/leads/${lead}`,
  '/opportunities',
  '/opportunities?view=board',
  `/opportunities/${opportunity}`,
  '/partners',
  `/partners/${network.alpen.id}`,
  '/results',
  '/rules',
  '/rules?rule=heat-pumps',
  '/rules?rule=~',
  '/rules?tab=scoring',
  '/rules?tab=ladders',
  '/rules?tab=json',
  '/rules/versions',
  '/rules/versions/1',
  '/mails',
  '/mails?view=received',
  '/mails?view=unwritten',
  '/settings',
  '/settings/manufacturer',
  '/settings/mails',
  '/settings/connections',
  '/follow-ups',
  '/fields',
  '/account',
]

test.setTimeout(300_000)

test('every screen of the partner looks right', async ({ network, as }) => {
  const { opportunity } = await aBusyDay(network)
  await walk(await as(network.alpen.admin, '/inbox'), ofPartner(opportunity))
})

test('every screen of those who are not signed in looks right', async ({ page }) => {
  await walk(page, inTheOpen)
})

test('every screen of the manufacturer looks right', async ({ network, as }) => {
  const { opportunity, lead } = await aBusyDay(network)
  await walk(await as(network.admin, '/today'), ofManufacturer(lead, network, opportunity))
})

test('in German every screen of the partner speaks German', async ({ network, as, page }) => {
  const { opportunity } = await aBusyDay(network)
  await as(network.alpen.admin, '/account')
  await page.getByText('Deutsch', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await walk(page, [`/opportunities/${opportunity}`, '/tasks', '/team', '/account', '/inbox'])
  await expect(page.getByRole('heading', { name: 'Eingang', level: 1 })).toBeVisible()
})

test('in German every screen speaks German', async ({ network, as, page }) => {
  const { opportunity, lead } = await aBusyDay(network)
  await as(network.admin, '/account')
  await page.getByText('Deutsch', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await walk(page, [
    '/today',
    `/leads/${lead}`,
    `/opportunities/${opportunity}`,
    '/follow-ups',
    '/rules?tab=ladders',
  ])
  await expect(page.getByText('Die übliche Eskalation')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Regeln', level: 1 })).toBeVisible()
})
