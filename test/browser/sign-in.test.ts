import { password } from './network.ts'
import { expect, looksRight, test } from './story.ts'

test('a partner signs in and lands in the inbox', async ({ page, network }) => {
  await page.goto('/')
  await looksRight(page, page.getByRole('heading', { name: 'Sign in', level: 1 }))
  await page.getByLabel('E-mail').fill(network.alpen.admin.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await looksRight(page, page.getByRole('alert').first())
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/inbox$/)
  await looksRight(page, page.getByRole('heading', { name: 'Inbox', level: 1 }))
  await expect(page.getByText('You are all caught up.')).toBeVisible()
})

test('a channel manager signs in and lands on Today', async ({ page, network }) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(network.manager.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/today$/)
  await looksRight(page, page.getByRole('heading', { name: 'Today', level: 1 }))
})

test('who is not signed in is asked to, and comes back to the page', async ({ page, network }) => {
  await page.goto('/results')
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await page.getByLabel('E-mail').fill(network.alpen.admin.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await looksRight(page, page.getByRole('heading', { name: 'Results', level: 1 }))
})

test('a forgotten password is replaced by the link of a mail', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgotten password?' }).click()
  await looksRight(page, page.getByRole('heading', { name: 'Choose a new password', level: 1 }))
  await page.getByLabel('E-mail').fill('nobody@example.com')
  await page.getByRole('button', { name: 'Send link' }).click()
  await looksRight(page, page.getByText('If nobody@example.com is known here'))
})
