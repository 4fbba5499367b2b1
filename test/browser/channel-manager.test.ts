import { expect, looksRight, test } from './story.ts'

test('a channel manager finds a lead, sees why it went there, and sees the scorecard change', async ({
  network,
  as,
}) => {
  const { lead } = await network.lead({ lastName: 'Muster' })
  const page = await as(network.manager, '/today')
  await looksRight(page, page.getByRole('heading', { name: 'Today', level: 1 }))

  await page.goto('/leads')
  await page.getByRole('link', { name: 'Erika Muster' }).click()
  await looksRight(page, page.getByRole('heading', { name: 'Why it went there' }))
  await page.goto(`/leads/${lead.id}`)
  const why = page
    .locator('section', { has: page.getByRole('heading', { name: 'Why it went there' }) })
    .first()
  await expect(why.getByText(/Alpen Solar came first of 1/)).toBeVisible()
  await expect(why.getByRole('link', { name: 'Heat pumps go to the nearest' })).toBeVisible()
  await expect(why.getByText('Version 1')).toBeVisible()
  await expect(why.getByRole('listitem').filter({ hasText: 'Alpen Solar' }).getByText('chosen')).toBeVisible()
  await expect(why.getByText('2 partners passed over')).toBeVisible()
  await why.getByText('no capacity left').click()
  await looksRight(page, why.getByRole('link', { name: 'Isar Klima' }))

  await page.goto(`/partners/${network.alpen.id}`)
  const scorecard = page.locator('section', { has: page.getByRole('heading', { name: 'Scorecard' }) }).first()
  await expect(scorecard.getByText('Accepted 0')).toBeVisible()
  const { rows } = await network.alpen.admin.get('/offers')
  await network.alpen.admin.post(`/offers/${rows[0].id}/accept`, {})
  await page.reload()
  await expect(scorecard.getByText('1 offer', { exact: true })).toBeVisible()
  await expect(scorecard.getByText('Accepted 1')).toBeVisible()
  await looksRight(page, scorecard.getByRole('row', { name: /^Acceptance.*100/ }))
})

test('a rules draft with an error is refused at its place, and live rules stay', async ({ network, as }) => {
  const page = await as(network.admin, '/rules?tab=json')
  const editor = page.getByRole('textbox', { name: 'Rules as JSON' })
  await looksRight(page, editor)
  const text = await editor.inputValue()
  await editor.fill(text.replace('"productLine"', '"productLime"'))
  await page.getByRole('button', { name: 'Check and save' }).click()
  await looksRight(page, page.getByText('1 place to mend'))
  await expect(page.getByText('/rules/0/when/fact')).toBeVisible()
  expect((await network.admin.get('/rules')).draft).toBeNull()

  await editor.fill(text.replace('Heat pumps go to the nearest', 'Heat pumps first'))
  await page.getByRole('button', { name: 'Check and save' }).click()
  await page.getByRole('button', { name: 'Publish …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('What the draft changes').click()
  await expect(dialog.getByText(/Heat pumps go to the nearest.*Heat pumps first/)).toBeVisible()
  // Other products have no rule: the check says so, and a person decides.
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await looksRight(page, dialog.getByText(/^The check found/))
  expect((await network.admin.get('/rules')).version).toBe(1)
  await dialog.getByRole('checkbox', { name: 'I have seen this' }).check()
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await expect.poll(async () => (await network.admin.get('/rules')).version).toBe(2)
})

test('rules are rolled back from their version’s page', async ({ network, as }) => {
  const before = await network.admin.get('/rules')
  const content = { ...before.content, rules: [] }
  const saved = await network.admin.put('/rules/draft', { revision: 0, content })
  await network.admin.post('/rules/publish', { revision: saved.draft.revision, despite: true })
  const page = await as(network.manager, '/rules/versions')
  await looksRight(page, page.getByRole('row', { name: /Version 2.*Live/ }))
  await page.getByRole('link', { name: 'Version 1' }).click()
  await page.getByRole('button', { name: 'Roll back to this version' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Nobody gets a lead')
  await looksRight(page, dialog.getByText(/published as version 3/))
  await dialog.getByRole('button', { name: 'Roll back' }).click()
  await expect.poll(async () => (await network.admin.get('/rules')).version).toBe(3)
  const now = await network.admin.get('/rules')
  expect([now.note, now.content]).toEqual(['Nobody gets a lead', before.content])
})
