import type { Locator, Page } from '@playwright/test'
import { oneRule } from './network.ts'
import { expect, looksRight, test } from './story.ts'

/** Walks by Tab, or back by Shift+Tab, until the focus is where it is wanted, as somebody without a mouse does. */
async function walkTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < 120; step++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${String(wanted)} is not reached by ${key}`)
}

test('a rule is added, built, moved and published without a mouse', async ({ network, as }) => {
  const page = await as(network.manager, '/rules')
  await expect(page.getByRole('button', { name: 'Heat pumps go to the nearest', exact: true })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('Munich in turn')

  const condition = page.getByRole('group', { name: 'Condition 1' })
  await walkTo(page, condition.getByRole('combobox', { name: 'What is asked' }))
  await page.keyboard.type('postal')
  await page.keyboard.press('Enter')
  await walkTo(page, condition.getByRole('textbox', { name: 'Postal codes and ranges' }))
  await page.keyboard.type('80, 85000-85999')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  await looksRight(page, page.getByText(/postal code starts with 80 or postal code lies between/))

  await walkTo(page, page.getByRole('button', { name: 'Condition', exact: true }))
  await page.keyboard.press('Enter')
  const second = page.getByRole('group', { name: 'Condition 2' })
  await expect(second.getByRole('combobox', { name: 'What is asked' })).toBeFocused()
  await page.keyboard.type('customer')
  await page.keyboard.press('Enter')
  await walkTo(page, second.getByRole('checkbox', { name: 'Business' }))
  await page.keyboard.press('Space')
  await expect(page.getByText(/and customer type is business/)).toBeVisible()

  await walkTo(page, page.getByRole('button', { name: 'Munich in turn', exact: true }), 'Shift+Tab')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByRole('status').getByText('Munich in turn: now 1 of 2')).toBeAttached()
  await expect(page.getByRole('button', { name: 'Munich in turn', exact: true })).toBeFocused()
  await expect
    .poll(async () =>
      (await network.manager.get('/rules')).draft?.rules.map((one: { name: string }) => one.name),
    )
    .toEqual(['Munich in turn', 'Heat pumps go to the nearest'])

  await walkTo(page, page.getByRole('button', { name: 'Publish …' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const publish = dialog.getByRole('button', { name: /^Publish/ })
  await walkTo(page, publish)
  await page.keyboard.press('Enter')
  // These rules leave other products to nobody, so publishing asks first.
  const despite = dialog.getByRole('checkbox')
  await looksRight(page, despite)
  await walkTo(page, despite)
  await page.keyboard.press('Space')
  await walkTo(page, publish)
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await network.manager.get('/rules')).version).toBe(2)
})

test('a rule is dragged below another, and what is deleted comes back', async ({ network, as }) => {
  const second = { ...oneRule.rules[0]!, key: 'second', name: 'The second' }
  await network.admin.put('/rules/draft', { revision: 0, content: { rules: [oneRule.rules[0], second] } })
  const page = await as(network.manager, '/rules')
  const names = async () =>
    (await network.manager.get('/rules')).draft.rules.map((one: { key: string }) => one.key)
  const row = (key: string) => page.locator(`[data-key="${key}"]`)
  await row('second').hover()
  await row('second')
    .locator('.cursor-grab')
    .dragTo(row('heat-pumps'), { targetPosition: { x: 200, y: 8 } })
  await expect.poll(names).toEqual(['second', 'heat-pumps'])

  await page.getByRole('button', { name: 'What to do with The second' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(row('second')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row('second')).toBeVisible()
  await expect.poll(names).toEqual(['second', 'heat-pumps'])
})
