import { expect, looksRight, test } from './story.ts'

test('the link of a mail shows the offer, and only a press accepts it', async ({ page, network }) => {
  const { lead } = await network.lead({ lastName: 'Fernau' })
  const link = await network.mailedLink('offer_made', network.alpen.admin.email)

  await page.goto(link)
  const accept = page.getByRole('button', { name: /^Accept/ })
  await looksRight(page, accept)
  await expect(page.getByText('Fernau')).toHaveCount(0)
  await page.reload()
  await expect(accept).toBeVisible()
  expect((await network.manager.get(`/leads/${lead.id}`)).status).toBe('offered')

  await accept.click()
  await looksRight(page, page.getByText('Thank you. The lead is yours.'))
  expect((await network.manager.get(`/leads/${lead.id}`)).status).toBe('accepted')

  await page.reload()
  await expect(page.getByText('Erika Fernau')).toBeVisible()
  await expect(accept).toHaveCount(0)

  await page.getByRole('button', { name: /^Undo accepting/ }).click()
  await looksRight(page, page.getByText(/^Taken back/))
  await expect(page.getByText('Fernau')).toHaveCount(0)
  expect((await network.manager.get(`/leads/${lead.id}`)).status).toBe('offered')
})

test('a broken link says so and shows the way', async ({ page }) => {
  await page.goto('/answer#not-a-token')
  await looksRight(page, page.getByText('This link is no longer valid'))
})
