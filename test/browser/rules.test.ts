import { oneRule } from './network.ts'
import { expect, looksRight, test } from './story.ts'

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
