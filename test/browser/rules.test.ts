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

test.describe('at a desk', () => {
  test.skip(({ isMobile }) => isMobile, 'a phone has no keyboard')

  test('a rule is added, built, moved and published without a mouse', async ({ network, as }) => {
    const page = await as(network.manager, '/rules')
    await expect(
      page.getByRole('button', { name: 'Heat pumps go to the nearest', exact: true }),
    ).toBeVisible()
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
})

test('what two people typed is shown side by side, and nothing is lost', async ({ network, as }) => {
  const page = await as(network.manager, '/rules?rule=heat-pumps')
  const name = page.getByRole('textbox', { name: 'Name' })
  await expect(name).toHaveValue('Heat pumps go to the nearest')
  const theirs = { rules: [{ ...oneRule.rules[0], name: 'Theirs' }] }
  await network.admin.put('/rules/draft', { revision: 0, content: theirs })
  await name.fill('Mine')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('"name": "Theirs"')).toBeVisible()
  await looksRight(page, dialog.getByText('"name": "Mine"'))
  await dialog.getByRole('button', { name: 'Save yours' }).click()
  await expect.poll(async () => (await network.admin.get('/rules')).draft.rules[0].name).toBe('Mine')
})

test('without a connection the draft is kept on the device, and saved when it is back', async ({
  network,
  as,
  context,
}) => {
  const page = await as(network.manager, '/rules?rule=heat-pumps')
  const name = page.getByRole('textbox', { name: 'Name' })
  await expect(name).toHaveValue('Heat pumps go to the nearest')
  await context.setOffline(true)
  await name.fill('Typed offline')
  await expect(page.getByText('No connection.')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect((await network.admin.get('/rules')).draft.rules[0].name).toBe('Typed offline')
})

test('a fault is shown at its field, and what is unfinished waits on the device', async ({ network, as }) => {
  const page = await as(network.manager, '/rules?rule=heat-pumps')
  const within = page.getByRole('textbox', { name: 'Within' }).first()
  await within.fill('99999')
  await looksRight(page, page.getByText('Not saved: 1 place to mend'))
  await expect(within).toHaveAttribute('aria-invalid', 'true')
  await within.fill('150')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()

  await page.getByRole('button', { name: 'Condition', exact: true }).click()
  await expect(page.getByText('1 place to fill in before it is saved')).toBeVisible()
  await page.reload()
  await looksRight(page, page.getByText('1 place to fill in before it is saved'))
})

test('a radius is drawn around a postal code, with the partners inside', async ({ network, as }) => {
  const page = await as(network.manager, '/rules?rule=heat-pumps')
  const condition = page.getByRole('group', { name: 'Condition 1' })
  await condition.getByRole('combobox', { name: 'What is asked' }).fill('distance')
  await page.getByRole('option', { name: 'Distance from a place' }).click()
  await condition.getByRole('textbox', { name: 'Kilometres around' }).fill('60')
  await condition.getByRole('combobox', { name: 'Country' }).fill('Germany')
  await page.getByRole('option', { name: 'Germany' }).click()
  await condition.getByRole('textbox', { name: 'Postal code' }).fill('80331')
  await looksRight(page, page.getByRole('img', { name: /60 km around 80331 München, DE. 2 partners inside/ }))
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
})

test('a whole set is added from the templates', async ({ network, as }) => {
  const page = await as(network.manager, '/rules')
  await page.getByRole('button', { name: 'Templates' }).click()
  const dialog = page.getByRole('dialog')
  await looksRight(page, dialog.getByRole('heading', { name: 'Installers' }))
  await dialog.getByRole('button', { name: 'Add all 4 rules' }).click()
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect((await network.admin.get('/rules')).draft.rules).toHaveLength(5)
})
